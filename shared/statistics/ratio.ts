/**
 * An exact quotient of whole numbers, not in lowest terms: what an index is before it is shown.
 * `below` is above zero. Unlike a `Fraction` it costs no reduction, and small ones stay plain.
 */
import { toNumber } from './fraction.ts';
import { floorDivide, type Rounded } from './round-half-up.ts';
import { addWhole, multiplyWhole, type Whole } from './whole.ts';

export interface Ratio {
  readonly above: Whole;
  readonly below: Whole;
}

export function addRatio(left: Ratio, right: Ratio): Ratio {
  if (left.below === right.below) return { above: addWhole(left.above, right.above), below: left.below };
  return {
    above: addWhole(multiplyWhole(left.above, right.below), multiplyWhole(right.above, left.below)),
    below: multiplyWhole(left.below, right.below),
  };
}

/** The weighted mean of `terms`; undefined when there is none. Weights are positive. */
export function weightedMean(terms: readonly { readonly ratio: Ratio; readonly weight: Ratio }[]): Ratio | undefined {
  const [first, ...others] = terms.map(({ ratio, weight }): Ratio => ({
    above: multiplyWhole(ratio.above, weight.above), below: multiplyWhole(ratio.below, weight.below),
  }));
  const [firstWeight, ...otherWeights] = terms.map((each) => each.weight);
  if (first === undefined || firstWeight === undefined) return undefined;
  const sum = others.reduce(addRatio, first);
  const weight = otherWeights.reduce(addRatio, firstWeight);
  return { above: multiplyWhole(sum.above, weight.below), below: multiplyWhole(sum.below, weight.above) };
}

/** The mean of `ratios`; undefined when there is none. */
export function meanRatio(ratios: readonly Ratio[]): Ratio | undefined {
  return weightedMean(ratios.map((ratio) => ({ ratio, weight: one })));
}

const one: Ratio = { above: 1, below: 1 };

/** The ratio in percent, as the nearest double. */
export function percentOf({ above, below }: Ratio): number {
  const hundredfold = multiplyWhole(above, 100);
  if (typeof hundredfold === 'number' && typeof below === 'number') return hundredfold / below;
  return toNumber({ numerator: BigInt(hundredfold), denominator: BigInt(below) });
}

/** The ratio in percent, rounded half up. */
export function roundedPercent({ above, below }: Ratio, decimals: number): Rounded {
  const twice = addWhole(multiplyWhole(above, 2 * 100 * 10 ** decimals), below);
  const divisor = multiplyWhole(below, 2);
  if (typeof twice === 'number' && typeof divisor === 'number' && twice >= 0) {
    return { scaled: (twice - (twice % divisor)) / divisor, decimals };
  }
  return { scaled: Number(floorDivide(BigInt(twice), BigInt(divisor))), decimals };
}
