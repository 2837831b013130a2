/** Where one unit stands among the units it is ranked with, and how sure that is. */

/** Why a unit is listed without a rank. */
export const rankReasons = ['no_figure', 'below_minimum_sample'] as const;
export type RankReason = (typeof rankReasons)[number];

export interface RankedPlace {
  /** From 1, by the shown figure; null when listed without a rank. */
  readonly rank: number | null;
  /** Whether another unit shows the same figure ("đồng hạng"). */
  readonly isTied: boolean;
  /** 1 + units that are surely better; null without a rank. */
  readonly rankLow: number | null;
  /** Ranked units − units that are surely worse; null without a rank. */
  readonly rankHigh: number | null;
  /** From 1 down the ranking: units of one number follow each other and none is surely worse than the first of them. */
  readonly tieGroup: number | null;
  readonly rankReason: RankReason | null;
}
