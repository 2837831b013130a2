import { expect, test } from 'vitest';
import { missingText } from './gaps.ts';

/** A Tuesday in Việt Nam. */
const tuesday = Date.parse('2026-11-17T03:00:00Z');

test('a missing number is named with the day since when it is missed', () => {
  expect(missingText({ missing: [{ from: 41, to: 41, sinceMs: tuesday }], missingCount: 1 })).toBe('số 41 từ Thứ Ba 17/11');
});

test('a stretch is written by its ends, and one that nobody reported has no day', () => {
  expect(missingText({ missing: [{ from: 44, to: 46, sinceMs: null }], missingCount: 3 })).toBe('số 44–46');
});

test('of many stretches the first three are named and the rest counted in responses', () => {
  const missing = [1, 3, 5, 7].map((at) => ({ from: at, to: at, sinceMs: null }));
  expect(missingText({ missing, missingCount: 9 })).toBe('số 1; số 3; số 5; và 6 số khác');
  expect(missingText({ missing: [], missingCount: 0 })).toBe('');
});
