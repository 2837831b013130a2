/** The figures of one scope of a report: exact indices, and how sure each is. */
import type { ComputedScope } from '../index-methods/compute.ts';
import type { Figure, NamedFigure, Precision, ScopeFigures } from '../index-methods/figures.ts';
import type { CompositePlan, IndexPlan } from '../index-methods/index-plan.ts';
import { overallId } from '../index-methods/composites.ts';
import { atGroupEdge } from '../precision/figure-precision.ts';
import type { LinearScope } from '../precision/linear-scope.ts';
import { scopePrecision } from '../precision/scope-precision.ts';
import type { SurveySample } from '../precision/survey-sample.ts';

export interface ScopeResult {
  readonly figures: ScopeFigures;
  /** Design effects by figure: criteria, then composites. */
  readonly effects: readonly (number | null)[];
}

export interface ResultOptions {
  readonly plan: IndexPlan;
  readonly survey: SurveySample;
  /** Whether a criterion's interval is Wilson's: no design at all, and the scope pools its answers. */
  readonly isWilson: boolean;
}

export function scopeResult(
  { computed: { figures, indices }, linear }: { readonly computed: ComputedScope; readonly linear: LinearScope },
  { plan, survey, isWilson }: ResultOptions,
): ScopeResult {
  const inOrder = figuresInOrder(plan, figures);
  const precision = scopePrecision(survey, linear, {
    indices: [...indices.criteria, ...indices.composites],
    answeredOf: (at) => inOrder[at]?.answered ?? 0,
    wilsonOf: (at) => (isWilson ? figures.criteria[at] ?? null : null),
  });
  return { figures: withPrecision(plan, figures, precision), effects: precision.map((each) => each.deff) };
}

/** Criteria, then composites as the plan has them. */
function figuresInOrder(plan: IndexPlan, { overall, parts, groups, criteria }: ScopeFigures): readonly (Figure | undefined)[] {
  const left = { overall: [overall].values(), part: parts.values(), group: groups.values() };
  return [...criteria, ...plan.composites.map((each): Figure | undefined => left[each.kind].next().value)];
}

/** A unit's figures once the design effects of its group are known: they enter its exact intervals. */
export function withGroupEffects(plan: IndexPlan, result: ScopeResult, effects: readonly (number | null)[]): ScopeResult {
  const { overall, parts, groups, criteria } = result.figures;
  if (![overall, ...parts, ...groups, ...criteria].some((each) => each.reason === 'at_edge')) return result;
  const effectOf = new Map(plan.composites.map((each, at) => [`${each.kind} ${each.id}`, effects[plan.criteria.length + at] ?? null]));
  const adjusted = (list: readonly NamedFigure[], kind: CompositePlan['kind']): NamedFigure[] =>
    list.map((each) => atGroupEdge(each, effectOf.get(`${kind} ${each.id}`) ?? null));
  return {
    ...result,
    figures: {
      overall: atGroupEdge(overall, effectOf.get(`overall ${overallId}`) ?? null),
      parts: adjusted(parts, 'part'), groups: adjusted(groups, 'group'),
      criteria: criteria.map((each, at) => atGroupEdge(each, effects[at] ?? null)),
    },
  };
}

function withPrecision(plan: IndexPlan, figures: ScopeFigures, precision: readonly Precision[]): ScopeFigures {
  const first = plan.criteria.length;
  const ofKind = (kind: CompositePlan['kind']): (Precision | undefined)[] =>
    plan.composites.flatMap((each, at) => (each.kind === kind ? [precision[first + at]] : []));
  const added = (list: readonly NamedFigure[], kind: CompositePlan['kind']): NamedFigure[] => {
    const found = ofKind(kind);
    return list.map((each, at) => sure(each, found[at]));
  };
  return {
    overall: sure(figures.overall, ofKind('overall')[0]),
    parts: added(figures.parts, 'part'),
    groups: added(figures.groups, 'group'),
    criteria: figures.criteria.map((each, at) => sure(each, precision[at])),
  };
}

/** Field by field: a report has thousands of figures, and spreading two objects into a third takes several times as long. */
function sure<F extends Figure>(figure: F, precision: Precision | undefined): F {
  if (precision === undefined) return figure;
  const { se, low, high, deff, df, reason } = precision;
  return { ...figure, se, low, high, deff, df, reason };
}
