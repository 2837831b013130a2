import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { squareSums } from './square-sums.ts';

const summed = (bound: number, list: readonly number[]): number => {
  const sums = squareSums(Float64Array.of(bound));
  for (const each of list) sums.add(Float64Array.of(each));
  return sums.values()[0] ?? Number.NaN;
};
const bounded = fc.double({ min: 1e-9, max: 1e6, noNaN: true }).chain((bound) => fc.record({
  bound: fc.constant(bound), list: fc.array(fc.double({ min: -bound, max: bound, noNaN: true }), { maxLength: 60 }),
}));

describe('sums of squares', () => {
  it('are the same to the last digit in whatever order the values come', () => {
    fc.assert(fc.property(bounded, fc.infiniteStream(fc.nat()), ({ bound, list }, keys) => {
      const shuffled = list.map((value) => ({ value, key: keys.next().value as number })).sort((left, right) => left.key - right.key).map((each) => each.value);
      expect(summed(bound, shuffled)).toBe(summed(bound, list));
    }));
  });

  it('are the sums of the squares, within the grain of each', () => {
    fc.assert(fc.property(bounded, ({ bound, list }) => {
      const plain = list.reduce((sum, each) => sum + each * each, 0);
      expect(Math.abs(summed(bound, list) - plain)).toBeLessThanOrEqual(list.length * bound ** 2 * 2 ** -52);
    }));
  });

  it('are kept apart by place, and are nothing of nothing', () => {
    const sums = squareSums(Float64Array.of(1, 10, 0));
    expect([...sums.values()]).toEqual([0, 0, 0]);
    sums.add(Float64Array.of(0.5, -8, 0));
    sums.add(Float64Array.of(-1, 4, 0));
    expect([...sums.values()]).toEqual([1.25, 80, 0]);
  });

  it('keep what is small beside what is large', () => {
    const small = 2 ** -20;
    expect(summed(1, [1, ...Array.from({ length: 1024 }, () => small)]) - 1).toBe(1024 * small ** 2);
  });
});
