/**
 * The exact indices of one scope: of each criterion, and of each composite by the chosen
 * aggregation. What nobody answered has no index and enters no mean.
 *
 * Formulas, with g the gain and b the base of a criterion's answers (both weighted by design):
 *
 *     criterion           g / b
 *     pooled_answers      Σ g / Σ b                    over the composite's criteria
 *     mean_of_criteria    mean of g / b                over the composite's criteria
 *     mean_of_groups      mean of Σ g / Σ b            over its content groups
 *     weighted            Σ w · (Σ g / Σ b) / Σ w      over its content groups
 */
import { meanRatio, weightedMean, type Ratio } from '../statistics/ratio.ts';
import { addWhole, isZero, multiplyWhole, type Whole } from '../statistics/whole.ts';
import type { CompositePlan, IndexPlan } from './index-plan.ts';
import type { ScopeCounts } from './scope-counts.ts';

export interface ScopeIndices {
  /** In the order of the plan; undefined where nothing was answered. */
  readonly criteria: readonly (Ratio | undefined)[];
  readonly composites: readonly (Ratio | undefined)[];
}

/** The indices of a scope from its own answers. */
export function scopeIndices(plan: IndexPlan, counts: ScopeCounts): ScopeIndices {
  const criteria = counts.criteria.map(({ gain, base }) => quotient(plan, gain, base));
  const pooled = plan.composites.map((each) => pool(plan, counts, each));
  return { criteria, composites: plan.composites.map((each, at) => aggregate(plan, each, { criteria, pooled, at })) };
}

/** The indices of a scope as the mean of its units' indices; units without answers do not enter. */
export function meanOfUnits(plan: IndexPlan, units: readonly ScopeIndices[]): ScopeIndices {
  return {
    criteria: plan.criteria.map((_, at) => meanRatio(units.flatMap((each) => each.criteria[at] ?? []))),
    composites: plan.composites.map((_, at) => meanRatio(units.flatMap((each) => each.composites[at] ?? []))),
  };
}

interface Known {
  readonly criteria: readonly (Ratio | undefined)[];
  readonly pooled: readonly (Ratio | undefined)[];
  readonly at: number;
}

function aggregate(plan: IndexPlan, composite: CompositePlan, { criteria, pooled, at }: Known): Ratio | undefined {
  switch (plan.parameters.aggregation) {
    case 'pooled_answers': return pooled[at];
    case 'mean_of_criteria': return meanRatio(composite.criteria.flatMap((each) => criteria[each] ?? []));
    case 'mean_of_groups': return meanRatio(composite.leaves.flatMap((each) => pooled[each] ?? []));
    case 'weighted': return weightedMean(composite.leaves.flatMap((each) => {
      const ratio = pooled[each];
      const weight = plan.composites[each]?.weight;
      return ratio === undefined || weight === undefined ? [] : [{ ratio, weight }];
    }));
  }
}

function pool(plan: IndexPlan, counts: ScopeCounts, composite: CompositePlan): Ratio | undefined {
  let gain: Whole = 0;
  let base: Whole = 0;
  for (const at of composite.criteria) {
    gain = addWhole(gain, counts.criteria[at]?.gain ?? 0);
    base = addWhole(base, counts.criteria[at]?.base ?? 0);
  }
  return quotient(plan, gain, base);
}

function quotient(plan: IndexPlan, gain: Whole, base: Whole): Ratio | undefined {
  return isZero(base) ? undefined : { above: gain, below: multiplyWhole(base, plan.fullGain) };
}
