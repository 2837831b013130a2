/**
 * The change of one unit between two years, and how the units of a group split into risen,
 * unchanged, fallen and not comparable.
 */

export const directions = ['up', 'unchanged', 'down', 'not-comparable'] as const;
/** By the difference of the shown figures. */
export type Direction = (typeof directions)[number];

/**
 * Why a unit is not comparable: it has no figure now or then, it came out of other units, or the
 * figure's definition changed between the years.
 */
export const notComparableReasons = ['no_figure_now', 'no_figure_before', 'unit_changed', 'definition_changed'] as const;
export type NotComparableReason = (typeof notComparableReasons)[number];

export interface UnitChange {
  /** Year that is compared with; null when there is none. */
  readonly previousYear: number | null;
  /** Percent, as shown then; null when not comparable. */
  readonly previous: number | null;
  /** Percentage points: difference of the two shown figures; null when not comparable. */
  readonly change: number | null;
  /** Ends of its 95% interval, percentage points; null when either figure's standard error is not known. */
  readonly changeLow: number | null;
  readonly changeHigh: number | null;
  readonly direction: Direction;
  /** Places gained (above 0) or lost inside the unit group; null when it has no rank now or then. */
  readonly placesMoved: number | null;
  readonly reason: NotComparableReason | null;
}

/** Units by direction; the four always add up to `total`. */
export interface ChangeCounts {
  readonly up: number;
  readonly unchanged: number;
  readonly down: number;
  readonly notComparable: number;
  readonly total: number;
  /** Ids of the units that are not comparable: published counts tend to leave them out unsaid. */
  readonly notComparableUnits: readonly string[];
}
