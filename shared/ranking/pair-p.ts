/**
 * How sure it is that two units differ, as a p value: the smallest level at which one would still
 * say so. 1 where nothing can be said, never a guess.
 */
import type { Estimate, PairLink } from '../precision/estimate.ts';
import { logit } from '../statistics/logit.ts';
import { twoSidedP } from '../statistics/student-t.ts';
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
}

/**
 * The p value of a pair.
 *
 * Formula: t = (logit a − logit b) / √(s_a² + s_b² − 2 cov), each s and the covariance brought to the logit scale by
 * 1/(p(1 − p)); both-sided in Student's t with the degrees of freedom of the pair.
 */
export function pairP(left: PlacedEstimate | null, right: PlacedEstimate | null, { link, range }: PairOptions): number {
  if (left === null || right === null) return 1;
  if (left.kind !== 'between') return edgePairP(left, right, range);
  if (right.kind !== 'between') return edgePairP(right, left, range);
  const { covariance, df } = link();
  const parts = left.se ** 2 + right.se ** 2;
  const variance = parts - 2 * covariance * left.slope * right.slope;
  const degrees = df ?? satterthwaite(left, right);
  // No spread was seen in either, or it cancels to nothing: that is no proof of a difference.
  if (degrees < 1 || variance <= parts * 1e-12) return 1;
  return twoSidedP((left.logit - right.logit) / Math.sqrt(variance), degrees);
}

/** Degrees of freedom of a difference of two that are independent; infinite where both are. */
function satterthwaite(left: BetweenEstimate, right: BetweenEstimate): number {
  return (left.se ** 2 + right.se ** 2) ** 2 / (left.se ** 4 / left.df + right.se ** 4 / right.df);
}
