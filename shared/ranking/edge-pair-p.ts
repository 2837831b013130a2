/**
 * Pairs in which a unit stands at exactly 0 or 100. Its standard error says nothing there; its exact
 * interval does: two units differ at a level when their intervals at that level do not overlap.
 */
import { exactInterval } from '../statistics/exact-interval.ts';
import { logit } from '../statistics/logit.ts';
import { twoSidedP } from '../statistics/student-t.ts';

/** Nobody or everybody satisfied, of so many effective responses. */
export interface EdgeEstimate {
  readonly kind: 'none' | 'all';
  readonly responses: number;
}

export interface BetweenEstimate {
  readonly kind: 'between';
  readonly logit: number;
  /** On the logit scale. */
  readonly se: number;
  readonly df: number;
}

/** Levels between which a p value is sought: all that Holm's rule asks for is at or between them. */
export interface LevelRange {
  readonly lowest: number;
  readonly highest: number;
}

/**
 * The smallest level a at which the intervals of coverage 1 − a do not overlap: 1 where they overlap at the
 * highest level of the range (as two units at the same edge do), 0 where they lie apart at its lowest.
 *
 * Formula: the exact interval of the one against expit(logit ± t · se) of the other, t the 1 − a/2 quantile with its degrees of
 * freedom. The root is found by halving on the scale of ln a.
 * Example: all of 1,200 against 99.0 ± 0.2 (se, df 30) → p = 0.0034.
 */
export function edgePairP(
  left: EdgeEstimate | BetweenEstimate, right: EdgeEstimate | BetweenEstimate, { lowest, highest }: LevelRange,
): number {
  if (!areApart(left, right, highest)) return 1;
  if (areApart(left, right, lowest)) return 0;
  let [apart, together] = [highest, lowest];
  for (let round = 0; round < 40; round += 1) {
    const middle = Math.sqrt(apart * together);
    if (areApart(left, right, middle)) apart = middle;
    else together = middle;
  }
  return apart;
}

function areApart(left: EdgeEstimate | BetweenEstimate, right: EdgeEstimate | BetweenEstimate, level: number): boolean {
  if (left.kind === 'between') return right.kind !== 'between' && isBeyond(right, left, level);
  if (right.kind === 'between') return isBeyond(left, right, level);
  const [one, other] = [left, right].map((each) => exactInterval(each.kind, each.responses, 1 - level));
  return one !== undefined && other !== undefined && (one.low > other.high || other.low > one.high);
}

/** Whether the end of the edge's interval lies farther out than the other's interval reaches. */
function isBeyond(edge: EdgeEstimate, between: BetweenEstimate, level: number): boolean {
  const { low, high } = exactInterval(edge.kind, edge.responses, 1 - level);
  const distance = edge.kind === 'all' ? logit(low) - between.logit : between.logit - logit(high);
  return distance > 0 && twoSidedP(distance / between.se, between.df) < level;
}
