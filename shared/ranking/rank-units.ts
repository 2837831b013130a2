/**
 * The ranking of one set of units: ranks by the shown figure, how far each rank is sure, and which
 * units the figures do not tell apart. Nothing is random; where figures differ, the order in which
 * units are given decides nothing.
 */
import type { Estimate, PairLink } from '../precision/estimate.ts';
import type { Rounded } from '../statistics/round-half-up.ts';
import { rank } from './rank.ts';
import { rankIntervals, type RankInterval } from './rank-intervals.ts';
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
 * then the surest first (it opens a tie group, so that the order in which units are given opens none),
 * then as given; below them those with too small a sample, in the same order; last those without a figure.
 */
export function rankUnits<T extends UnitToRank>(units: readonly T[], options: RankingOptions<T>): PlacedUnit<T>[] {
  const shown = units.filter((unit) => hasFigure(unit));
  const isLargeEnough = (unit: T): boolean => unit.n >= options.minimumSample;
  return [
    ...placeRanked(inOrder(shown.filter(isLargeEnough)), options),
    ...inOrder(shown.filter((unit) => !isLargeEnough(unit))).map((unit) => withoutRank(unit, 'below_minimum_sample')),
    ...units.filter((unit) => !hasFigure(unit)).map((unit) => withoutRank(unit, 'no_figure')),
  ];
}

type Shown<T> = T & { readonly shown: Rounded };

function hasFigure<T extends UnitToRank>(unit: T): unit is Shown<T> {
  return unit.shown !== null;
}

function inOrder<T extends UnitToRank>(units: readonly Shown<T>[]): Shown<T>[] {
  const indexOf = (unit: T): number => unit.estimate?.index ?? -1;
  const errorOf = (unit: T): number => unit.estimate?.se ?? Number.MAX_VALUE;
  const responsesOf = (unit: T): number => unit.estimate?.effectiveResponses ?? 0;
  const byIndex = [...units].sort((left, right) =>
    indexOf(right) - indexOf(left) || errorOf(left) - errorOf(right) || responsesOf(right) - responsesOf(left));
  return rank(byIndex, (unit) => unit.shown).map((each) => each.item);
}

function placeRanked<T extends UnitToRank>(units: readonly Shown<T>[], options: RankingOptions<T>): PlacedUnit<T>[] {
  const compare = comparisonOf(units, options);
  const intervals = rankIntervals(units.length, compare);
  const groups = tieGroups(units.length, compare);
  return rank(units, (unit) => unit.shown).map(({ item, rank: place, isTied }, at) => (
    { unit: item, place: { rank: place, isTied, ...intervals[at] as RankInterval, tieGroup: groups[at] as number, rankReason: null } }));
}

/** Units that show the same figure are not told apart: what is not shown decides nothing. */
function comparisonOf<T extends UnitToRank>(units: readonly Shown<T>[], { linkOf = () => independent, level }: RankingOptions<T>): Comparison {
  const compare = surelyDifferent(units.map((unit) => unit.estimate), (left, right) => linkOf(units[left] as T, units[right] as T), level);
  const shown = units.map((unit) => unit.shown.scaled);
  return (left, right) => (shown[left] === shown[right] ? 0 : compare(left, right));
}

const independent: PairLink = { covariance: 0, df: null };

function withoutRank<T>(unit: T, rankReason: RankReason): PlacedUnit<T> {
  return { unit, place: { rank: null, isTied: false, rankLow: null, rankHigh: null, tieGroup: null, rankReason } };
}
