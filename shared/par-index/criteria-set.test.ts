import { describe, expect, it } from 'vitest';
import { expectWorded } from '../languages/worded.contract.ts';
import { criteriaSetIssues, scoredCriteria, type CriteriaSet, type Criterion, type NamedScoredCriterion } from './criteria-set.ts';

const scored = (id: string, maximumPoints: number, rule: NamedScoredCriterion['function'] = { kind: 'manual' }): NamedScoredCriterion =>
  ({ id, name: { vi: id }, maximumPoints, function: rule });
const composed = (id: string, maximumPoints: number, ...components: NamedScoredCriterion[]): Criterion => ({ id, name: { vi: id }, maximumPoints, components });
/** As in Hà Nội: fields whose criteria have components stand beside fields whose criteria are scored themselves. */
const set = (...criteria: Criterion[]): CriteriaSet => ({
  id: 's', year: 2025, decision: '1/QĐ-UBND', unitGroups: ['g'], maximumPoints: 100,
  fields: [{ id: 'f1', name: { vi: 'Chỉ đạo, điều hành' }, criteria: criteria.slice(0, 1) }, { id: 'f2', name: { vi: 'Hiện đại hóa' }, criteria: criteria.slice(1) }],
});
const found = (of: CriteriaSet): string[] => criteriaSetIssues(of).map((each) => `${each.path}: ${each.code}`);

describe('a criteria set', () => {
  const whole = set(composed('1', 59.9, scored('1.1', 30.1), scored('1.2', 29.8)), scored('2', 30.1), scored('3', 10, { kind: 'linear', index: 'sipas' }));

  it('has no issues when components add up to their criterion and criteria to the whole, decimals included', () => {
    expect(found(whole)).toEqual([]);
  });

  it('is scored at its components, and at the criteria that have none', () => {
    expect(scoredCriteria(whole).map((each) => each.id)).toEqual(['1.1', '1.2', '2', '3']);
  });

  const steps = (...thresholds: readonly [from: number, points: number][]) =>
    scored('2', 40, { kind: 'step', index: 'sipas', thresholds: thresholds.map(([from, points]) => ({ from, fromIncluded: true, points })) });

  it.each<[string, CriteriaSet, string]>([
    ['criteria do not add up', set(scored('1', 60), scored('2', 39.99)), 'maximumPoints: points.bad_sum'],
    ['components do not add up', set(composed('1', 60, scored('1.1', 59)), scored('2', 40)), 'fields[0].criteria[0].maximumPoints: points.bad_sum'],
    ['an id stands twice', set(composed('1', 60, scored('2', 60)), scored('2', 40)), 'fields[1].criteria[0].id: reference.duplicate'],
    ['a step is worth more than its criterion', set(scored('1', 60), steps([90, 41])), 'fields[1].criteria[0].function.thresholds[0]: points.above_maximum'],
    ['a higher step stands below a lower one', set(scored('1', 60), steps([80, 20], [90, 10])), 'fields[1].criteria[0].function.thresholds[1]: points.not_falling'],
    ['a lower step is worth as much', set(scored('1', 60), steps([90, 20], [80, 20])), 'fields[1].criteria[0].function.thresholds[1]: points.not_falling'],
  ])('tells when %s', (_what, broken, expected) => {
    expect(found(broken)).toEqual([expected]);
    expectWorded(criteriaSetIssues(broken));
  });
});
