import { expect, test } from 'vitest';
import { bracketParts } from './brackets.ts';

test('a bracket begins and ends with its tie group; a group of one and a unit without a rank have none', () => {
  const units = [1, 1, 1, 2, 3, 3, null].map((tieGroup, at) => ({ id: 'abcdefg'[at] ?? '', tieGroup }));
  expect([...bracketParts(units)]).toEqual([['a', 'first'], ['b', 'middle'], ['c', 'last'], ['e', 'first'], ['f', 'last']]);
});
