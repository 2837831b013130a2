/**
 * The variance of a figure under the survey's design, by ultimate clusters:
 *
 *     V = Σ over strata of f · n/(n − 1) · Σ over the n drawn clusters of (z − z̄)²
 *
 * with z = Σ w·e over a cluster's responses of the scope, 0 for drawn clusters without one. A
 * stratum of a single cluster contributes f · z²: it is centred on the grand mean, which is 0.
 * A response without a cluster is its own; for those the squares of the tally give Σ z².
 *
 * Source: R survey 4.1.1, `svyrecvar` with `options(survey.lonely.psu = "adjust")`.
 */
import { linearSquares } from './linear-form.ts';
import type { Contribution, LinearFigure } from './linear-scope.ts';
import type { SampleTable } from './sample-table.ts';
import { clusterCount, type ScopeSample, type ScopeStratum } from './scope-sample.ts';

export interface FigureSpread {
  /** Squared standard error of the share; NaN where single answers are needed. */
  readonly variance: number;
  /** Σ w·e² over the responses; NaN where single answers are needed. */
  readonly squares: number;
}

/** What clusters contribute to a figure, and what single responses do. */
export interface ClusterValues {
  /** The sample in whose strata and clusters the values stand. */
  readonly sample: Pick<ScopeSample, 'strata' | 'clusters'>;
  /** z by cluster; behind them, by stratum, Σ z of its single responses. */
  readonly slots: Float64Array;
  /** By stratum: Σ z² of its single responses. */
  readonly singleSquares: Float64Array;
  /**
   * Of a survey that was weighted to margins, where single responses have a residual in every figure: by stratum, Σ z ÷ √n of each
   * row of single responses. The products of two units then add up, since the z of one of them are all alike in a row.
   */
  readonly singleTotals?: () => readonly Float64Array[];
}

/** The spread of a figure whose clusters contribute these values. */
export function figureSpread(table: SampleTable, figure: LinearFigure, values: ClusterValues): FigureSpread {
  let squares = 0;
  for (const each of figure) squares += responseSquares(table, each);
  return { squares, variance: varianceOf(values) };
}

function varianceOf({ sample: { strata, clusters }, slots, singleSquares }: ClusterValues): number {
  let variance = 0;
  for (let at = 0; at < strata.length; at += 1) {
    const single = { total: slots[clusters.length + at] as number, squares: singleSquares[at] as number };
    variance += stratumVariance(strata[at] as ScopeStratum, slots, single);
  }
  return variance;
}

function stratumVariance(
  stratum: ScopeStratum, slots: Float64Array, single: { readonly total: number; readonly squares: number },
): number {
  const { sampled: { drawn, finite }, from, to, singleResponses } = stratum;
  let total = single.total;
  for (let at = from; at < to; at += 1) total += slots[at] as number;
  const mean = drawn === 1 ? 0 : total / drawn;
  let within = Math.max(0, single.squares - 2 * mean * single.total + singleResponses * mean * mean);
  for (let at = from; at < to; at += 1) {
    const deviation = (slots[at] as number) - mean;
    within += deviation * deviation;
  }
  within += (drawn - clusterCount(stratum)) * mean * mean;
  return finite * (drawn === 1 ? 1 : drawn / (drawn - 1)) * within;
}

/** The values of the clusters in which the scope has responses; they stand in `scratch` until it is used again. */
export function clusterValues(table: SampleTable, scope: { readonly sample: ScopeSample; readonly scratch: Float64Array }, figure: LinearFigure): ClusterValues {
  const { sample, sample: { clusters, strata, slotOf } } = scope;
  const slots = scope.scratch.subarray(0, clusters.length + strata.length).fill(0);
  const singleSquares = new Float64Array(strata.length);
  const hasSingles = strata.some((each) => each.singles.length > 0);
  for (const each of figure) {
    addContribution(table, each, { slotOf, slots });
    if (hasSingles) addSingleSquares(table, each, { slotOf, first: clusters.length, squares: singleSquares });
  }
  return { sample, slots, singleSquares };
}

/** The hot loop of the report: every row of the scope, for every figure. */
export function addContribution(
  { gains, bases, capacity }: SampleTable, { rows, form }: Contribution,
  { slotOf, slots }: { readonly slotOf: Int32Array; readonly slots: Float64Array },
): void {
  for (const { column, gain, base } of form) {
    const first = column * capacity;
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at] as number;
      const slot = slotOf[row] as number;
      slots[slot] = (slots[slot] as number) + gain * (gains[first + row] as number) - base * (bases[first + row] as number);
    }
  }
}

/** Σ w·e² over the rows of a contribution. */
function responseSquares({ weights }: SampleTable, { rows, form, squares, answerSquares }: Contribution): number {
  if (answerSquares === null) return linearSquares(form, squares);
  let sum = 0;
  for (const row of rows) sum += (weights[row] as number) * answerSquares(row);
  return sum;
}

/** Adds Σ w²·e² of the rows without a cluster, by stratum. */
function addSingleSquares(
  { weights, ownSquares }: SampleTable, { rows, form, answerSquares }: Contribution,
  { slotOf, first, squares }: { readonly slotOf: Int32Array; readonly first: number; readonly squares: Float64Array },
): void {
  for (const row of rows) {
    const own = ownSquares[row];
    if (own === null || own === undefined) continue;
    const stratum = (slotOf[row] as number) - first;
    squares[stratum] = (squares[stratum] as number) + ownSquare({ form, answerSquares }, own, { row, weight: weights[row] as number });
  }
}

/** Σ w²·e² of one row without a cluster. */
export function ownSquare(
  { form, answerSquares }: Pick<Contribution, 'form' | 'answerSquares'>, own: Float64Array,
  { row, weight }: { readonly row: number; readonly weight: number },
): number {
  return answerSquares === null ? linearSquares(form, own) : weight * weight * answerSquares(row);
}
