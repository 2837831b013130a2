import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, divide, fraction, multiply, toNumber, type Fraction } from '../statistics/fraction.ts';
import { roundHalfUp } from '../statistics/round-half-up.ts';
import { apportion, contributions, pointsOfFraction } from './contributions.ts';
import { indexOfShares, meanOfShares, type IndexShare } from './effective-weights.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
/** Some of the criteria with weights that add up to 1 and indices from 0 to 1. */
const shares = fc.subarray(ids, { minLength: 1 }).chain((own) => fc.tuple(...own.map((criterion) =>
  fc.record({ criterion: fc.constant(criterion), weight: fc.integer({ min: 1, max: 2000 }), satisfied: fc.nat(1000), more: fc.integer({ min: 1, max: 1000 }) }))))
  .map((list): IndexShare[] => {
    const whole = list.reduce((sum, each) => sum + each.weight, 0);
    return list.map(({ criterion, weight, satisfied, more }) => ({ criterion, weight: fraction(weight, whole), index: fraction(satisfied, satisfied + more) }));
  });
const sum = (list: readonly Fraction[]): Fraction => list.reduce(add, fraction(0));
const minus = (left: Fraction, right: Fraction): Fraction => add(left, multiply(right, fraction(-1)));
const share = (criterion: string, weight: Fraction, index: Fraction): IndexShare => ({ criterion, weight, index });

describe('contributions', () => {
  it('add up to the difference of the two indices, exactly, whatever criteria either side lacks', () => {
    fc.assert(fc.property(shares, shares, (mine, theirs) => {
      const difference = minus(indexOfShares(mine), indexOfShares(theirs));
      expect(sum(contributions(mine, theirs).map((each) => each.total))).toEqual(difference);
    }));
  });

  it('are the same with the sides changed, but for the sign', () => {
    fc.assert(fc.property(shares, shares, (mine, theirs) => {
      const back = new Map(contributions(theirs, mine).map((each) => [each.criterion, each.total]));
      for (const { criterion, total } of contributions(mine, theirs)) expect(back.get(criterion)).toEqual(multiply(total, fraction(-1)));
    }));
  });

  it('are all 0 between a side and itself', () => {
    fc.assert(fc.property(shares, (mine) => {
      for (const { level, mix } of contributions(mine, mine)) expect([toNumber(level), toNumber(mix)]).toEqual([0, 0]);
    }));
  });

  it('are all level where the weights are the same, and all mix where the indices are', () => {
    const half = fraction(1, 2);
    const [up, down] = contributions(
      [share('a', half, fraction(9, 10)), share('b', half, fraction(7, 10))], [share('a', half, fraction(8, 10)), share('b', half, fraction(8, 10))]);
    expect([up?.level, up?.mix, down?.level, down?.mix]).toEqual([fraction(1, 20), fraction(0), fraction(-1, 20), fraction(0)]);
    const mixed = contributions(
      [share('a', fraction(3, 4), fraction(9, 10)), share('b', fraction(1, 4), fraction(5, 10))], [share('a', half, fraction(9, 10)), share('b', half, fraction(5, 10))]);
    expect(mixed.map((each) => each.level)).toEqual([fraction(0), fraction(0)]);
    expect(sum(mixed.map((each) => each.mix))).toEqual(fraction(1, 10));
    expect(mixed.every((each) => toNumber(each.mix) > 0)).toBe(true);
  });

  it('name the side that lacks a criterion and call its part a matter of mix', () => {
    const half = fraction(1, 2);
    const [first, second, third] = contributions([share('a', half, half), share('b', half, fraction(1))], [share('a', half, half), share('c', half, fraction(0))]);
    expect([first?.lackedBy, second?.lackedBy, third?.lackedBy]).toEqual([null, 'theirs', 'mine']);
    expect([second?.level, third?.level]).toEqual([fraction(0), fraction(0)]);
    expect([second?.total, third?.total]).toEqual([fraction(1, 4), fraction(1, 4)]);
  });
});

describe('shown contributions', () => {
  it('add up to the shown difference, be it rounded once or the difference of two rounded figures', () => {
    fc.assert(fc.property(shares, shares, fc.integer({ min: 0, max: 3 }), (mine, theirs, decimals) => {
      const parts = contributions(mine, theirs).map((each) => each.total);
      const shown = (value: Fraction) => roundHalfUp(multiply(value, fraction(100)), decimals).scaled;
      const [own, other] = [indexOfShares(mine), indexOfShares(theirs)];
      for (const scaled of [shown(minus(own, other)), shown(own) - shown(other)]) {
        const list = apportion(parts, { scaled, decimals });
        expect(list.reduce((total, each) => total + each.scaled, 0)).toBe(scaled);
        list.forEach((each, at) => expect(Math.abs(each.scaled / 10 ** decimals - pointsOfFraction(parts[at] as Fraction))).toBeLessThanOrEqual(10 ** -decimals * (1 + 1e-9)));
      }
    }));
  });

  it('give what is missing to those that lost most by rounding down', () => {
    const third = fraction(1, 300);
    expect(apportion([third, third, third], { scaled: 100, decimals: 2 }).map((each) => each.scaled)).toEqual([34, 33, 33]);
    expect(apportion([fraction(-1, 300), fraction(2, 300)], { scaled: 33, decimals: 2 }).map((each) => each.scaled)).toEqual([-33, 66]);
  });
});

describe('the shares of a mean of scopes', () => {
  it('add up to the mean of their indices, with weights that add up to 1', () => {
    fc.assert(fc.property(fc.array(shares, { minLength: 1, maxLength: 4 }), (scopes) => {
      const mean = meanOfShares([...scopes, []]);
      expect(indexOfShares(mean)).toEqual(divide(sum(scopes.map(indexOfShares)), fraction(scopes.length)));
      expect(sum(mean.map((each) => each.weight))).toEqual(fraction(1));
    }));
  });
});
