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
export function edgePairP(edge: EdgeEstimate, other: EdgeEstimate | BetweenEstimate, { lowest, highest }: LevelRange): number {
  if (!areApart(edge, other, highest)) return 1;
  if (areApart(edge, other, lowest)) return 0;
  let [apart, together] = [highest, lowest];
  for (let round = 0; round < 40; round += 1) {
    const middle = Math.sqrt(apart * together);
    if (areApart(edge, other, middle)) apart = middle;
    else together = middle;
  }
  return apart;
}

function areApart(edge: EdgeEstimate, other: EdgeEstimate | BetweenEstimate, level: number): boolean {
  if (other.kind === 'between') return isBeyond(edge, other, level);
  if (edge.kind === other.kind) return false;
  const [all, none] = edge.kind === 'all' ? [edge, other] : [other, edge];
  return exactInterval('all', all.responses, 1 - level).low > exactInterval('none', none.responses, 1 - level).high;
}

/** Whether the end of the edge's interval lies farther out than the other's interval reaches. */
function isBeyond(edge: EdgeEstimate, between: BetweenEstimate, level: number): boolean {
  const { low, high } = exactInterval(edge.kind, edge.responses, 1 - level);
  const distance = edge.kind === 'all' ? logit(low) - between.logit : between.logit - logit(high);
  return distance > 0 && twoSidedP(distance / between.se, between.df) < level;
}
