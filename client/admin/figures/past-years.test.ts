import { expect, test } from 'vitest';
import { sampleChange } from '../testing/sample-report.ts';
import { pastYears } from './past-years.ts';

const past = (year: number, index: number, unit = 'overall') => ({ unit, year, index, se: null });

test('the year compared with joins the published ones, oldest first, and no other unit is taken for the whole', () => {
  const history = [past(2024, 93.95), past(2023, 91), past(2024, 50, 'so-noi-vu')];
  expect(pastYears({ year: 2026, change: sampleChange(1) }, history).map((each) => [each.year, each.index])).toEqual([[2023, 91], [2024, 93.95], [2025, 90]]);
});

test('years that are not comparable make no series', () => {
  const change = { ...sampleChange(1), change: null, previous: null, reason: 'definition_changed' as const };
  expect(pastYears({ year: 2026, change }, [past(2024, 93)])).toEqual([]);
});
