/** The figures of one scope of a report: exact indices, and how sure each is. */
import type { ComputedScope } from '../index-methods/compute.ts';
import type { NamedFigure, Precision, ScopeFigures } from '../index-methods/figures.ts';
import type { CompositePlan, IndexPlan } from '../index-methods/index-plan.ts';
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
  readonly groupEffects?: readonly (number | null)[];
}

export function scopeResult(
  { computed: { figures, indices }, linear }: { readonly computed: ComputedScope; readonly linear: LinearScope },
  { plan, survey, isWilson, groupEffects }: ResultOptions,
): ScopeResult {
  const precision = scopePrecision(survey, linear, {
    indices: [...indices.criteria, ...indices.composites],
    wilsonOf: (at) => (isWilson ? figures.criteria[at] ?? null : null),
    ...(groupEffects === undefined ? {} : { groupEffects }),
  });
  return { figures: withPrecision(plan, figures, precision), effects: precision.map((each) => each.deff) };
}

function withPrecision(plan: IndexPlan, figures: ScopeFigures, precision: readonly Precision[]): ScopeFigures {
  const first = plan.criteria.length;
  const ofKind = (kind: CompositePlan['kind']): (Precision | undefined)[] =>
    plan.composites.flatMap((each, at) => (each.kind === kind ? [precision[first + at]] : []));
  const added = (list: readonly NamedFigure[], kind: CompositePlan['kind']): NamedFigure[] => {
    const found = ofKind(kind);
    return list.map((each, at) => ({ ...each, ...found[at] }));
  };
  return {
    overall: { ...figures.overall, ...ofKind('overall')[0] },
    parts: added(figures.parts, 'part'),
    groups: added(figures.groups, 'group'),
    criteria: figures.criteria.map((each, at) => ({ ...each, ...precision[at] })),
  };
}
