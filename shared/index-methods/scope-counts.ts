/**
 * The counts of one scope (a unit, a unit group, everything): vectors are added per distinct design
 * weight, which is exact, and the weights come in only afterwards. Integers do not care for order,
 * so the same cells give the same counts however they arrive.
 */
import { addWhole, multiplyWhole, type Whole } from '../statistics/whole.ts';
import { addVector } from '../tally/merge.ts';
import { countOffset } from '../tally/layout.ts';
import type { TallyCell } from '../tally/cell.ts';
import { wholeWeights } from './design-weights.ts';
import type { CriterionPlan, IndexPlan } from './index-plan.ts';

/** One vector per distinct design weight. */
export type WeightedVectors = ReadonlyMap<number, Float64Array>;

export interface CriterionCounts {
  /** Unweighted. */
  readonly answered: number;
  readonly satisfied: number;
  readonly levels: readonly number[];
  /** Weighted by the whole weights of the scope. */
  readonly gain: Whole;
  readonly base: Whole;
}

export interface ScopeCounts {
  readonly n: number;
  /** In the order of the plan's criteria. */
  readonly criteria: readonly CriterionCounts[];
}

/** Adds the vectors of `cells` per design weight. */
export function sumCells(cells: readonly TallyCell[]): WeightedVectors {
  return sumVectors(cells.map((cell) => new Map([[cell.position.weight, cell.vector]])));
}

/** Adds several sums into one; none of them is changed. */
export function sumVectors(parts: readonly WeightedVectors[]): WeightedVectors {
  const sums = new Map<number, Float64Array>();
  for (const [weight, vector] of parts.flatMap((part) => [...part])) {
    const sum = sums.get(weight);
    if (sum === undefined) sums.set(weight, vector.slice());
    else addVector(sum, vector);
  }
  return sums;
}

/** What the engine needs of a scope. */
export function scopeCounts(plan: IndexPlan, vectors: WeightedVectors): ScopeCounts {
  const weights = wholeWeights([...vectors.keys()]);
  const terms = [...vectors].map(([weight, vector]) => ({ vector, weight: weights.get(weight) ?? 1 }));
  return {
    n: terms.reduce((sum, { vector }) => sum + (vector[countOffset] ?? 0), 0),
    criteria: plan.criteria.map((criterion) => countCriterion(criterion, terms)),
  };
}

interface Term {
  readonly vector: Float64Array;
  readonly weight: Whole;
}

function countCriterion({ offset, isSatisfied, gains }: CriterionPlan, terms: readonly Term[]): CriterionCounts {
  const levels = gains.map(() => 0);
  let [answered, satisfied] = [0, 0];
  let [gain, base]: Whole[] = [0, 0];
  for (const { vector, weight } of terms) {
    const inTerm = vector[offset] as number;
    let gained = 0;
    for (let level = 0; level < gains.length; level += 1) {
      const count = vector[offset + 1 + level] as number;
      levels[level] = (levels[level] as number) + count;
      gained += count * (gains[level] as number);
      if (isSatisfied[level] === true) satisfied += count;
    }
    answered += inTerm;
    gain = addWhole(gain as Whole, multiplyWhole(weight, gained));
    base = addWhole(base as Whole, multiplyWhole(weight, inTerm));
  }
  return { answered, satisfied, levels, gain: gain as Whole, base: base as Whole };
}
