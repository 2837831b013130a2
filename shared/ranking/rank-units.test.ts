import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { rankIntervals } from './rank-intervals.ts';
import { rankUnits, type PlacedUnit, type UnitToRank } from './rank-units.ts';
import type { Comparison } from './surely-different.ts';
import { tieGroups } from './tie-groups.ts';

interface NamedUnit extends UnitToRank {
  readonly id: string;
}

const unit = (id: string, index: number | null, se: number | null = 0.5, n = 200): NamedUnit => ({
  id, n,
  shown: index === null ? null : { scaled: Math.floor(index * 100 + 0.5), decimals: 2 },
  estimate: index === null ? null : { index, se: index === 0 || index === 100 ? null : se, df: se === null ? null : 40, effectiveResponses: index === 0 || index === 100 ? n : null },
});
const options = { minimumSample: 30 };
const brief = (placed: readonly PlacedUnit<NamedUnit>[]) =>
  placed.map(({ unit: { id }, place }) => [id, place.rank, place.rankLow, place.rankHigh, place.tieGroup]);

const anyUnit = fc.record({
  index: fc.option(fc.oneof(fc.integer({ min: 0, max: 10_000 }).map((each) => each / 100), fc.constantFrom(0, 100, 95.001, 95.002))),
  se: fc.option(fc.double({ min: 0.01, max: 3, noNaN: true })),
  n: fc.integer({ min: 1, max: 600 }),
});
const anyUnits = fc.array(anyUnit, { maxLength: 14 }).map((list) => list.map(({ index, se, n }, at) => unit(`u${at}`, index, se, n)));

describe('a ranking', () => {
  it('gives beside each rank how far it is sure, and which units are not told apart', () => {
    expect(brief(rankUnits([unit('c', 90), unit('a', 95), unit('b', 94.8)], options))).toEqual([
      ['a', 1, 1, 2, 1], ['b', 2, 1, 2, 1], ['c', 3, 3, 3, 2],
    ]);
  });

  it('lists too small samples below the ranked ones, and last what has no figure', () => {
    const placed = rankUnits([unit('none', null), unit('small', 99, 0.5, 29), unit('last', 80), unit('smaller', 99.5, 0.5, 3), unit('first', 90, 0.5, 30)], options);
    expect(placed.map(({ unit: { id }, place }) => [id, place.rank, place.rankReason])).toEqual([
      ['first', 1, null], ['last', 2, null], ['smaller', null, 'below_minimum_sample'], ['small', null, 'below_minimum_sample'], ['none', null, 'no_figure'],
    ]);
    expect(placed[2]?.place).toEqual({ rank: null, isTied: false, rankLow: null, rankHigh: null, tieGroup: null, rankReason: 'below_minimum_sample' });
    expect(placed[0]?.place).toMatchObject({ rankLow: 1, rankHigh: 1 });
  });

  it('lets units without a rank decide nothing', () => {
    const ranked = [unit('a', 92, 1), unit('b', 88, 1)];
    const small = Array.from({ length: 20 }, (_, at) => unit(`s${at}`, 90, 1, 10));
    expect(rankUnits([...ranked, ...small], options).slice(0, 2)).toEqual(rankUnits(ranked, options));
  });

  it('lists equal shown figures by the exact index, equally sure ones as they are given, and lets them share the rank', () => {
    const placed = rankUnits([unit('b', 95.001), unit('a', 95.002), unit('d', 90), unit('e', 90), unit('c', 95.001)], options);
    expect(placed.map(({ unit: { id }, place }) => [id, place.rank, place.isTied])).toEqual([
      ['a', 1, true], ['b', 1, true], ['c', 1, true], ['d', 4, true], ['e', 4, true],
    ]);
  });

  it('opens the same tie groups whichever of two units at 100 is given first', () => {
    const [large, small, next] = [unit('large', 100, null, 1200), unit('small', 100, null, 40), unit('next', 93, 1.5, 300)];
    const places = [['large', 1, 1, 2, 1], ['small', 1, 1, 3, 1], ['next', 3, 2, 3, 2]];
    expect(brief(rankUnits([large, small, next], options))).toEqual(places);
    expect(brief(rankUnits([small, large, next], options))).toEqual(places);
  });

  it('lists of units with the same index the surer first', () => {
    expect(brief(rankUnits([unit('a', 90, 2), unit('b', 90, 0.5)], options)).map(([id]) => id)).toEqual(['b', 'a']);
  });

  it('never tells units apart that show the same, however sure they are', () => {
    expect(brief(rankUnits([unit('a', 95.001, 1e-6), unit('b', 95.002, 1e-6)], options))).toEqual([['b', 1, 1, 2, 1], ['a', 1, 1, 2, 1]]);
  });

  it('does not print 100 of 12 people like 100 of 1,200', () => {
    const rest = [unit('x', 96), unit('y', 96.5)];
    expect(rankUnits([unit('a', 100, null, 1200), ...rest], options)[0]?.place).toMatchObject({ rankLow: 1, rankHigh: 1, tieGroup: 1 });
    expect(rankUnits([unit('a', 100, null, 35), ...rest], options)[0]?.place).toMatchObject({ rankLow: 1, rankHigh: 3, tieGroup: 1 });
  });

  it('asks what links two units, and is surer where they share what pushes them', () => {
    const pair = [unit('a', 92, 1.4), unit('b', 88, 1.4)];
    expect(rankUnits(pair, options)[0]?.place.rankHigh).toBe(2);
    expect(rankUnits(pair, { ...options, linkOf: () => ({ covariance: 1.5, df: 40 }) })[0]?.place.rankHigh).toBe(1);
    expect(rankUnits(pair, { ...options, level: 0.2 })[0]?.place.rankHigh).toBe(1);
  });

  it('ranks a figure of which nothing else is known, listed after an equal one whose index is known', () => {
    const bare = (id: string): NamedUnit => ({ ...unit(id, 95), estimate: null });
    expect(brief(rankUnits([bare('x'), unit('a', 95, 0.01), unit('b', 80, 0.01), bare('y')], options))).toEqual([
      ['a', 1, 1, 3, 1], ['x', 1, 1, 4, 1], ['y', 1, 1, 4, 1], ['b', 4, 2, 4, 2],
    ]);
  });

  it('says of units whose variance is not known that any rank is possible', () => {
    expect(brief(rankUnits([unit('a', 99, null), unit('b', 50, null)], options))).toEqual([['a', 1, 1, 2, 1], ['b', 2, 1, 2, 1]]);
  });

  it('has every rank within its interval, and tie groups that follow each other down the list', () => {
    fc.assert(fc.property(anyUnits, (units) => {
      const placed = rankUnits(units, options);
      expect(placed.map((each) => each.unit.id).sort()).toEqual(units.map((each) => each.id).sort());
      const ranked = placed.filter(({ place }) => place.rank !== null);
      let group = 1;
      ranked.forEach(({ place }, at) => {
        expect([place.rankLow !== null && place.rankLow >= 1, (place.rankHigh ?? 0) <= ranked.length]).toEqual([true, true]);
        expect((place.rankLow ?? 0) <= (place.rank ?? 0) && (place.rank ?? 0) <= (place.rankHigh ?? 0)).toBe(true);
        expect([group, group + (at === 0 ? 0 : 1)]).toContain(place.tieGroup);
        group = place.tieGroup ?? 0;
        if (place.isTied) expect(ranked.filter((other) => other.place.rank === place.rank).length).toBeGreaterThan(1);
      });
      expect(placed.slice(ranked.length).every(({ place }) => place.tieGroup === null && place.rankReason !== null)).toBe(true);
    }));
  });

  it('is the same whatever the order in which units are given, unless two have the very same index', () => {
    const distinct = anyUnits.map((units) => units.filter(({ estimate }, at) => estimate === null || units.findIndex((each) => each.estimate?.index === estimate.index) === at));
    fc.assert(fc.property(distinct.chain((units) => fc.tuple(fc.constant(units), fc.shuffledSubarray(units, { minLength: units.length }))), ([units, shuffled]) => {
      const places = (list: readonly NamedUnit[]) => new Map(rankUnits(list, options).map((each) => [each.unit.id, each.place]));
      const [one, other] = [places(units), places(shuffled)];
      for (const { id } of units) expect(other.get(id)).toEqual(one.get(id));
    }));
  });
});

describe('rank intervals and tie groups', () => {
  const comparison = fc.integer({ min: 0, max: 9 }).chain((count) => fc.array(fc.constantFrom<-1 | 0 | 1>(-1, 0, 1), { minLength: count * count, maxLength: count * count })
    .map((verdicts): [number, Comparison] => [count, (left, right) => (left === right ? 0
      : left < right ? verdicts[left * count + right] ?? 0 : (verdicts[right * count + left] ?? 0) * -1 as -1 | 0 | 1)]));

  it('count the units that are surely better and surely worse', () => {
    fc.assert(fc.property(comparison, ([count, compare]) => {
      rankIntervals(count, compare).forEach(({ rankLow, rankHigh }, own) => {
        const others = Array.from({ length: count }, (_, at) => compare(own, at));
        expect(rankLow).toBe(1 + others.filter((each) => each === -1).length);
        expect(rankHigh).toBe(count - others.filter((each) => each === 1).length);
      });
    }));
  });

  it('go on while no unit is surely worse than the first, and break at the first that is', () => {
    fc.assert(fc.property(comparison, ([count, compare]) => {
      const groups = tieGroups(count, compare);
      groups.forEach((group, at) => {
        const first = groups.indexOf(group);
        expect(first === at || compare(first, at) !== 1).toBe(true);
        if (first === at && at > 0) expect(compare(groups.indexOf(group - 1), at)).toBe(1);
      });
      expect(groups).toHaveLength(count);
      expect([...new Set(groups)]).toEqual(Array.from({ length: new Set(groups).size }, (_, at) => at + 1));
    }));
  });
});

it('63 provinces, 1,953 pairs, are ranked in a moment', () => {
  const provinces = Array.from({ length: 63 }, (_, at) => unit(`p${at}`, at < 14 ? 100 : 75 + ((at * 37) % 63) / 3, 0.9, 500));
  const runs = Array.from({ length: 9 }, () => {
    const before = performance.now();
    rankUnits(provinces, options);
    return performance.now() - before;
  });
  // About 2 ms; the bound is wide, since other work shares the machine and mutation testing slows it.
  expect(Math.min(...runs)).toBeLessThan(250);
});
