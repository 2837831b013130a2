/**
 * Exact fractions. Every published figure is formed as a fraction of whole numbers and rounded
 * once, for display; nothing is lost on the way, so whoever recomputes it gets the same digits.
 *
 * The denominator is positive and the fraction is in lowest terms.
 */
import { greatestCommonDivisor } from './whole.ts';

export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** `numerator / denominator` in lowest terms. Throws RangeError when the denominator is zero. */
export function fraction(numerator: bigint | number, denominator: bigint | number = 1n): Fraction {
  let above = BigInt(numerator);
  let below = BigInt(denominator);
  if (below === 0n) throw new RangeError('A fraction has no zero below its line.');
  if (below < 0n) [above, below] = [-above, -below];
  const shared = greatestCommonDivisor(above < 0n ? -above : above, below);
  return { numerator: above / shared, denominator: below / shared };
}

/** The exact value of a decimal such as a design weight: `1.25` is 5/4. Throws RangeError when not finite. */
export function fractionOfDecimal(value: number): Fraction {
  if (!Number.isFinite(value)) throw new RangeError('Only a finite number has an exact value.');
  const [mantissa = '0', exponentText = '0'] = String(value).split('e');
  const [whole = '0', decimals = ''] = mantissa.split('.');
  const power = Number(exponentText) - decimals.length;
  const digits = BigInt(whole + decimals);
  return power >= 0 ? fraction(digits * 10n ** BigInt(power)) : fraction(digits, 10n ** BigInt(-power));
}

export function add(left: Fraction, right: Fraction): Fraction {
  return fraction(
    left.numerator * right.denominator + right.numerator * left.denominator,
    left.denominator * right.denominator,
  );
}

export function multiply(left: Fraction, right: Fraction): Fraction {
  return fraction(left.numerator * right.numerator, left.denominator * right.denominator);
}

/** Throws RangeError when `right` is zero. */
export function divide(left: Fraction, right: Fraction): Fraction {
  return fraction(left.numerator * right.denominator, left.denominator * right.numerator);
}

/** The nearest double, whatever the size of the parts. Needs no lowest terms. */
export function toNumber({ numerator, denominator }: Fraction): number {
  if (-safe <= numerator && numerator <= safe && denominator <= safe) return Number(numerator) / Number(denominator);
  const size = numerator < 0n ? -numerator : numerator;
  // Enough binary digits for a double and some more; a last digit of 1 stands for all that follow.
  const shift = BigInt(72 + binaryDigits(denominator) - binaryDigits(size));
  const [above, below] = shift >= 0n ? [size << shift, denominator] : [size, denominator << -shift];
  const quotient = above / below;
  const sticky = above % below === 0n ? quotient : quotient | 1n;
  return Math.sign(Number(numerator)) * Number(sticky) * 2 ** -Number(shift);
}

const safe = 9_007_199_254_740_991n;

/** How many binary digits, to within four. */
function binaryDigits(value: bigint): number {
  return value.toString(16).length * 4;
}
