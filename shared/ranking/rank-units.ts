/**
 * The ranking of one set of units: ranks by the shown figure, how far each rank is sure, and which
 * units the figures do not tell apart. Nothing is random; where figures differ, the order in which
 * units are given decides nothing.
 */
import type { Estimate, PairLink } from '../precision/estimate.ts';
import type { Rounded } from '../statistics/round-half-up.ts';
import { rank } from './rank.ts';
import { rankIntervals } from './rank-intervals.ts';
import type { RankReason, RankedPlace } from './ranked-place.ts';
import { surelyDifferent, type Comparison } from './surely-different.ts';
import { tieGroups } from './tie-groups.ts';

export interface UnitToRank {
  /** The figure as shown; null when there is none. All have the same decimals. */
  readonly shown: Rounded | null;
  /** Responses, against the minimum sample; infinite where the unit is ranked whatever it stands on. */
  readonly n: number;
  /** How sure the figure is; null when nothing is known. */
  readonly estimate: Estimate | null;
}

export interface RankingOptions<T> {
  readonly minimumSample: number;
  /** What links two units; independent, with degrees of freedom from the two estimates, when left out. */
  readonly linkOf?: (left: T, right: T) => PairLink;
  /** The chance of even one false claim among all pairs; 0.05 when left out. */
  readonly level?: number;
}

export interface PlacedUnit<T> {
  readonly unit: T;
  readonly place: RankedPlace;
}

/**
 * The units in the order in which they are listed: ranked ones by shown figure, then by exact index,
 * then as given; below them those with too small a sample, in the same order; last those without a figure.
 */
export function rankUnits<T extends UnitToRank>(units: readonly T[], options: RankingOptions<T>): PlacedUnit<T>[] {
  const isRanked = (unit: T): boolean => unit.shown !== null && unit.n >= options.minimumSample;
  return [
    ...placeRanked(inOrder(units.filter(isRanked)), options),
    ...inOrder(units.filter((unit) => unit.shown !== null && !isRanked(unit))).map((unit) => withoutRank(unit, 'below_minimum_sample')),
    ...units.filter((unit) => unit.shown === null).map((unit) => withoutRank(unit, 'no_figure')),
  ];
}

function inOrder<T extends UnitToRank>(units: readonly T[]): T[] {
  const indexOf = (unit: T): number => unit.estimate?.index ?? -Infinity;
  const byIndex = [...units].sort((left, right) => (indexOf(left) < indexOf(right) ? 1 : indexOf(left) > indexOf(right) ? -1 : 0));
  return rank(byIndex, (unit) => unit.shown).map((each) => each.item);
}

function placeRanked<T extends UnitToRank>(units: readonly T[], options: RankingOptions<T>): PlacedUnit<T>[] {
  const compare = comparisonOf(units, options);
  const intervals = rankIntervals(units.length, compare);
  const groups = tieGroups(units.length, compare);
  return rank(units, (unit) => unit.shown).map(({ item, rank: place, isTied }, at) => {
    const { rankLow, rankHigh } = intervals[at] ?? { rankLow: null, rankHigh: null };
    return { unit: item, place: { rank: place, isTied, rankLow, rankHigh, tieGroup: groups[at] ?? null, rankReason: null } };
  });
}

/** Units that show the same figure are not told apart: what is not shown decides nothing. */
function comparisonOf<T extends UnitToRank>(units: readonly T[], { linkOf, level }: RankingOptions<T>): Comparison {
  const link = (left: number, right: number): PairLink => {
    const [first, second] = [units[left], units[right]];
    return linkOf === undefined || first === undefined || second === undefined ? independent : linkOf(first, second);
  };
  const compare = surelyDifferent(units.map((unit) => unit.estimate ?? unknownEstimate), link, level);
  const shownAt = (at: number): number | undefined => units[at]?.shown?.scaled;
  return (left, right) => (shownAt(left) === shownAt(right) ? 0 : compare(left, right));
}

const independent: PairLink = { covariance: 0, df: null };
const unknownEstimate: Estimate = { index: 50, se: null, df: null, effectiveResponses: null };

function withoutRank<T>(unit: T, rankReason: RankReason): PlacedUnit<T> {
  return { unit, place: { rank: null, isTied: false, rankLow: null, rankHigh: null, tieGroup: null, rankReason } };
}
