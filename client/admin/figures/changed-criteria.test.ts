import { expect, test } from 'vitest';
import type { ExplainedCriterion } from '#shared/report/explanation.ts';
import { changedMost, wayOf } from './changed-criteria.ts';

const criterion = (id: string, change: string | null): ExplainedCriterion => ({
  criterion: id, group: null, contribution: '0.00', points: 0, level: 0, mix: 0, mineWeight: 0, theirsWeight: 0, lackedBy: null,
  mine: change === null ? null : '80.00', theirs: '80.00', change, changeLow: null, changeHigh: null, isBeyondError: null,
});

test('the largest differences come first, whichever way; what is lacked or equal is left out', () => {
  const found = changedMost([criterion('a', '-1.00'), criterion('b', '3.00'), criterion('c', null), criterion('d', '0.00'), criterion('e', '-9.00')], 2);
  expect(found.map((each) => each.criterion)).toEqual(['e', 'b']);
});

test('a heading says fallen only when all fell', () => {
  const both = changedMost([criterion('a', '-1.00'), criterion('b', '3.00')]);
  expect([wayOf(both), wayOf(both.slice(0, 1)), wayOf(both.slice(1))]).toEqual(['both', 'up', 'down']);
});
