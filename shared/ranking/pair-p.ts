/**
 * How sure it is that two units differ, as a p value: the smallest level at which one would still
 * say so. 1 where nothing can be said, never a guess.
 */
import type { Estimate, PairLink } from '../precision/estimate.ts';
import { logit } from '../statistics/logit.ts';
import { normalQuantile } from '../statistics/normal.ts';
import { studentQuantile, twoSidedP } from '../statistics/student-t.ts';
import { edgePairP, type BetweenEstimate, type EdgeEstimate, type LevelRange } from './edge-pair-p.ts';

/** An estimate on the logit scale, or at an edge. */
export type PlacedEstimate = (BetweenEstimate & { /** Of the logit by the index in percent. */ readonly slope: number }) | EdgeEstimate;

/** Null where nothing is known of how sure the estimate is. */
export function placeEstimate(estimate: Estimate | null): PlacedEstimate | null {
  if (estimate === null) return null;
  const { index, se, df, effectiveResponses } = estimate;
  if (index <= 0 || index >= 100) {
    return effectiveResponses === null ? null : { kind: index <= 0 ? 'none' : 'all', responses: effectiveResponses };
  }
  if (se === null || (df !== null && df < 1)) return null;
  const share = index / 100;
  const slope = 1 / (100 * share * (1 - share));
  return { kind: 'between', logit: logit(share), se: se * slope, df: df ?? Infinity, slope };
}

export interface PairOptions {
  /** Asked only where both lie strictly between 0 and 100. */
  readonly link: () => PairLink;
  readonly range: LevelRange;
  /** Spares p values well below and above the range, which become 0 and 1; left out, each is worked out. */
  readonly reach?: Reach;
}

/** Outside which |t| the p value lies outside the range for certain. */
export interface Reach {
  /** For any degrees of freedom. */
  readonly from: number;
  to(df: number): number;
}

/** Tails grow thinner with the degrees of freedom: the power of two below stands for those up to the next. */
export function reachOf({ lowest, highest }: LevelRange): Reach {
  const known = new Map<number, number>();
  return {
    from: -normalQuantile(highest / 2) * (1 - margin),
    to(df) {
      const power = Math.floor(Math.log2(df));
      const reach = known.get(power) ?? -studentQuantile(lowest / 2, 2 ** power) * (1 + margin);
      known.set(power, reach);
      return reach;
    },
  };
}

/** More than a quantile and a tail differ by rounding. */
const margin = 1e-9;

/**
 * The p value of a pair.
 *
 * Formula: t = (logit a − logit b) / √(s_a² + s_b² − 2 cov), each s and the covariance brought to the logit scale by
 * 1/(p(1 − p)); both-sided in Student's t with the degrees of freedom of the pair.
 */
export function pairP(left: PlacedEstimate | null, right: PlacedEstimate | null, { link, range, reach }: PairOptions): number {
  if (left === null || right === null) return 1;
  if (left.kind !== 'between') return edgePairP(left, right, range);
  if (right.kind !== 'between') return edgePairP(right, left, range);
  const { covariance, df } = link();
  const parts = left.se ** 2 + right.se ** 2;
  const variance = parts - 2 * covariance * left.slope * right.slope;
  const degrees = df ?? satterthwaite(left, right);
  // No spread was seen in either, or it cancels to nothing: that is no proof of a difference.
  if (degrees < 1 || variance <= parts * 1e-12) return 1;
  const t = Math.abs(left.logit - right.logit) / Math.sqrt(variance);
  if (reach !== undefined && t < reach.from) return 1;
  if (reach !== undefined && t > reach.to(degrees)) return 0;
  return twoSidedP(t, degrees);
}

/** Degrees of freedom of a difference of two that are independent; infinite where both are. */
function satterthwaite(left: BetweenEstimate, right: BetweenEstimate): number {
  return (left.se ** 2 + right.se ** 2) ** 2 / (left.se ** 4 / left.df + right.se ** 4 / right.df);
}
