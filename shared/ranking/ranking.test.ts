import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { Rounded } from '../statistics/round-half-up.ts';
import { bandIssues, classify, type Band } from './classify.ts';
import { rank } from './rank.ts';

const shown = (scaled: number): Rounded => ({ scaled, decimals: 2 });

describe('ranks', () => {
  it('are one more than the number of better figures, and tied exactly when another figure is equal', () => {
    fc.assert(fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 20 }))), (figures) => {
      for (const { item, rank: place, isTied } of rank(figures, (figure) => (figure === null ? null : shown(figure)))) {
        const better = figures.filter((each) => each !== null && item !== null && each > item).length;
        expect(place).toBe(item === null ? null : better + 1);
        expect(isTied).toBe(item !== null && figures.filter((each) => each === item).length > 1);
      }
    }));
  });

  it('keep what has no figure at the end, in its order', () => {
    const items = [{ id: 'a', figure: null }, { id: 'b', figure: 1 }, { id: 'c', figure: null }, { id: 'd', figure: 2 }];
    expect(rank(items, ({ figure }) => (figure === null ? null : shown(figure))).map((each) => each.item.id)).toEqual(['d', 'b', 'a', 'c']);
  });
});

it('many units are ranked at once', () => {
  const ranked = rank(Array.from({ length: 200_000 }, (_, index) => index % 1000), (figure) => shown(figure));
  expect(ranked[0]).toEqual({ item: 999, rank: 1, isTied: true });
  expect(ranked.at(-1)).toEqual({ item: 0, rank: 199_801, isTied: true });
});

describe('bands', () => {
  const band = (id: string, from: number, to: number, edges: 'both' | 'lower' | 'upper' | 'none'): Band => ({
    id, title: { vi: id }, from, to, fromIncluded: edges === 'both' || edges === 'lower', toIncluded: edges === 'both' || edges === 'upper',
  });

  it('without issues hold every figure between their outer edges in exactly one', () => {
    const bands = [band('1', 90, 100, 'upper'), band('2', 80, 90, 'both'), band('3', 0, 80, 'lower')];
    expect(bandIssues(bands, 'bands')).toEqual([]);
    fc.assert(fc.property(fc.integer({ min: 0, max: 10_000 }), (scaled) => {
      const found = bands.filter((each) => classify([each], shown(scaled)) !== undefined);
      expect(found).toHaveLength(1);
      expect(classify(bands, shown(scaled))).toBe(found[0]);
    }), { examples: [[0], [8000], [9000], [10_000]] });
  });

  it.each([
    [[band('1', 90, 100, 'both'), band('2', 80, 89, 'both')], 'bands.gap', [89, 90]],
    [[band('1', 90, 100, 'upper'), band('2', 80, 89, 'both')], 'bands.gap', [89, 90]],
    [[band('1', 90, 100, 'both'), band('2', 80, 91, 'both')], 'bands.overlap', [90, 91]],
    [[band('1', 90, 100, 'both'), band('2', 80, 90, 'both')], 'bands.overlap', [90, 90]],
    [[band('1', 90, 100, 'upper'), band('2', 80, 90, 'lower')], 'bands.gap', [90, 90]],
  ] as const)('that leave a gap or overlap are reported at the lower one', (bands, code, [from, to]) => {
    expect(bandIssues(bands, 'bands')).toEqual([{ code, path: 'bands[1]', values: { from, to } }]);
  });

  it('may leave a figure outside', () => {
    expect(classify([band('1', 90, 100, 'both')], shown(8999))).toBeUndefined();
    expect(classify([], shown(9000))).toBeUndefined();
  });
});
