import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { anotherWeight, wholeWeights } from './design-weights.ts';
import { doublesOfDigits, extendedScale, mostResponses, weightScale, wholeOfDigits } from './weight-scale.ts';

const weights = fc.array(fc.oneof(fc.constantFrom(1, 0.5, 1.25, 3), fc.double({ min: 1e-6, max: 1e6, noNaN: true })), { minLength: 1, maxLength: 8 });
/** The weight by the digits of the scale, exactly. */
const wholeOf = (scale: ReturnType<typeof weightScale>, weight: number): bigint =>
  BigInt(wholeOfDigits([...(scale.digitsOf.get(weight) ?? [])].map((digit) => Float64Array.of(digit)), 0));

describe('whole weights', () => {
  it('are as small as they can be', () => {
    expect([...wholeWeights([1.25, 0.5, 1.25]).values]).toEqual([[1.25, 5], [0.5, 2]]);
    expect([...wholeWeights([7, 7]).values]).toEqual([[7, 1]]);
    expect(wholeWeights([1.25, 0.5]).factor).toEqual({ multiplier: 4n, divisor: 1n });
    expect(wholeWeights([4, 6]).factor).toEqual({ multiplier: 1n, divisor: 2n });
    expect(wholeWeights([]).values.size).toBe(0);
  });

  it('take in another weight where the others keep their numbers, and only there', () => {
    const { factor } = wholeWeights([1.25, 0.5]);
    expect(anotherWeight(2.75, factor)).toBe(11);
    expect(anotherWeight(0.1, factor)).toBeUndefined();
    expect(anotherWeight(3, wholeWeights([4, 6]).factor)).toBeUndefined();
    expect(anotherWeight(8, wholeWeights([4, 6]).factor)).toBe(4);
    expect(anotherWeight(1, wholeWeights([]).factor)).toBeUndefined();
  });
});

describe('a scale of weights', () => {
  it('has digits that put together are the whole weight, whatever its length', () => {
    fc.assert(fc.property(weights, (list) => {
      const scale = weightScale(list);
      for (const [weight, value] of wholeWeights(list).values) {
        expect(wholeOf(scale, weight)).toBe(BigInt(value));
        expect(scale.valueOf.get(weight)).toBe(Number(value));
        const digits = scale.digitsOf.get(weight) ?? new Float64Array();
        expect(digits).toHaveLength(scale.length);
        if (scale.length > 1) expect(digits.every((digit) => digit >= 0 && digit < 2 ** 24)).toBe(true);
      }
    }));
  });

  it('has one digit up to 24 binary places, and no more than it needs', () => {
    expect(weightScale([1, 2 ** 24 - 1]).length).toBe(1);
    expect(weightScale([1, 2 ** 24]).length).toBe(2);
    expect(weightScale([1, 2 ** 48]).length).toBe(3);
    expect(weightScale([]).length).toBe(1);
    expect(weightScale([1, 2 ** 24 + 3]).digitsOf.get(2 ** 24 + 3)).toEqual(Float64Array.of(3, 1));
  });

  it('adds up in digits what the weighted counts add up to', () => {
    fc.assert(fc.property(weights, fc.array(fc.nat(100_000), { minLength: 8, maxLength: 8 }), (list, counts) => {
      const scale = weightScale(list);
      const distinct = [...wholeWeights(list).values];
      const sums = Array.from({ length: scale.length }, (_, digit) =>
        Float64Array.of(0, distinct.reduce((sum, [weight], at) => sum + (scale.digitsOf.get(weight)?.[digit] ?? 0) * (counts[at] ?? 0), 0)));
      const exact = distinct.reduce((sum, [, value], at) => sum + BigInt(value) * BigInt(counts[at] ?? 0), 0n);
      expect(BigInt(wholeOfDigits(sums, 1))).toBe(exact);
      expect(BigInt(wholeOfDigits(sums, 0))).toBe(0n);
      const [empty, double] = doublesOfDigits(sums);
      expect(empty).toBe(0);
      expect(Math.abs((double ?? 0) - Number(exact))).toBeLessThanOrEqual(1e-14 * Number(exact));
    }));
  });

  it('gives plain numbers while they are exact and big ones beyond', () => {
    expect(wholeOfDigits([Float64Array.of(5, 6)], 1)).toBe(6);
    expect(wholeOfDigits([Float64Array.of(3), Float64Array.of(2)], 0)).toBe(2 * 2 ** 24 + 3);
    expect(wholeOfDigits([Float64Array.of(1), Float64Array.of(0), Float64Array.of(2 ** 20)], 0)).toBe(2n ** 68n + 1n);
    expect(doublesOfDigits([])).toEqual(new Float64Array());
  });

  it('is the same scale for a weight that it has, and is extended only where nothing changes for the others', () => {
    const scale = weightScale([1.25, 0.5]);
    expect(extendedScale(scale, 0.5)).toBe(scale);
    const extended = extendedScale(scale, 2.75);
    expect([...extended?.valueOf ?? []]).toEqual([[1.25, 5], [0.5, 2], [2.75, 11]]);
    expect(extended?.digitsOf.get(2.75)).toEqual(Float64Array.of(11));
    expect(scale.digitsOf.has(2.75)).toBe(false);
    expect(extendedScale(scale, 0.1)).toBeUndefined();
    expect(extendedScale(scale, 2 ** 30)).toBeUndefined();
  });

  it('has no weight of nothing, and says how many responses its sums can carry', () => {
    expect(() => weightScale([0])).toThrow('above zero');
    expect(mostResponses * (2 ** 24 - 1)).toBeLessThan(2 ** 53);
    expect(mostResponses).toBeGreaterThan(500_000_000);
  });
});
