/**
 * Why one index differs from another: what each criterion contributes to the difference. The parts
 * add up exactly, as fractions and as they are shown.
 *
 * With index = Σ ω_c R_c on both sides (`effective-weights.ts`), mean(x) the mean of the two sides
 * and reference = mean of the two indices:
 *
 *     contribution_c = mean(ω_c) · ΔR_c  +  Δω_c · (mean(R_c) − reference)
 *                      level part           mix part
 *
 * The level part is what people said differently; the mix part is that a criterion above or below
 * the rest counts for more or less. A criterion that only one side has differs in nothing but its
 * weight: its R is taken for both.
 *
 * Source: E. M. Kitagawa, Components of a difference between two rates, JASA 50 (1955); the
 * reference in the mix part changes no sum, since the Δω add up to 0.
 * Example: ω ½, ½ on both sides; R 0.9, 0.7 against 0.8, 0.8: +0.05 and −0.05.
 */
import { add, fraction, multiply, toNumber, type Fraction } from '../statistics/fraction.ts';
import { floorDivide, type Rounded } from '../statistics/round-half-up.ts';
import { indexOfShares, type IndexShare } from './effective-weights.ts';

export interface Contribution {
  readonly criterion: string;
  /** Parts of 1, exact; `level + mix = total`. */
  readonly level: Fraction;
  readonly mix: Fraction;
  readonly total: Fraction;
  /** Weight on either side; 0 where the side lacks the criterion. */
  readonly mine: Fraction;
  readonly theirs: Fraction;
  readonly lackedBy: 'mine' | 'theirs' | null;
}

/** What each criterion of either side contributes to `mine − theirs`, in the order of mine, then theirs. */
export function contributions(mine: readonly IndexShare[], theirs: readonly IndexShare[]): Contribution[] {
  const reference = half(add(indexOfShares(mine), indexOfShares(theirs)));
  const [here, there] = [byCriterion(mine), byCriterion(theirs)];
  return [...new Set([...here.keys(), ...there.keys()])].map((criterion) =>
    contribution(criterion, { reference, mine: here.get(criterion), theirs: there.get(criterion) }));
}

interface Sides {
  readonly reference: Fraction;
  readonly mine: IndexShare | undefined;
  readonly theirs: IndexShare | undefined;
}

function contribution(criterion: string, { reference, mine, theirs }: Sides): Contribution {
  const [ownWeight, otherWeight] = [mine?.weight ?? zero, theirs?.weight ?? zero];
  const own = mine?.index ?? theirs?.index ?? zero;
  const other = theirs?.index ?? own;
  const level = multiply(half(add(ownWeight, otherWeight)), subtract(own, other));
  const mix = multiply(subtract(ownWeight, otherWeight), subtract(half(add(own, other)), reference));
  const lackedBy = mine === undefined ? 'mine' : 'theirs';
  return {
    criterion, level, mix, total: add(level, mix), mine: ownWeight, theirs: otherWeight,
    lackedBy: mine !== undefined && theirs !== undefined ? null : lackedBy,
  };
}

/**
 * `parts` (of 1) in percentage points with `decimals`, so that they add up to `whole` as shown: each
 * is rounded down, and the units that are then missing go to those that lost most (largest
 * remainder; the first of equals). Each is within one unit of the last place of its exact value.
 * `whole` is the parts' sum rounded, or a difference of two rounded figures.
 */
export function apportion(parts: readonly Fraction[], whole: Rounded): Rounded[] {
  const { decimals } = whole;
  const scale = 100n * 10n ** BigInt(decimals);
  const floors = parts.map(({ numerator, denominator }) => floorDivide(numerator * scale, denominator));
  const missing = BigInt(whole.scaled) - floors.reduce((sum, each) => sum + each, 0n);
  const lost = parts.map(({ numerator, denominator }, at) => fraction(numerator * scale - (floors[at] as bigint) * denominator, denominator));
  const order = parts.map((_, at) => at).sort((left, right) => compare(lost[right] as Fraction, lost[left] as Fraction) || left - right);
  const raised = new Set(order.slice(0, Number(missing)));
  return floors.map((each, at) => ({ scaled: Number(each) + (raised.has(at) ? 1 : 0), decimals }));
}

/** Percentage points, as the nearest double. */
export function pointsOfFraction(part: Fraction): number {
  return toNumber(multiply(part, fraction(100)));
}

const zero = fraction(0);

function byCriterion(shares: readonly IndexShare[]): Map<string, IndexShare> {
  return new Map(shares.map((each) => [each.criterion, each]));
}

function subtract(left: Fraction, right: Fraction): Fraction {
  return add(left, multiply(right, fraction(-1)));
}

function half(value: Fraction): Fraction {
  return multiply(value, fraction(1, 2));
}

function compare(left: Fraction, right: Fraction): number {
  const difference = left.numerator * right.denominator - right.numerator * left.denominator;
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}
