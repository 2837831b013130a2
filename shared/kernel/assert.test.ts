import { expect, test } from 'vitest';
import { assert, AssertionFailed, required } from './assert.ts';

test('a claim that is false stops the work with its own words', () => {
  expect(() => assert(false, 'Counts are never negative.')).toThrow(new AssertionFailed('Counts are never negative.'));
  expect(() => assert(true, 'Counts are never negative.')).not.toThrow();
});

test('what must be there is handed back, also when it is zero or empty', () => {
  expect([required(0, 'a'), required('', 'b'), required(false, 'c')]).toEqual([0, '', false]);
  expect(() => required(undefined, 'There is a unit.')).toThrow('There is a unit.');
  expect(() => required(null, 'There is a unit.')).toThrow(AssertionFailed);
});
