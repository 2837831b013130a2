import { expect, test } from 'vitest';
import { seededRandom } from './random.ts';

function sequence(seed: string, length: number): number[] {
  const random = seededRandom(seed);
  return Array.from({ length }, () => random.next());
}

test('the same seed gives the same sequence, another seed another', () => {
  expect(sequence('sao-mai', 20)).toEqual(sequence('sao-mai', 20));
  expect(sequence('sao-mai', 20)).not.toEqual(sequence('sao-mai-2', 20));
});

test('two generators do not disturb each other', () => {
  const [one, other] = [seededRandom('a'), seededRandom('a')];
  const first = one.next();
  for (let count = 0; count < 5; count += 1) other.next();
  expect([first, one.next()]).toEqual(sequence('a', 2));
});

test('the sequence of a seed stays what it was in the first version', () => {
  // Golden: sfc32 seeded by FNV-1a, written independently in Python 3.11 integers, 12 rounds dropped.
  expect(sequence('sao-mai', 3).map((each) => Math.floor(each * 2 ** 32))).toEqual([3997741846, 3025432004, 2164681565]);
});

test('numbers lie in [0, 1) and fill ten bins evenly', () => {
  const bins = Array.from({ length: 10 }, () => 0);
  for (const each of sequence('bins', 20_000)) {
    expect(each).toBeGreaterThanOrEqual(0);
    expect(each).toBeLessThan(1);
    bins[Math.floor(each * 10)] = (bins[Math.floor(each * 10)] ?? 0) + 1;
  }
  // 2,000 expected a bin; five standard deviations are 212.
  for (const count of bins) expect(Math.abs(count - 2000)).toBeLessThan(212);
});

test('integers stay below their bound and elements come from the list', () => {
  const random = seededRandom('bounds');
  const integers = new Set(Array.from({ length: 200 }, () => random.integer(3)));
  expect([...integers].sort()).toEqual([0, 1, 2]);
  expect(['a', 'b']).toContain(random.pick(['a', 'b']));
});
