/**
 * The one rounding of figures: half up, on the exact quotient. `toFixed` and `Intl` round the
 * double nearest to a quotient (1.005 becomes 1.00) and are barred by the linter for figures.
 *
 * Source: all published figures read so far have two decimals, half up; differences are published
 * as the difference of rounded figures (83.94 − 82.66 = 1.28).
 * Example: 13482/14516 × 100 = 92.8768… → 92.88.
 */
import { fraction, multiply, type Fraction } from './fraction.ts';

/** A rounded figure: `hundredths`-like integer in units of 10^-decimals. */
export interface Rounded {
  /** value × 10^decimals, a whole number. */
  readonly scaled: number;
  readonly decimals: number;
}

/** `value` to `decimals` places, halves away from zero for positive and towards zero for negative values (half up). */
export function roundHalfUp(value: Fraction, decimals: number): Rounded {
  const scaled = multiply(value, fraction(10n ** BigInt(decimals)));
  const twice = 2n * scaled.numerator + scaled.denominator;
  return { scaled: Number(floorDivide(twice, 2n * scaled.denominator)), decimals };
}

/** `rounded` as a plain number, e.g. 92.88: for comparing and for cells of a workbook. */
export function roundedValue(rounded: Rounded): number {
  return rounded.scaled / 10 ** rounded.decimals;
}

/** Digits with a point and every decimal place: `92.88`, `90.00`. Languages turn the point into their own sign. */
export function roundedDigits(rounded: Rounded): string {
  const sign = rounded.scaled < 0 ? '-' : '';
  const digits = String(Math.abs(rounded.scaled)).padStart(rounded.decimals + 1, '0');
  if (rounded.decimals === 0) return sign + digits;
  return `${sign}${digits.slice(0, -rounded.decimals)}.${digits.slice(-rounded.decimals)}`;
}

/** The whole number at or below `above / below`; `below` is above zero. */
export function floorDivide(above: bigint, below: bigint): bigint {
  const quotient = above / below;
  return above % below < 0n ? quotient - 1n : quotient;
}
