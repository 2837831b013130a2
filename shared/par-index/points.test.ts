import { describe, expect, it } from 'vitest';
import { fractionOfDecimal } from '../statistics/fraction.ts';
import { roundHalfUp, roundedDigits } from '../statistics/round-half-up.ts';
import type { CriterionFunction } from './criterion-function.ts';
import { pointsOf, type MeasuredIndex, type PointsRounding } from './points.ts';

const figure = (index: number): MeasuredIndex => ({ index, shown: roundHalfUp(fractionOfDecimal(index), 2) });
const digits = (rule: CriterionFunction, index: number, maximumPoints = 10, rounding?: PointsRounding): string | null => {
  const { points } = pointsOf({ id: 'c', maximumPoints, function: rule }, figure(index), rounding);
  return points && roundedDigits(points);
};
const linear: CriterionFunction = { kind: 'linear', index: 'sipas' };
const step: CriterionFunction = {
  kind: 'step', index: 'sipas',
  thresholds: [{ from: 90, fromIncluded: false, points: 2 }, { from: 80, fromIncluded: true, points: 1.5 }, { from: 65, fromIncluded: true, points: 0.75 }],
};

describe('a linear criterion', () => {
  it.each([[92.88, 10, '9.29'], [83.94, 10, '8.39'], [100, 10, '10.00'], [0, 10, '0.00'], [90.5, 1, '0.91'], [77.7, 0.5, '0.39']])(
    'turns %d%% of %d points into %s', (index, maximum, points) => { expect(digits(linear, index, maximum)).toBe(points); });

  it('starts from the exact index, or from the published one where that is the rule', () => {
    const exact = 83.9499;
    expect(digits(linear, exact, 100, { decimals: 3, linearFrom: 'exact' })).toBe('83.950');
    expect(digits(linear, exact, 10, { decimals: 4, linearFrom: 'exact' })).toBe('8.3950');
    expect(digits(linear, 83.9451, 10, { decimals: 4, linearFrom: 'exact' })).toBe('8.3945');
    expect(digits(linear, 83.9451, 10, { decimals: 4, linearFrom: 'shown' })).toBe('8.3950');
  });

  it('rounds half up where doubles would round down: 1.005 points are 1.01', () => {
    expect(digits(linear, 10.05)).toBe('1.01');
  });
});

describe('a step criterion', () => {
  it.each([[100, '2.00'], [90.01, '2.00'], [90, '1.50'], [80, '1.50'], [79.99, '0.75'], [65, '0.75'], [64.99, '0.00'], [0, '0.00']])(
    'gives an index of %d %s points: each edge belongs to one step', (index, points) => { expect(digits(step, index)).toBe(points); });

  it('goes by the shown index: 79.995 is shown as 80.00, and 90.004 as 90.00', () => {
    expect([digits(step, 79.995), digits(step, 79.994), digits(step, 90.004), digits(step, 90.005)]).toEqual(['1.50', '0.75', '1.50', '2.00']);
  });
});

describe('without an index', () => {
  it('there are no points, and a reason: never 0', () => {
    expect(pointsOf({ id: 'c', maximumPoints: 10, function: linear }, null)).toEqual({ points: null, reason: 'no_index' });
    expect(pointsOf({ id: 'c', maximumPoints: 10, function: step }, null)).toEqual({ points: null, reason: 'no_index' });
  });

  it('a criterion that people score says so, whatever was measured', () => {
    expect(pointsOf({ id: 'c', maximumPoints: 10, function: { kind: 'manual' } }, figure(90))).toEqual({ points: null, reason: 'manual' });
  });
});
