/**
 * Design weights as whole numbers, as small as they can be: every distinct weight times one common
 * factor. The factor cancels out of every quotient, so an index from them is exact: 1.25 and 0.5
 * become 5 and 2, and where all weigh the same they all weigh 1.
 */
import { fractionOfDecimal } from '../statistics/fraction.ts';
import { greatestCommonDivisor, leastCommonMultiple, plainIfSafe, type Whole } from '../statistics/whole.ts';

/** The whole number that stands for each distinct weight in `weights`. */
export function wholeWeights(weights: readonly number[]): ReadonlyMap<number, Whole> {
  const exact = [...new Set(weights)].map((weight) => ({ weight, value: fractionOfDecimal(weight) }));
  const factor = exact.reduce((common, { value }) => leastCommonMultiple(common, value.denominator), 1n);
  const whole = exact.map(({ weight, value }) => ({ weight, value: value.numerator * (factor / value.denominator) }));
  const shared = whole.reduce((common, { value }) => greatestCommonDivisor(common, value), 0n);
  return new Map(whole.map(({ weight, value }) => [weight, plainIfSafe(value / shared)]));
}
