/**
 * Effective weights: every aggregation is, in the end, a weighted mean of criterion indices,
 *
 *     index = Σ ω_c · R_c,   Σ ω_c = 1,
 *
 * and ω says how much a criterion counts. Exact fractions.
 *
 *     pooled_answers      ω_c = b_c / Σ b
 *     mean_of_criteria    ω_c = 1 / k                        k criteria with answers
 *     mean_of_groups      ω_c = 1 / m · b_c / Σ b in its group      m content groups with answers
 *     weighted            ω_c = w / Σ w · b_c / Σ b in its group
 *
 * b: the criterion's answers, weighted by design.
 */
import type { CompositePlan, IndexPlan } from '../index-methods/index-plan.ts';
import type { ScopeCounts } from '../index-methods/scope-counts.ts';
import { add, divide, fraction, multiply, type Fraction } from '../statistics/fraction.ts';

/** One criterion of an index. */
export interface IndexShare {
  readonly criterion: string;
  /** ω: part of the whole that the criterion is. */
  readonly weight: Fraction;
  /** R: the criterion's index as a part of 1. */
  readonly index: Fraction;
}

/** The criteria of one composite in this scope; those without answers are left out. */
export function effectiveShares(plan: IndexPlan, counts: ScopeCounts, composite: CompositePlan): IndexShare[] {
  const weights = weightsOf(plan, counts, composite);
  return composite.criteria.flatMap((at) => {
    const { base, gain } = exactCounts(plan, counts, at);
    const criterion = plan.criteria[at]?.id;
    if (criterion === undefined || base.numerator === 0n) return [];
    return [{ criterion, weight: weights.get(at) ?? zero, index: divide(gain, base) }];
  });
}

/** The criteria of the mean of several scopes' indices; scopes without answers do not enter. */
export function meanOfShares(scopes: readonly (readonly IndexShare[])[]): IndexShare[] {
  const present = scopes.filter((each) => each.length > 0);
  const each = fraction(1, Math.max(1, present.length));
  const sums = new Map<string, { weight: Fraction; product: Fraction }>();
  for (const { criterion, weight, index } of present.flat()) {
    const { weight: ownWeight, product } = sums.get(criterion) ?? { weight: zero, product: zero };
    sums.set(criterion, { weight: add(ownWeight, weight), product: add(product, multiply(weight, index)) });
  }
  return [...sums].map(([criterion, { weight, product }]) => ({
    criterion, weight: multiply(weight, each), index: weight.numerator === 0n ? zero : divide(product, weight),
  }));
}

/** The index as a part of 1: Σ ω R. */
export function indexOfShares(shares: readonly IndexShare[]): Fraction {
  return shares.reduce((sum, { weight, index }) => add(sum, multiply(weight, index)), zero);
}

const zero = fraction(0);
const one = fraction(1);

function weightsOf(plan: IndexPlan, counts: ScopeCounts, composite: CompositePlan): Map<number, Fraction> {
  switch (plan.parameters.aggregation) {
    case 'pooled_answers': return spread(plan, counts, [{ criteria: composite.criteria, weight: one }]);
    case 'mean_of_criteria':
      return spread(plan, counts, composite.criteria.map((at) => ({ criteria: [at], weight: one })));
    case 'mean_of_groups':
      return spread(plan, counts, leavesOf(plan, composite).map(({ criteria }) => ({ criteria, weight: one })));
    case 'weighted':
      return spread(plan, counts, leavesOf(plan, composite).map(({ criteria, weight }) =>
        ({ criteria, weight: fraction(BigInt(weight.above), BigInt(weight.below)) })));
  }
}

function leavesOf(plan: IndexPlan, composite: CompositePlan): CompositePlan[] {
  return composite.leaves.flatMap((at) => plan.composites[at] ?? []);
}

interface Branch {
  /** Positions in the plan. */
  readonly criteria: readonly number[];
  readonly weight: Fraction;
}

/** Splits 1 among the branches that have answers, and each branch's part among its criteria by their answers. */
function spread(plan: IndexPlan, counts: ScopeCounts, branches: readonly Branch[]): Map<number, Fraction> {
  const bases = branches.map(({ criteria, weight }) => ({
    criteria, weight, base: criteria.reduce((sum, at) => add(sum, exactCounts(plan, counts, at).base), zero),
  })).filter(({ base }) => base.numerator > 0n);
  const whole = bases.reduce((sum, { weight }) => add(sum, weight), zero);
  const weights = new Map<number, Fraction>();
  for (const { criteria, weight, base } of bases) {
    for (const at of criteria) {
      const own = multiply(divide(weight, whole), divide(exactCounts(plan, counts, at).base, base));
      weights.set(at, add(weights.get(at) ?? zero, own));
    }
  }
  return weights;
}

/** Gain in units of a full answer, and answers. */
function exactCounts(plan: IndexPlan, counts: ScopeCounts, at: number): { readonly gain: Fraction; readonly base: Fraction } {
  const own = counts.criteria[at];
  return { gain: fraction(BigInt(own?.gain ?? 0), BigInt(plan.fullGain)), base: fraction(BigInt(own?.base ?? 0)) };
}
