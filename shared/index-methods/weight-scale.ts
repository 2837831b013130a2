/**
 * Design weights for exact sums. Each weight becomes a whole number (`design-weights.ts`), split
 * into digits of 24 bits, lowest first, so that weighted counts add up exactly in plain doubles
 * however long the weights are: weights of a few decimals take one digit, raked ones two or three.
 */
import { assert } from '../kernel/assert.ts';
import { plainIfSafe, type Whole } from '../statistics/whole.ts';
import { anotherWeight, wholeWeights, type CommonFactor } from './design-weights.ts';

export interface WeightScale {
  readonly factor: CommonFactor;
  /** Digits of every weight. */
  readonly length: number;
  /** By weight: its digits, lowest first. */
  readonly digitsOf: ReadonlyMap<number, Float64Array>;
  /** By weight: the whole number that stands for it, as a double. */
  readonly valueOf: ReadonlyMap<number, number>;
}

/** Binary places of one digit. */
const digitBits = 24;
const digitBase = 2 ** digitBits;

/** More responses than this in one campaign could carry a sum past what a double holds exactly. */
export const mostResponses = 2 ** (53 - digitBits) - 1;

/** The scale for all of `weights`; figures of one report share one. */
export function weightScale(weights: Iterable<number>): WeightScale {
  const { factor, values } = wholeWeights([...weights]);
  let length = 1;
  for (const weight of values.values()) length = Math.max(length, digitCount(weight));
  return {
    factor, length,
    digitsOf: new Map([...values].map(([weight, value]) => [weight, digitsOf(value, length)])),
    valueOf: new Map([...values].map(([weight, value]) => [weight, Number(value)])),
  };
}

/** The scale with one more weight; undefined where it would change what the others stand for. */
export function extendedScale(scale: WeightScale, weight: number): WeightScale | undefined {
  if (scale.digitsOf.has(weight)) return scale;
  const value = anotherWeight(weight, scale.factor);
  if (value === undefined || digitCount(value) > scale.length) return undefined;
  return {
    ...scale,
    digitsOf: new Map([...scale.digitsOf, [weight, digitsOf(value, scale.length)]]),
    valueOf: new Map([...scale.valueOf, [weight, Number(value)]]),
  };
}

/** The whole number that these sums of digits stand for. */
export function wholeOfDigits(sums: readonly Float64Array[], at: number): Whole {
  if (sums.length === 1) return sums[0]?.[at] ?? 0;
  let value = 0n;
  for (let digit = sums.length - 1; digit >= 0; digit -= 1) {
    value = (value << BigInt(digitBits)) + BigInt(sums[digit]?.[at] ?? 0);
  }
  return plainIfSafe(value);
}

/** The numbers that these sums of digits stand for, as doubles. */
export function doublesOfDigits(sums: readonly Float64Array[]): Float64Array {
  const doubles = (sums[0] ?? new Float64Array()).slice();
  for (let digit = 1; digit < sums.length; digit += 1) {
    const worth = digitBase ** digit;
    const sum = sums[digit] as Float64Array;
    for (let at = 0; at < doubles.length; at += 1) doubles[at] = (doubles[at] as number) + worth * (sum[at] as number);
  }
  return doubles;
}

function digitCount(weight: Whole): number {
  if (typeof weight === 'number' && weight < digitBase) return 1;
  return Math.ceil(BigInt(weight).toString(2).length / digitBits);
}

function digitsOf(weight: Whole, length: number): Float64Array {
  assert(weight > 0, 'A design weight is above zero.');
  if (length === 1) return Float64Array.of(Number(weight));
  const value = BigInt(weight);
  return Float64Array.from({ length }, (_, digit) => Number((value >> BigInt(digit * digitBits)) & BigInt(digitBase - 1)));
}
