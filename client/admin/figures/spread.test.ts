import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spread } from './spread.ts';

test('labels with room stay at their points, in the order given', () => {
  expect(spread([80, 10, 40], 10, 100)).toEqual([80, 10, 40]);
});

test('labels that touch are pushed apart around their middle, and inside the line', () => {
  expect(spread([50, 52], 10, 100)).toEqual([46, 56]);
  expect(spread([99, 100], 10, 100)).toEqual([90, 100]);
});

test('no two are nearer than the gap wherever the points are', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 20 }), (points) => {
    const places = spread(points, 20, 400).sort((left, right) => left - right);
    for (const [at, place] of places.entries()) {
      if (at > 0) expect(place - (places[at - 1] ?? 0)).toBeGreaterThanOrEqual(20 - 1e-9);
    }
    expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...places)).toBeLessThanOrEqual(400 + 1e-9);
  }), { seed: 1 });
});
