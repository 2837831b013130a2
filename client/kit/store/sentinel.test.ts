import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryTexts } from '../testing/memory-texts.ts';
import { combineHashes, emptyMark, markOf, missingFrom, raised, raisedByFinish, sentinelIn } from './sentinel.ts';

const hashOf = (n: number): string => n.toString(16).padStart(4, '0').repeat(16);
const someHashes = fc.uniqueArray(fc.nat(65_535), { maxLength: 12 }).map((numbers) => numbers.map(hashOf));

describe('hashes combined', () => {
  it('are the same in any order, and one taken in again is taken out', () => {
    // Python 3.11: hex(0x00ff ^ 0x0f0f) == '0xff0'
    expect(combineHashes([hashOf(0x00ff), hashOf(0x0f0f)])).toBe('0ff0'.repeat(16));
    fc.assert(fc.property(someHashes, (hashes) => {
      expect(combineHashes([...hashes].reverse())).toBe(combineHashes(hashes));
      expect(combineHashes([...hashes, ...hashes])).toBe('0'.repeat(64));
    }));
  });
});

describe('a mark', () => {
  it('misses nothing while all it counts is there, whatever is there besides', () => {
    fc.assert(fc.property(someHashes, fc.nat(12), (hashes, counted) => {
      expect(missingFrom(hashes, raised(emptyMark, hashes.slice(0, counted)))).toBe(0);
    }));
  });

  it('misses exactly as many as are gone', () => {
    fc.assert(fc.property(someHashes, fc.nat(12), (hashes, gone) => {
      expect(missingFrom(hashes.slice(Math.min(gone, hashes.length)), raised(emptyMark, hashes))).toBe(Math.min(gone, hashes.length));
    }));
  });

  it('misses one whose place another has taken', () => {
    const mark = raised(emptyMark, [hashOf(1), hashOf(2)]);
    expect(missingFrom([hashOf(1), hashOf(3)], mark)).toBe(1);
    expect(missingFrom([hashOf(1), hashOf(3), hashOf(4)], mark)).toBe(1);
    expect(missingFrom([hashOf(1), hashOf(2), hashOf(4)], mark)).toBe(0);
  });

  it('lowered before a deletion raises no alarm before it nor after it', () => {
    const all = [1, 2, 3].map(hashOf);
    const mark = markOf(raised(emptyMark, all), [hashOf(1), hashOf(3)]);
    expect(missingFrom(all, mark)).toBe(0);
    expect(missingFrom([hashOf(1), hashOf(3)], mark)).toBe(0);
    expect(missingFrom([hashOf(1)], mark)).toBe(1);
  });

  it('knows the highest number of the device in use, and of another one from its first on', () => {
    const one = raisedByFinish(emptyMark, { device: 'a', sequence: 7, hash: hashOf(1) });
    expect(raisedByFinish(one, { device: 'a', sequence: 3, hash: hashOf(2) })).toMatchObject({ device: 'a', sequence: 7, count: 2 });
    expect(raisedByFinish(one, { device: 'b', sequence: 1, hash: hashOf(2) })).toMatchObject({ device: 'b', sequence: 1, count: 2 });
  });
});

describe('the sentinel', () => {
  it('reads what it wrote, and nothing out of a text that no mark is', () => {
    const texts = new MemoryTexts();
    const sentinel = sentinelIn(texts, 'k');
    expect(sentinel.read()).toBeUndefined();
    const mark = raisedByFinish(emptyMark, { device: 'a', sequence: 1, hash: hashOf(9) });
    sentinel.write(mark);
    expect(sentinel.read()).toEqual(mark);
    for (const text of ['', 'null', '{', '[]', '{"device":"a"}', JSON.stringify({ ...mark, count: 1.5 }), JSON.stringify({ ...mark, hash: 'x' })]) {
      texts.setItem('k', text);
      expect(sentinel.read()).toBeUndefined();
    }
  });
});
