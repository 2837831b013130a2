/** The figures of one scope of a report: exact indices, and how sure each is. */
import { computeScope, type ComputedScope } from '../index-methods/compute.ts';
import type { NamedFigure, Precision, ScopeFigures } from '../index-methods/figures.ts';
import type { CompositePlan, IndexPlan } from '../index-methods/index-plan.ts';
import type { ScopeSums } from '../index-methods/scope-counts.ts';
import { scopePrecision } from '../precision/scope-precision.ts';
import type { LinearScope } from '../precision/linear-scope.ts';

/** Exact indices and linearised sample of a scope. */
export interface MeasuredScope<Linear extends LinearScope = LinearScope> {
  readonly computed: ComputedScope;
  readonly linear: Linear;
}

export interface ScopeResult {
  readonly figures: ScopeFigures;
  /** Design effects, by figure. */
  readonly effects: readonly (number | null)[];
}

export interface ResultOptions {
  readonly plan: IndexPlan;
  /** Whether a criterion's interval is Wilson's: no design at all, and the scope pools its answers. */
  readonly isWilson: boolean;
  readonly groupEffects?: readonly (number | null)[];
}

export function scopeResult({ computed, linear }: MeasuredScope, { plan, isWilson, groupEffects }: ResultOptions): ScopeResult {
  const { figures, indices } = computed;
  const precision = scopePrecision(linear, {
    indices: [...indices.criteria, ...indices.composites],
    wilsonOf: (at) => (isWilson ? figures.criteria[at] ?? null : null),
    ...(groupEffects === undefined ? {} : { groupEffects }),
  });
  return { figures: withPrecision(plan, figures, precision), effects: precision.map((each) => each.deff) };
}

/** Exact indices of a scope; with `units`, their means. */
export function computed(plan: IndexPlan, sums: ScopeSums, units?: readonly MeasuredScope[]): ComputedScope {
  return computeScope(plan, sums, units?.map((each) => each.computed));
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
