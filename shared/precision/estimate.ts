/**
 * An estimate as ranking and change need it: an index in percent and how sure it is. Everything
 * that compares two figures works on estimates, whether they were computed here or came as a
 * published table.
 */
export interface Estimate {
  /** Percent, unrounded. */
  readonly index: number;
  /** Percentage points; null at exactly 0 or 100 and where no variance can be estimated. */
  readonly se: number | null;
  /** Degrees of freedom of `se`; null where it is not known, which is taken as very many. */
  readonly df: number | null;
  /**
   * For an index of exactly 0 or 100: responses divided by the design effect of the unit's group
   * (at least 1), from which its exact interval comes at any level. Null where no interval is known.
   */
  readonly effectiveResponses: number | null;
}

/** What links two estimates of one survey: they may share clusters. */
export interface PairLink {
  /** Covariance of the two indices, squared percentage points; 0 when independent. */
  readonly covariance: number;
  /** Degrees of freedom of their difference: clusters − strata among those of either; null where not known. */
  readonly df: number | null;
}
