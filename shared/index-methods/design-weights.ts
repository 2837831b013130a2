/**
 * Design weights as whole numbers: every distinct weight times one common factor. The factor
 * cancels out of every quotient, so an index from them is exact: 1.25 and 0.5 become 5 and 2.
 */
import { fractionOfDecimal } from '../statistics/fraction.ts';
import { leastCommonMultiple, plainIfSafe, type Whole } from '../statistics/whole.ts';

/** The whole number that stands for each distinct weight in `weights`. */
export function wholeWeights(weights: readonly number[]): ReadonlyMap<number, Whole> {
  const exact = [...new Set(weights)].map((weight) => ({ weight, value: fractionOfDecimal(weight) }));
  const factor = exact.reduce((common, { value }) => leastCommonMultiple(common, value.denominator), 1n);
  return new Map(exact.map(({ weight, value }) =>
    [weight, plainIfSafe(value.numerator * (factor / value.denominator))]));
}
