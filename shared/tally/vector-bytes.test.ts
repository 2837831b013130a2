import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { vectorFromBytes, vectorToBytes } from './vector-bytes.ts';

describe('bytes of a tally vector', () => {
  it('give the same vector back, whatever whole numbers it holds', () => {
    const vectors = fc.array(fc.oneof(fc.nat(300), fc.maxSafeNat()), { maxLength: 60 });
    fc.assert(fc.property(vectors, (numbers) => {
      const vector = Float64Array.from(numbers);
      expect(vectorFromBytes(vectorToBytes(vector))).toEqual(vector);
    }));
  });

  it.each([0, 127, 128, 16_383, 16_384, 2 ** 31 - 1, 2 ** 31, 2 ** 32, 2 ** 53 - 1])('are exact for %d', (value) => {
    expect(vectorFromBytes(vectorToBytes(Float64Array.of(value)))[0]).toBe(value);
  });

  it('take one byte for a count below 128', () => {
    expect(vectorToBytes(Float64Array.of(0, 1, 127))).toEqual(Uint8Array.of(0, 1, 127));
  });

  it.each([-1, 0.5, Number.NaN, 2 ** 53])('are refused for %d, which no tally can hold', (value) => {
    expect(() => vectorToBytes(Float64Array.of(value))).toThrow('whole numbers');
  });

  it('that were cut within a number are not taken for another vector', () => {
    expect(() => vectorFromBytes(Uint8Array.of(5, 200))).toThrow('last byte');
  });
});
