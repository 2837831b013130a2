/**
 * The counts of one scope (a unit, a unit group, everything): tally vectors added as they are, and
 * added by design weight. Both are exact whole numbers, which do not care for order: the same cells
 * give the same counts however they arrive, one by one or all at once.
 */
import { assert, required } from '../kernel/assert.ts';
import { addWhole, multiplyWhole, type Whole } from '../statistics/whole.ts';
import { addVector } from '../tally/merge.ts';
import { countOffset } from '../tally/layout.ts';
import type { TallyCell } from '../tally/cell.ts';
import type { CriterionPlan, IndexPlan } from './index-plan.ts';
import { mostResponses, wholeOfDigits, type WeightScale } from './weight-scale.ts';

/** Sums of tally vectors, place by place. */
export interface ScopeSums {
  readonly counts: Float64Array;
  /** By digit of the weight scale, lowest first: sums of digit × count. */
  readonly weighted: readonly Float64Array[];
}

export interface CriterionCounts {
  /** Unweighted. */
  readonly answered: number;
  readonly satisfied: number;
  readonly levels: readonly number[];
  /** Weighted by whole weights. */
  readonly gain: Whole;
  readonly base: Whole;
}

export interface ScopeCounts {
  readonly n: number;
  /** In the order of the plan's criteria. */
  readonly criteria: readonly CriterionCounts[];
}

/** What sums are made of: the length of a vector and the scale of the report's weights. */
export interface SumShape {
  readonly length: number;
  readonly scale: WeightScale;
}

/** Sums of nothing, to be added to. */
export function noSums({ length, scale }: SumShape): ScopeSums {
  return {
    counts: new Float64Array(length),
    weighted: Array.from({ length: scale.length }, () => new Float64Array(length)),
  };
}

/** Adds up `cells`, whose weights the scale knows. */
export function sumCells(cells: readonly TallyCell[], shape: SumShape): ScopeSums {
  const sums = noSums(shape);
  for (const cell of cells) addCell(sums, cell, shape.scale);
  return sums;
}

/** Adds a cell to `sums`, in place; the cell's vector may be a difference. */
export function addCell(sums: ScopeSums, { position, vector }: TallyCell, scale: WeightScale): void {
  addVector(sums.counts, vector);
  const digits = required(scale.digitsOf.get(position.weight), 'The scale was made of all weights.');
  for (let digit = 0; digit < digits.length; digit += 1) {
    const weight = digits[digit] as number;
    const sum = sums.weighted[digit] as Float64Array;
    if (weight === 0) continue;
    for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] as number) + weight * (vector[at] as number);
  }
}

/** Adds several sums of one shape into one; none of them is changed. */
export function addSums(parts: readonly ScopeSums[], shape: SumShape): ScopeSums {
  const sums = noSums(shape);
  for (const part of parts) {
    addVector(sums.counts, part.counts);
    sums.weighted.forEach((sum, digit) => { addVector(sum, part.weighted[digit] as Float64Array); });
  }
  return sums;
}

/** What the engine needs of a scope. */
export function scopeCounts(plan: IndexPlan, sums: ScopeSums): ScopeCounts {
  const n = sums.counts[countOffset] ?? 0;
  assert(n <= mostResponses, 'A campaign has fewer responses than would carry a sum past exactness.');
  return { n, criteria: plan.criteria.map((criterion) => countCriterion(criterion, sums)) };
}

/** The weighted whole number at one place of the vector. */
export function weightedAt(sums: ScopeSums, at: number): Whole {
  return wholeOfDigits(sums.weighted, at);
}

function countCriterion({ offset, isSatisfied, gains }: CriterionPlan, sums: ScopeSums): CriterionCounts {
  const levels = gains.map((_, level) => sums.counts[offset + 1 + level] as number);
  let gain: Whole = 0;
  for (let level = 0; level < gains.length; level += 1) {
    const worth = gains[level] as number;
    if (worth !== 0) gain = addWhole(gain, multiplyWhole(weightedAt(sums, offset + 1 + level), worth));
  }
  return {
    answered: sums.counts[offset] as number,
    satisfied: levels.reduce((sum, count, level) => (isSatisfied[level] === true ? sum + count : sum), 0),
    levels, gain, base: weightedAt(sums, offset),
  };
}
