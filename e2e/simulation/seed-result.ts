/** What seeds come to. */
export interface Counts { [name: string]: number }

export interface SeedFailure {
  readonly seed: number;
  readonly step: number;
  /** The claim that did not hold, and what of it. */
  readonly claim: string;
}

export interface SeedsResult {
  readonly seeds: number;
  readonly counts: Counts;
  /** The first, or none. */
  readonly failures: readonly SeedFailure[];
  /** Every step, when asked for. */
  readonly lines: readonly string[];
}
