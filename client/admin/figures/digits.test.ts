import { expect, test } from 'vitest';
import { digitsOf, shownSign, sizeDigits } from './digits.ts';

test('halves go up on the decimal that is written, not on the double beneath it', () => {
  expect([digitsOf(1.005, 2), digitsOf(92.8768, 2), digitsOf(96.15, 1), digitsOf(100, 1)]).toEqual(['1.01', '92.88', '96.2', '100.0']);
});

test('a loss is as large as a gain of the same size', () => {
  expect([sizeDigits(-2.125, 2), sizeDigits(2.125, 2)]).toEqual(['2.13', '2.13']);
});

test('what rounds to nothing is neither up nor down', () => {
  expect([shownSign(-0.004, 2), shownSign(-0.005, 2), shownSign(0.2, 2)]).toEqual([0, -1, 1]);
});
