/**
 * How sure one figure is: standard error, 95% interval, design effect and degrees of freedom, or
 * the reason why there is none. The rules, in this order:
 *
 * 1. fewer than one degree of freedom: nothing can be said (`too_few_clusters`);
 * 2. exactly 0 or 100: the exact interval of Clopper and Pearson for the number of responses that answered (`at_edge`);
 *    of a unit divided by the design effect of its group, see `atGroupEdge`;
 * 3. the tally does not tell and the answers were not read (`answers_needed`);
 * 4. every cluster has the same share, which linearisation would take for certainty (`no_variation`);
 * 5. one question without any design: Wilson's interval; everything else: Student's t on the logit scale.
 */
import type { Figure, Precision } from '../index-methods/figures.ts';
import { exactInterval } from '../statistics/exact-interval.ts';
import { logitIntervalAt, type Interval } from '../statistics/interval.ts';
import { studentQuantile } from '../statistics/student-t.ts';
import { wilsonInterval } from '../statistics/wilson.ts';
import type { FigureSpread } from './figure-spread.ts';

/** Coverage of every interval. */
export const intervalLevel = 0.95;

export interface FigureBasis {
  /** The estimate in percent. */
  readonly index: number;
  /** Whether it is exactly 0 or exactly 100. */
  readonly edge: 'none' | 'all' | null;
  readonly spread: FigureSpread;
  readonly sample: { readonly n: number; readonly weight: number; readonly df: number };
  /** What Student's t with the sample's degrees of freedom reaches, see `intervalQuantile`. */
  readonly quantile: number;
  /** Valid answers that the figure rests on, unweighted. */
  readonly answered: number;
  /** Whether the whole population was asked: then a standard error of 0 is one. */
  readonly isCensus: boolean;
  /** Satisfied and answered, where Wilson's interval holds. */
  readonly wilson: { readonly satisfied: number; readonly answered: number } | null;
}

/** The quantile of Student's t for every interval of a sample; NaN where it has no degree of freedom. */
export function intervalQuantile(df: number): number {
  return df < 1 ? Number.NaN : studentQuantile((1 + intervalLevel) / 2, df);
}

export function figurePrecision(basis: FigureBasis): Precision {
  const { edge, spread, sample: { df }, isCensus } = basis;
  const unknown: Precision = { se: null, low: null, high: null, deff: null, df, reason: 'too_few_clusters' };
  if (df < 1) return unknown;
  if (edge !== null) return { ...unknown, ...edgeInterval(edge, effectiveResponses({ n: basis.sample.n, answered: basis.answered }, null)), reason: 'at_edge' };
  if (Number.isNaN(spread.variance)) return { ...unknown, reason: 'answers_needed' };
  if (spread.variance < smallest && !isCensus) return { ...unknown, reason: 'no_variation' };
  const se = Math.sqrt(spread.variance);
  const deff = designEffect(basis);
  return { se: se * 100, ...inPercent(intervalOf(basis, se), basis.index), deff, df, reason: deff === null ? 'answers_needed' : null };
}

/**
 * A unit's figure at 0 or 100 once its unit group is known: as if it had as many responses less as the
 * group's design effect for the same figure says (at least 1; 1 where it is not known).
 */
export function atGroupEdge<F extends Figure>(figure: F, groupEffect: number | null): F {
  if (figure.reason !== 'at_edge') return figure;
  return { ...figure, ...edgeInterval(figure.index === 0 ? 'none' : 'all', effectiveResponses(figure, groupEffect)) };
}

/**
 * Responses that an exact interval counts with: never answers, and never more than there are answers, so
 * that one answer among 1,200 responses is not taken for 1,200.
 */
export function effectiveResponses({ n, answered }: Pick<Figure, 'n' | 'answered'>, groupEffect: number | null): number {
  return Math.min(n, answered) / Math.max(1, groupEffect ?? 1);
}

function edgeInterval(edge: 'none' | 'all', responses: number): { readonly low: number; readonly high: number } {
  const { low, high } = exactInterval(edge, responses, intervalLevel);
  return { low: low * 100, high: high * 100 };
}

/** Squared standard errors below this are rounding: 10^-10 percentage points. */
const smallest = 1e-24;

function intervalOf({ wilson, index, quantile }: FigureBasis, se: number): Interval {
  if (wilson !== null) return wilsonInterval(wilson.satisfied, wilson.answered, intervalLevel);
  return logitIntervalAt({ share: index / 100, se, quantile });
}

/**
 * se² over the variance that the same ratio had, were the n responses a simple random sample with
 * replacement: V = W/(n − 1) · Σ w·e² (Σ w·e is 0). Source: R survey `svyratio(deff = "replace")`.
 */
export function designEffect({ spread, sample: { n, weight } }: Pick<FigureBasis, 'spread' | 'sample'>): number | null {
  const effect = spread.variance / ((weight / (n - 1)) * spread.squares);
  return Number.isFinite(effect) ? effect : null;
}

/** In percent; rounding must not push the estimate out of its interval. */
function inPercent({ low, high }: Interval, index: number): { readonly low: number; readonly high: number } {
  return { low: Math.min(low * 100, index), high: Math.max(high * 100, index) };
}
