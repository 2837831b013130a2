/**
 * How a criterion of a criteria set (PAR index and the like) comes to its points: by hand, or from
 * an index that was measured. Full scoring (self-score, appraisal, survey) hangs on the same
 * criteria set; here is the part that turns an index into points.
 */

export interface ThresholdPoints {
  /** Percent; the step holds from here on, the edge included or not. */
  readonly from: number;
  readonly fromIncluded: boolean;
  readonly points: number;
}

export type CriterionFunction =
  /** Self-score, then appraised: no index enters. */
  | { readonly kind: 'manual' }
  /** points = index% × maximum points ÷ 100. */
  | { readonly kind: 'linear'; readonly index: string }
  /** The points of the highest step that the shown index reaches; below all steps 0. Highest step first. */
  | { readonly kind: 'step'; readonly index: string; readonly thresholds: readonly ThresholdPoints[] };

/** A scored criterion or component criterion. */
export interface ScoredCriterion {
  readonly id: string;
  readonly maximumPoints: number;
  readonly function: CriterionFunction;
}
