/**
 * Design weights as whole numbers, as small as they can be: every distinct weight times one common
 * factor. The factor cancels out of every quotient, so an index from them is exact: 1.25 and 0.5
 * become 5 and 2, and where all weigh the same they all weigh 1.
 */
import { fractionOfDecimal, type Fraction } from '../statistics/fraction.ts';
import { greatestCommonDivisor, leastCommonMultiple, plainIfSafe, type Whole } from '../statistics/whole.ts';

/** A weight w stands for w × multiplier ÷ divisor. */
export interface CommonFactor {
  readonly multiplier: bigint;
  readonly divisor: bigint;
}

export interface WholeWeights {
  readonly factor: CommonFactor;
  /** The whole number that stands for each distinct weight. */
  readonly values: ReadonlyMap<number, Whole>;
}

/** The whole numbers of `weights`, all above zero. */
export function wholeWeights(weights: readonly number[]): WholeWeights {
  const exact = [...new Set(weights)].map((weight) => ({ weight, value: fractionOfDecimal(weight) }));
  const multiplier = exact.reduce((common, { value }) => (common % value.denominator === 0n ? common : leastCommonMultiple(common, value.denominator)), 1n);
  const multiplied = exact.map(({ weight, value }) => ({ weight, value: times(value, multiplier) }));
  const divisor = multiplied.reduce((common, { value }) => (common === 1n ? common : greatestCommonDivisor(common, value)), 0n);
  return {
    factor: { multiplier, divisor },
    values: new Map(multiplied.map(({ weight, value }) => [weight, plainIfSafe(value / (divisor || 1n))])),
  };
}

/** The whole number of one more weight; undefined where it would change the common factor. */
export function anotherWeight(weight: number, { multiplier, divisor }: CommonFactor): Whole | undefined {
  const value = fractionOfDecimal(weight);
  if (multiplier % value.denominator !== 0n) return undefined;
  const multiplied = times(value, multiplier);
  return divisor === 0n || multiplied % divisor !== 0n ? undefined : plainIfSafe(multiplied / divisor);
}

function times({ numerator, denominator }: Fraction, multiplier: bigint): bigint {
  return numerator * (multiplier / denominator);
}
