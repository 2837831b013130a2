/**
 * Which of two units is surely better. Every pair of the ranked units is compared once, and the
 * claims are made together: the chance that even one of them is false stays at most `level`.
 * Nothing is drawn at random, and the order of the units decides nothing.
 */
import type { Estimate, PairLink } from '../precision/estimate.ts';
import { holmCut } from '../statistics/holm.ts';
import { pairP, placeEstimate, reachOf } from './pair-p.ts';

/** The chance of even one false claim in a ranking: rank intervals are joint at 95%. */
export const rankingLevel = 0.05;

/** 1: the left unit is surely better; −1: the right one; 0: neither is. */
export type Comparison = (left: number, right: number) => -1 | 0 | 1;

/**
 * Compares the units of `estimates` by their position in it; of one without an estimate nothing is sure. `linkOf` gives what links two of them; it is asked once for
 * each pair, the lower index first.
 *
 * Formula: p values of the pairs from `pair-p.ts`, rejected by Holm's rule over all pairs.
 * Source: S. Holm 1979 (statistics/holm.ts); rank intervals from pairwise tests: D. Mohn and others,
 * arXiv:1909.01039; T. Wright, M. Klein and J. Wieczorek, The American Statistician 73 (2019).
 * Example: 95.0 ± 0.5 (se), 90.0 ± 0.5, 94.8 ± 0.5 → the first and third are surely better than the second.
 */
export function surelyDifferent(
  estimates: readonly (Estimate | null)[], linkOf: (left: number, right: number) => PairLink, level = rankingLevel,
): Comparison {
  if (estimates.length > mostCompared) return () => 0;
  const pValues = pairValues(estimates, linkOf, level);
  const cut = holmCut(pValues, level);
  const indices = estimates.map((each) => each?.index ?? 0);
  return (left, right) => {
    if (left === right || (pValues[pairAt(left, right)] ?? 1) > cut) return 0;
    return (indices[left] ?? 0) > (indices[right] ?? 0) ? 1 : -1;
  };
}

/** Of more units (two million pairs) nothing is called sure: claims that nobody can wait for, and hardly one would hold. */
const mostCompared = 2000;

/** p values of the pairs (0, 1), (0, 2), (1, 2), (0, 3), … */
function pairValues(
  estimates: readonly (Estimate | null)[], linkOf: (left: number, right: number) => PairLink, level: number,
): Float64Array {
  const placed = estimates.map(placeEstimate);
  const pairs = pairAt(0, placed.length);
  const pValues = new Float64Array(pairs);
  const range = { lowest: level / pairs, highest: level };
  const reach = reachOf(range);
  placed.forEach((right, at) => {
    placed.slice(0, at).forEach((left, before) => {
      pValues[pairAt(before, at)] = pairP(left, right, { range, reach, link: () => linkOf(before, at) });
    });
  });
  return pValues;
}

/** Where a pair stands in the list of `pairValues`; of 0 and the number of units, how many pairs there are. */
function pairAt(left: number, right: number): number {
  return left < right ? right * (right - 1) / 2 + left : left * (left - 1) / 2 + right;
}
