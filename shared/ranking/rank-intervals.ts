/**
 * How far the rank of a unit is sure: between 1 + the units that are surely better and all units
 * less those that are surely worse.
 */
import type { Comparison } from './surely-different.ts';

export interface RankInterval {
  readonly rankLow: number;
  readonly rankHigh: number;
}

/** One interval per unit, in the order of the indices that `compare` knows, 0 to `count` − 1. */
export function rankIntervals(count: number, compare: Comparison): RankInterval[] {
  const better = new Int32Array(count);
  const worse = new Int32Array(count);
  for (let right = 1; right < count; right += 1) {
    for (let left = 0; left < right; left += 1) {
      const verdict = compare(left, right);
      if (verdict === 0) continue;
      const [winner, loser] = verdict === 1 ? [left, right] : [right, left];
      better[loser] = (better[loser] ?? 0) + 1;
      worse[winner] = (worse[winner] ?? 0) + 1;
    }
  }
  return Array.from(better, (surelyBetter, at) => ({ rankLow: 1 + surelyBetter, rankHigh: count - (worse[at] ?? 0) }));
}
