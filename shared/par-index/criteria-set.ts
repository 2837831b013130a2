/**
 * A criteria set of the PAR index: what one decision lays down for the units of certain groups in
 * one year. Fields hold criteria; a criterion is scored itself or through its component criteria,
 * and points add up from the bottom: components to their criterion, criteria to the set.
 *
 * Scores of units (self-score with evidence, rounds of appraisal with reasons, survey points, final
 * score) hang on the ids of scored criteria; they are no part of the set.
 */
import { issue, type Issue } from '../kernel/issue.ts';
import type { LocalText } from '../kernel/local-text.ts';
import { add, fraction, fractionOfDecimal, toNumber } from '../statistics/fraction.ts';
import type { ScoredCriterion } from './criterion-function.ts';

export interface NamedScoredCriterion extends ScoredCriterion {
  readonly name: LocalText;
}

/** A criterion whose points are those of its component criteria together. */
export interface ComposedCriterion {
  readonly id: string;
  readonly name: LocalText;
  readonly maximumPoints: number;
  readonly components: readonly NamedScoredCriterion[];
}

export type Criterion = NamedScoredCriterion | ComposedCriterion;

/** A field of reform ("lĩnh vực"). */
export interface CriteriaField {
  readonly id: string;
  readonly name: LocalText;
  readonly criteria: readonly Criterion[];
}

export interface CriteriaSet {
  readonly id: string;
  readonly year: number;
  /** Number of the decision that lays it down, e.g. `1941/QĐ-UBND`. */
  readonly decision: string;
  /** Unit groups that it applies to. */
  readonly unitGroups: readonly string[];
  readonly maximumPoints: number;
  readonly fields: readonly CriteriaField[];
}

/** Every criterion that gets points of its own, in order. */
export function scoredCriteria(set: CriteriaSet): NamedScoredCriterion[] {
  return set.fields.flatMap((field) => field.criteria).flatMap((each) => ('components' in each ? each.components : [each]));
}

/** Issues of a set: ids used twice, points that do not add up, steps that are not in falling order or worth more than their criterion. */
export function criteriaSetIssues(set: CriteriaSet): Issue[] {
  const criteria = set.fields.flatMap((field, fieldIndex) => field.criteria
    .map((criterion, index) => ({ criterion, path: `fields[${fieldIndex}].criteria[${index}]` })));
  return [
    ...sumIssues(set.maximumPoints, criteria.map((each) => each.criterion), 'maximumPoints'),
    ...criteria.flatMap(({ criterion, path }) => ('components' in criterion
      ? [
        ...sumIssues(criterion.maximumPoints, criterion.components, `${path}.maximumPoints`),
        ...criterion.components.flatMap((each, index) => stepIssues(each, `${path}.components[${index}]`)),
      ]
      : stepIssues(criterion, path))),
    ...duplicateIssues(criteria),
  ];
}

function sumIssues(stated: number, parts: readonly { readonly maximumPoints: number }[], path: string): Issue[] {
  const sum = toNumber(parts.reduce((total, each) => add(total, fractionOfDecimal(each.maximumPoints)), fraction(0)));
  return sum === stated ? [] : [issue('points.bad_sum', path, { sum, stated })];
}

function stepIssues({ function: rule, maximumPoints }: ScoredCriterion, path: string): Issue[] {
  if (rule.kind !== 'step') return [];
  return rule.thresholds.flatMap((each, index): Issue[] => {
    const at = `${path}.function.thresholds[${index}]`;
    const above = rule.thresholds[index - 1];
    if (each.points > maximumPoints) return [issue('points.above_maximum', at, { points: each.points, maximum: maximumPoints })];
    if (above !== undefined && (each.from >= above.from || each.points >= above.points)) return [issue('points.not_falling', at)];
    return [];
  });
}

function duplicateIssues(criteria: readonly { readonly criterion: Criterion; readonly path: string }[]): Issue[] {
  const seen = new Set<string>();
  const ids = criteria.flatMap(({ criterion, path }) => [
    { id: criterion.id, path },
    ...('components' in criterion ? criterion.components.map((each, index) => ({ id: each.id, path: `${path}.components[${index}]` })) : []),
  ]);
  return ids.flatMap(({ id, path }): Issue[] => {
    const isTaken = seen.has(id);
    seen.add(id);
    return isTaken ? [issue('reference.duplicate', `${path}.id`, { id })] : [];
  });
}
