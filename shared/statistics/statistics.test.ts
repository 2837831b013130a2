import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { add, divide, fraction, fractionOfDecimal, multiply, toNumber } from './fraction.ts';
import { addRatio, meanRatio, percentOf, roundedPercent, weightedMean } from './ratio.ts';
import { roundHalfUp, roundedDigits, roundedValue } from './round-half-up.ts';
import { addWhole, greatestCommonDivisor, isZero, leastCommonMultiple, multiplyWhole, plainIfSafe } from './whole.ts';

const digits = (value: number, decimals: number): string => roundedDigits(roundHalfUp(fractionOfDecimal(value), decimals));
const whole = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n });
const positive = fc.bigInt({ min: 1n, max: 10n ** 24n });

describe('a fraction', () => {
  it('is in lowest terms with a positive denominator', () => {
    expect(fraction(6, -4)).toEqual({ numerator: -3n, denominator: 2n });
    expect(fraction(0, 7)).toEqual({ numerator: 0n, denominator: 1n });
  });

  it('has no zero below its line', () => {
    expect(() => fraction(1, 0)).toThrow(new RangeError('A fraction has no zero below its line.'));
    expect(() => divide(fraction(1), fraction(0))).toThrow(RangeError);
  });

  it.each([[1.25, 5n, 4n], [0.1, 1n, 10n], [1e-7, 1n, 10_000_000n], [-2.5, -5n, 2n], [1e21, 10n ** 21n, 1n]])(
    'of the decimal %d is exact', (value, numerator, denominator) => {
      expect(fractionOfDecimal(value)).toEqual({ numerator, denominator });
    });

  it('of what is not finite does not exist', () => {
    expect(() => fractionOfDecimal(Number.NaN)).toThrow(new RangeError('Only a finite number has an exact value.'));
    expect(() => fractionOfDecimal(Number.POSITIVE_INFINITY)).toThrow(RangeError);
  });

  it('added and taken away, multiplied and divided, is as before', () => {
    fc.assert(fc.property(whole, positive, positive, positive, (a, b, c, d) => {
      const [left, right] = [fraction(a, b), fraction(c, d)];
      expect(add(add(left, right), multiply(right, fraction(-1)))).toEqual(left);
      expect(divide(multiply(left, right), right)).toEqual(left);
    }));
  });

  it('as a number is the nearest double, however large its parts are', () => {
    const scale = 10n ** 40n + 7n;
    fc.assert(fc.property(fc.maxSafeInteger(), fc.integer({ min: 1 }), (a, b) => {
      const [numerator, denominator] = [BigInt(a) * scale, BigInt(b) * scale];
      expect(toNumber({ numerator, denominator }) === a / b).toBe(true);
      expect(toNumber({ numerator: numerator * 8n ** 90n, denominator: denominator * 8n ** 90n }) === a / b).toBe(true);
    }));
  });

  it('as a number is the same however its parts are written, above or below zero', () => {
    const scale = 10n ** 200n + 7n;
    fc.assert(fc.property(fc.oneof(whole, fc.bigInt({ min: -1000n, max: 1000n })), fc.oneof(positive, fc.bigInt({ min: 1n, max: 1000n })), (numerator, denominator) => {
      expect(toNumber({ numerator: numerator * scale, denominator: denominator * scale })).toBe(toNumber({ numerator, denominator }));
      expect(toNumber({ numerator: -numerator, denominator }) + toNumber({ numerator, denominator })).toBe(0);
    }), { numRuns: 300 });
  });

  it('as a number goes to the even neighbour from the very middle, and to the nearer one from beside it', () => {
    const [middle, scale] = [2n ** 53n + 1n, 10n ** 40n];
    const near = (beside: bigint) => toNumber({ numerator: middle * scale + beside, denominator: scale });
    expect([near(-1n), near(0n), near(1n)]).toEqual([2 ** 53, 2 ** 53, 2 ** 53 + 2]);
    expect(toNumber({ numerator: middle * 2n ** 200n + 1n, denominator: 1n })).toBe((2 ** 53 + 2) * 2 ** 200);
  });

  it('as a number is the nearest double while its parts are small', () => {
    fc.assert(fc.property(fc.maxSafeInteger(), fc.integer({ min: 1 }), (a, b) => {
      expect(toNumber(fraction(a, b)) === a / b).toBe(true);
    }));
  });
});

describe('rounding half up', () => {
  it.each([
    [1.005, 2, '1.01'], [0.125, 2, '0.13'], [2.675, 2, '2.68'], [0.5, 0, '1'], [1.5, 0, '2'], [2.5, 0, '3'],
    [-0.125, 2, '-0.12'], [-0.126, 2, '-0.13'], [-2.5, 0, '-2'], [99.995, 2, '100.00'], [99.994999, 2, '99.99'],
    [0, 2, '0.00'], [0.004, 2, '0.00'], [-0.004, 2, '0.00'], [-0.5, 0, '0'],
  ])('of %d to %d places is %s', (value, decimals, expected) => {
    expect(digits(value, decimals)).toBe(expected);
  });

  it('of an exact tie goes up where the nearest double lies below it', () => {
    // 1.005 as a double is 1.00499999999999989; Number.prototype.toFixed gives 1.00.
    expect(digits(1.005, 2)).toBe('1.01');
    // 1/8 is 12.5%.
    expect(roundedPercent({ above: 1, below: 8 }, 0).scaled).toBe(13);
  });

  it('never moves a value by more than half a unit of the last place', () => {
    fc.assert(fc.property(whole, positive, fc.integer({ min: 0, max: 4 }), (a, b, decimals) => {
      const exact = fraction(a, b);
      const rounded = roundHalfUp(exact, decimals);
      fc.pre(Number.isSafeInteger(rounded.scaled));
      const error = add(fraction(BigInt(rounded.scaled), 10n ** BigInt(decimals)), multiply(exact, fraction(-1)));
      const half = fraction(1n, 2n * 10n ** BigInt(decimals));
      expect(error.numerator * half.denominator <= half.numerator * error.denominator).toBe(true);
      expect(error.numerator * half.denominator > -half.numerator * error.denominator).toBe(true);
    }));
  });

  it('gives a plain number for cells of a workbook', () => {
    expect(roundedValue(roundHalfUp(fraction(13_482n * 100n, 14_516n), 2))).toBe(92.88);
  });
});

describe('an exact ratio', () => {
  it('is rounded as the fraction of the same value is', () => {
    fc.assert(fc.property(fc.maxSafeNat(), fc.integer({ min: 1, max: 2 ** 31 - 1 }), (above, below) => {
      const expected = roundHalfUp(fraction(BigInt(above) * 100n, BigInt(below)), 2);
      expect(roundedPercent({ above, below }, 2)).toEqual(expected);
    }));
  });

  it('is rounded alike whether its parts are plain or big', () => {
    const scale = 10n ** 30n;
    fc.assert(fc.property(fc.nat(), fc.integer({ min: 1 }), (above, below) => {
      const big = roundedPercent({ above: BigInt(above) * scale, below: BigInt(below) * scale }, 2);
      expect(big).toEqual(roundedPercent({ above, below }, 2));
    }));
  });

  it('in percent is one division, without a rounding before it', () => {
    expect(percentOf({ above: 1, below: 3 })).toBe(100 / 3);
    expect(percentOf({ above: 10n ** 30n, below: 3n * 10n ** 30n })).toBeCloseTo(100 / 3, 12);
  });

  it('is the same where only one of its parts is big', () => {
    const big = 10n ** 30n;
    expect(percentOf({ above: big, below: 8 })).toBe(1.25e31);
    expect(percentOf({ above: 8, below: big })).toBe(8e-28);
    expect(percentOf({ above: 2 ** 50, below: 3 })).toBe(Number((2n ** 50n * 100n) / 3n));
    expect(roundedPercent({ above: 8, below: big }, 2)).toEqual({ scaled: 0, decimals: 2 });
    expect(roundedPercent({ above: big, below: 8n * big }, 1)).toEqual({ scaled: 125, decimals: 1 });
    expect(roundedPercent({ above: big, below: 8 }, 0).scaled).toBe(1.25e31);
  });

  it('below zero is rounded half up as well', () => {
    expect(roundedPercent({ above: -1, below: 3 }, 2).scaled).toBe(-3333);
    expect(roundedPercent({ above: -1, below: 8 }, 0).scaled).toBe(-12);
    expect(roundedPercent({ above: 0, below: 8 }, 2).scaled).toBe(0);
  });

  it('added to one with the same number below keeps it', () => {
    expect(addRatio({ above: 1, below: 4 }, { above: 2, below: 4 })).toEqual({ above: 3, below: 4 });
    expect(addRatio({ above: 1, below: 4 }, { above: 2, below: 8 })).toEqual({ above: 16, below: 32 });
  });

  it('has a mean that is exact', () => {
    expect(meanRatio([])).toBeUndefined();
    const mean = meanRatio([{ above: 1, below: 2 }, { above: 1, below: 3 }]);
    expect(fraction(BigInt(mean?.above ?? 0), BigInt(mean?.below ?? 1))).toEqual(fraction(5, 12));
    const weighted = weightedMean([
      { ratio: { above: 1, below: 2 }, weight: { above: 5, below: 2 } }, { ratio: { above: 1, below: 3 }, weight: { above: 1, below: 2 } },
    ]);
    expect(fraction(BigInt(weighted?.above ?? 0), BigInt(weighted?.below ?? 1))).toEqual(fraction(17, 36));
  });

  it('added in any order is the same value', () => {
    const ratio = fc.record({ above: fc.maxSafeNat(), below: fc.integer({ min: 1, max: 1_000_000 }) });
    fc.assert(fc.property(ratio, ratio, ratio, (a, b, c) => {
      const exact = (value: { above: number | bigint; below: number | bigint }) => fraction(BigInt(value.above), BigInt(value.below));
      expect(exact(addRatio(addRatio(a, b), c))).toEqual(exact(addRatio(c, addRatio(b, a))));
    }));
  });
});

describe('a whole number', () => {
  it('stays plain while that is exact and is big beyond', () => {
    expect(addWhole(2 ** 53 - 2, 1)).toBe(2 ** 53 - 1);
    expect(addWhole(2 ** 53 - 1, 1)).toBe(2n ** 53n);
    expect(multiplyWhole(3, 4)).toBe(12);
    expect(multiplyWhole(2 ** 52, 3)).toBe(3n * 2n ** 52n);
    expect(plainIfSafe(12n)).toBe(12);
    expect(plainIfSafe(2n ** 60n)).toBe(2n ** 60n);
    expect(leastCommonMultiple(4n, 6n)).toBe(12n);
    expect([0, 0n, 1, 1n].map(isZero)).toEqual([true, true, false, false]);
  });

  it('that is plain and one that is big add and multiply to a big one', () => {
    expect([addWhole(1, 2n), addWhole(2n, 1), addWhole(-(2 ** 53 - 1), -1)]).toEqual([3n, 3n, -(2n ** 53n)]);
    expect([multiplyWhole(2n, 3), multiplyWhole(2, 3n)]).toEqual([6n, 6n]);
    expect([plainIfSafe(2n ** 53n), plainIfSafe(-(2n ** 53n - 1n))]).toEqual([2n ** 53n, -(2 ** 53 - 1)]);
  });

  it('has a greatest common divisor with any other, 1 where both are nothing', () => {
    expect([[12n, 18n], [0n, 5n], [5n, 0n], [0n, 0n]].map(([left, right]) => greatestCommonDivisor(left ?? 0n, right ?? 0n))).toEqual([6n, 5n, 5n, 1n]);
  });
});
