import { describe, expect, test } from 'vitest';
import { sampleChange, sampleUnit } from '../testing/sample-report.ts';
import { countChanges, yearLines } from './year-lines.ts';

const notComparable = { ...sampleChange(0), previous: null, change: null, direction: 'not-comparable' as const, reason: 'unit_changed' as const };
const units = [
  sampleUnit('a', '95.00', { change: sampleChange(5, [1, 9]) }),
  sampleUnit('b', '95.10', { change: sampleChange(5.1, [-1, 9]) }),
  sampleUnit('c', '85.00', { change: sampleChange(-5) }),
  sampleUnit('d', '90.00', { change: sampleChange(0) }),
  sampleUnit('e', '90.00', { change: notComparable }),
  sampleUnit('f', null),
];

describe('two years side by side', () => {
  test('every unit is counted once and those that cannot be compared are named', () => {
    expect(countChanges(units)).toEqual({ up: 2, unchanged: 1, down: 1, notComparable: 2, total: 6, notComparableUnits: ['e', 'f'] });
  });
  test('a unit without a year before has no line; a higher figure stands higher', () => {
    const found = yearLines(units, 20);
    expect(found?.lines.map((each) => [each.id, each.isSure])).toEqual([['a', true], ['b', false], ['c', null], ['d', null]]);
    const [a, , c] = found?.lines ?? [];
    expect(a?.toPx).toBeLessThan(c?.toPx ?? 0);
  });
  test('labels of equal figures do not lie on each other', () => {
    const tops = (yearLines(units, 20)?.lines ?? []).map((each) => each.fromLabelPx).sort((left, right) => left - right);
    expect(tops.slice(1).every((each, at) => each - (tops[at] ?? 0) >= 20 - 1e-9)).toBe(true);
  });
  test('nothing comparable gives no chart', () => {
    expect(yearLines([sampleUnit('f', '90.00')], 20)).toBeUndefined();
  });
});
