/** Figures that a page computes or cuts shorter, as digits with a point: rounded half up from what they are, like every other figure. */
import { fractionOfDecimal } from '#shared/statistics/fraction.ts';
import { roundHalfUp, roundedDigits, roundedValue } from '#shared/statistics/round-half-up.ts';

/** `92.8768` with two decimals: `92.88`. */
export function digitsOf(value: number, decimals: number): string {
  return roundedDigits(roundHalfUp(fractionOfDecimal(value), decimals));
}

/** How much, whichever way: `−2.125` and `2.125` with two decimals are both `2.13`. */
export function sizeDigits(value: number, decimals: number): string {
  return digitsOf(Math.abs(value), decimals);
}

/** −1, 0 or 1 of what is shown: what rounds to nothing has no sign. */
export function shownSign(value: number, decimals: number): -1 | 0 | 1 {
  const size = roundedValue(roundHalfUp(fractionOfDecimal(Math.abs(value)), decimals));
  if (size === 0) return 0;
  return value < 0 ? -1 : 1;
}
