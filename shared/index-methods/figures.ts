/** Figures: what the engine gives for a criterion, a composite and a whole scope. */

/**
 * Why a figure has no standard error, no interval or no design effect:
 * - `nothing_answered`: there is no index;
 * - `no_wanted_level`: there is no index either: the question's scale has none of the levels that count as wanted;
 * - `too_few_clusters`: the responses come from one cluster, or from as many clusters as strata (df below 1);
 * - `at_edge`: the index is exactly 0 or 100, where linearisation would say 0; the interval is exact all the same;
 * - `no_variation`: every cluster (without clusters: every response) has exactly the same share, which linearisation
 *   would take for certainty;
 * - `answers_needed`: this aggregation needs the stored answers and was computed from tally cells alone.
 */
export const precisionReasons = ['nothing_answered', 'no_wanted_level', 'too_few_clusters', 'at_edge', 'no_variation', 'answers_needed'] as const;
export type PrecisionReason = (typeof precisionReasons)[number];

/**
 * How sure a figure is, under the survey's design. Whatever could not be estimated is null, never
 * 0, and `reason` says why the first of them is.
 */
export interface Precision {
  /** Standard error in percentage points. */
  readonly se: number | null;
  /** Ends of the 95% interval, percent; they contain the index. */
  readonly low: number | null;
  readonly high: number | null;
  /** Design effect: se² over the variance of the same ratio, were the n responses a simple random sample with replacement. */
  readonly deff: number | null;
  /** Degrees of freedom: clusters − strata among those in which the scope has responses. */
  readonly df: number | null;
  readonly reason: PrecisionReason | null;
}

/** Nothing is known about how sure a figure is. */
export function noPrecision(reason: PrecisionReason): Precision {
  return { se: null, low: null, high: null, deff: null, df: null, reason };
}

/** One figure, what it stands on and how sure it is. */
export interface Figure extends Precision {
  /** Responses in scope. */
  readonly n: number;
  /** Valid answers to the criteria in scope, unweighted. */
  readonly answered: number;
  /** Of these, the satisfied ones, unweighted. */
  readonly satisfied: number;
  /** Percent, unrounded; null when nothing was answered (or, of an expectation, none of its levels is wanted). */
  readonly index: number | null;
  /** Percent, rounded half up from the exact quotient, as digits with a point: `92.88`; null as above. */
  readonly shown: string | null;
}

export interface CriterionFigure extends Figure {
  readonly id: string;
  /** Unweighted counts per level, in the order of the scale. */
  readonly levels: readonly number[];
}

export interface NamedFigure extends Figure {
  readonly id: string;
}

/** Figures of one scope: a unit, a unit group, or everything. */
export interface ScopeFigures {
  readonly overall: Figure;
  /** In questionnaire order. */
  readonly parts: readonly NamedFigure[];
  readonly groups: readonly NamedFigure[];
  readonly criteria: readonly CriterionFigure[];
}
