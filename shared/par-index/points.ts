/**
 * Points that an index is worth to a criterion of a criteria set.
 *
 * `linear`: index% × maximum points ÷ 100, rounded half up once, e.g. 92.88% of 10 points are 9.29.
 * `step`: the points of the first step, from above, that the shown index reaches: what people read
 * decides, so 89.996 shown as 90.00 reaches a step "from 90". Below all steps there are 0 points.
 * A missing index gives no points and says why; it is never taken for 0.
 *
 * Whether a linear criterion starts from the exact or from the published index was read in no
 * source; both are parameters, as are the decimals.
 */
import { fraction, fractionOfDecimal, multiply } from '../statistics/fraction.ts';
import { roundHalfUp, roundedDigits, roundedValue, type Rounded } from '../statistics/round-half-up.ts';
import type { ScoredCriterion, ThresholdPoints } from './criterion-function.ts';

/** The index that a criterion names, as it was computed and as it is published. */
export interface MeasuredIndex {
  /** Percent, unrounded where it is known. */
  readonly index: number;
  readonly shown: Rounded;
}

/** `manual`: a person scores this criterion; `no_index`: what it is measured by has no figure. */
export type NoPointsReason = 'manual' | 'no_index';

export type Points =
  | { readonly points: Rounded; readonly reason: null }
  | { readonly points: null; readonly reason: NoPointsReason };

export interface PointsRounding {
  /** Decimals of the points. */
  readonly decimals: number;
  /** What a linear criterion multiplies. */
  readonly linearFrom: 'exact' | 'shown';
}

export const usualPointsRounding: PointsRounding = { decimals: 2, linearFrom: 'exact' };

export function pointsOf(
  criterion: ScoredCriterion, figure: MeasuredIndex | null, rounding: PointsRounding = usualPointsRounding,
): Points {
  const { function: rule, maximumPoints } = criterion;
  if (rule.kind === 'manual') return { points: null, reason: 'manual' };
  if (figure === null) return { points: null, reason: 'no_index' };
  const points = rule.kind === 'linear'
    ? multiply(shareOf(figure, rounding.linearFrom), fractionOfDecimal(maximumPoints))
    : fractionOfDecimal(rule.thresholds.find((each) => reaches(figure.shown, each))?.points ?? 0);
  return { points: roundHalfUp(points, rounding.decimals), reason: null };
}

function shareOf({ index, shown }: MeasuredIndex, from: PointsRounding['linearFrom']): ReturnType<typeof fraction> {
  const percent = fractionOfDecimal(from === 'exact' ? index : Number(roundedDigits(shown)));
  return multiply(percent, fraction(1, 100));
}

function reaches(shown: Rounded, { from, fromIncluded }: ThresholdPoints): boolean {
  const value = roundedValue(shown);
  return fromIncluded ? value >= from : value > from;
}
