/**
 * One index of a past year as it was published or kept: a line of `previous.csv`, an entry of a
 * campaign's history.
 */
export interface PastIndex {
  /** A unit, a unit group, or `overall`. */
  readonly unit: string;
  readonly year: number;
  /** Percent, as published. */
  readonly index: number;
  /** Percentage points; null when it was not published. */
  readonly se: number | null;
}
