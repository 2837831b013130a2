import { expect, test } from 'vitest';
import { fill } from './fill.ts';

test('every value is put where its name stands, as often as it stands', () => {
  expect(fill('{count} phiếu, {count} câu của {unit}', { count: 3, unit: 'Sở Nội vụ' })).toBe('3 phiếu, 3 câu của Sở Nội vụ');
});

test('zero and the empty text are values', () => {
  expect(fill('{count}|{word}|', { count: 0, word: '' })).toBe('0||');
});

test('a value that is not given leaves its name, so that the lack is seen', () => {
  expect(fill('{count} phiếu')).toBe('{count} phiếu');
});

test('braces inside a value are not filled again', () => {
  expect(fill('{one}', { one: '{two}', two: 'x' })).toBe('{two}');
});
