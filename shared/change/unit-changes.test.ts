import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import provinces34 from '../fixtures/published/provinces-34-from-2025-07.csv?raw';
import provinces63 from '../fixtures/published/provinces-63-to-2025-06.csv?raw';
import { bandCounts } from './band-counts.ts';
import { changeCounts } from './change-counts.ts';
import type { IndexTable, UnitTransition } from './index-table.ts';
import type { PastIndex } from './past-index.ts';
import { tableFromValues, type TableFrame } from './table-from-values.ts';
import { baseFigure, type YearPair } from './transitions.ts';
import { aggregateChange, unitChanges } from './unit-changes.ts';

const frameOf = (units: readonly string[], transitions: readonly UnitTransition[] = []): TableFrame => ({
  title: { vi: 'Chỉ số' }, territory: { vi: 'tỉnh Sao Mai' }, decimals: 2, transitions,
  unitGroups: [{ id: 'g', name: { vi: 'Nhóm' }, bands: [] }],
  units: units.map((id) => ({ id, name: { vi: id }, unitGroup: 'g' })),
});
const value = (unit: string, year: number, index: number, se: number | null = null): PastIndex => ({ unit, year, index, se });
const lastTwo = ({ years }: IndexTable): YearPair => {
  const [before, now] = years.slice(-2);
  if (before === undefined || now === undefined) throw new RangeError('The table has two years.');
  return { before, now };
};
const changesOf = (table: IndexTable) => unitChanges(table, lastTwo(table));

describe('changes of units', () => {
  const table = tableFromValues([
    value('a', 2022, 90), value('b', 2022, 95), value('c', 2022, 80), value('e', 2022, 85),
    value('a', 2023, 96), value('b', 2023, 95), value('c', 2023, 79.5), value('d', 2023, 70),
  ], frameOf(['a', 'b', 'c', 'd', 'e']));

  it('say what each unit gained, in points and in places', () => {
    const changes = changesOf(table);
    expect(changes.get('a')).toEqual({ previousYear: 2022, previous: 90, change: 6, changeLow: null, changeHigh: null, direction: 'up', placesMoved: 1, reason: null });
    expect(changes.get('b')).toMatchObject({ change: 0, direction: 'unchanged', placesMoved: -1 });
    // Fourth of four then (behind e), third now: a unit without a figure now still had its place then.
    expect(changes.get('c')).toMatchObject({ change: -0.5, direction: 'down', placesMoved: 1 });
    expect(changes.get('d')).toMatchObject({ previousYear: 2022, previous: null, direction: 'not-comparable', reason: 'no_figure_before', placesMoved: null });
    expect(changes.get('e')).toMatchObject({ previous: null, direction: 'not-comparable', reason: 'no_figure_now', placesMoved: null });
  });

  it('are not compared where the meaning changed, and are where nobody stated one', () => {
    const meanings = (before: string, now: string): IndexTable => ({ ...table, years: table.years.map((each) => ({ ...each, definition: each.year === 2022 ? before : now })) });
    expect(changesOf(meanings('share', 'mean')).get('a')).toMatchObject({ direction: 'not-comparable', reason: 'definition_changed', previous: null, placesMoved: null });
    for (const [before, now] of [['share', 'share'], ['', 'share'], ['share', '']] as const) expect(changesOf(meanings(before, now)).get('a')?.change).toBe(6);
  });

  it('count shared clusters of the two years', () => {
    const sure = tableFromValues([value('a', 2022, 90, 0.5), value('a', 2023, 91, 0.5)], frameOf(['a']));
    const width = (covariance: number): number => {
      const change = unitChanges(sure, lastTwo(sure), () => covariance).get('a');
      return (change?.changeHigh ?? 0) - (change?.changeLow ?? 0);
    };
    expect(width(0.1)).toBeLessThan(width(0));
    expect(width(0)).toBeCloseTo(2 * 1.959963984540054 * Math.hypot(0.5, 0.5), 10);
  });

  it('do not ask what a reused code shared with another unit', () => {
    const table = tableFromValues([value('a', 2024, 90, 0.5), value('b', 2024, 90, 0.5), value('a', 2025, 91, 0.5), value('b', 2025, 91, 0.5)],
      frameOf(['a', 'b'], [{ from: '2025-07-01', before: ['a', 'c'], after: ['c'], base: 'reconstructed' }, { from: '2025-07-01', before: ['a'], after: ['a'], base: 'reconstructed' }]));
    const asked: string[] = [];
    unitChanges(table, lastTwo(table), (unit) => { asked.push(unit); return 0; });
    expect(asked).toEqual(['b']);
  });

  it('leave places alone of units that were listed without a rank', () => {
    const before = table.years[0];
    const units = new Map([...before?.units ?? []].map(([id, each]) => [id, { ...each, isRanked: id !== 'a' }]));
    const unranked = { ...table, years: table.years.map((each) => (each.year === 2022 ? { ...each, units } : each)) };
    expect(changesOf(unranked).get('a')).toMatchObject({ change: 6, placesMoved: null });
    expect(changesOf(unranked).get('b')).toMatchObject({ placesMoved: -1 });
  });

  it('of the whole and of a group are compared whatever became of the units', () => {
    const years = lastTwo(tableFromValues([value('overall', 2022, 90), value('overall', 2023, 92)], frameOf([])));
    expect(aggregateChange(years, { now: years.now.overall, before: years.before.overall })).toMatchObject({ change: 2, direction: 'up', previous: 90 });
    expect(aggregateChange(years, { now: years.now.overall, before: null })).toMatchObject({ direction: 'not-comparable', reason: 'no_figure_before' });
    expect(aggregateChange(years, { now: null, before: years.before.overall })).toMatchObject({ direction: 'not-comparable', reason: 'no_figure_now' });
  });
});

describe('units that became others', () => {
  const merged = (base: UnitTransition['base'], parts: Partial<UnitTransition> = {}): UnitTransition =>
    ({ from: '2025-07-01', before: ['24', '27'], after: ['24'], base, ...parts });
  const values = [value('24', 2024, 80, 0.6), value('27', 2024, 86, 0.8), value('x', 2024, 70), value('24', 2025, 90), value('x', 2025, 71)];
  const table = (transition: UnitTransition): IndexTable => tableFromValues(values, frameOf(['24', 'x'], [transition]));

  it('are not compared, though their code is the same', () => {
    expect(changesOf(table(merged('not_comparable'))).get('24')).toMatchObject({ direction: 'not-comparable', reason: 'unit_changed', previous: null });
    expect(changesOf(table(merged('not_comparable'))).get('x')).toMatchObject({ change: 1, placesMoved: null });
  });

  it('are compared with the mean of their predecessors where that is said explicitly', () => {
    expect(changesOf(table(merged('reconstructed'))).get('24')).toMatchObject({ previous: 83, change: 7, placesMoved: null });
    expect(changesOf(table(merged('reconstructed', { weights: { 24: 2, 27: 1 } }))).get('24')).toMatchObject({ previous: 82, change: 8 });
    const base = baseFigure(table(merged('reconstructed')), '24', lastTwo(table(merged('reconstructed'))));
    expect(base.figure?.se).toBeCloseTo(Math.hypot(0.6, 0.8) / 2, 12);
    expect(base.figure === null ? null : [base.figure.low !== null && base.figure.low < 83, base.isReconstructed]).toEqual([true, true]);
  });

  it('that were only renamed leave the places of their group comparable, in the list with what they were', () => {
    const renamed = [value('old', 2024, 95), value('b', 2024, 90), value('c', 2024, 80), value('new', 2025, 70), value('b', 2025, 91), value('c', 2025, 92)];
    const rename = (base: UnitTransition['base']): UnitTransition[] => [{ from: '2025-01-01', before: ['old'], after: ['new'], base }];
    const changes = changesOf(tableFromValues(renamed, frameOf(['new', 'b', 'c'], rename('not_comparable'))));
    expect([...changes].map(([unit, { change, placesMoved }]) => [unit, change, placesMoved])).toEqual([['new', null, null], ['b', 1, 0], ['c', 12, 2]]);
    expect(changesOf(tableFromValues(renamed, frameOf(['new', 'b', 'c'], rename('reconstructed')))).get('new')).toMatchObject({ previous: 95, change: -25 });
  });

  it('lack a base where one predecessor has no figure', () => {
    expect(changesOf(table(merged('reconstructed', { before: ['24', '27', '28'] }))).get('24')).toMatchObject({ reason: 'no_figure_before' });
  });

  it('touch no other years', () => {
    for (const from of ['2024-07-01', '2026-01-01']) expect(changesOf(table(merged('not_comparable', { from }))).get('24')).toMatchObject({ change: 10 });
    for (const from of ['2025-01-01', '2025-12-31']) expect(changesOf(table(merged('not_comparable', { from }))).get('24')).toMatchObject({ change: null });
  });

  it('that ended are not the unit that bears their code today', () => {
    expect(changesOf(table(merged('reconstructed', { after: ['99'] }))).get('24')).toMatchObject({ reason: 'unit_changed' });
  });

  it('that ended are not listed as missing, and those that begin later neither', () => {
    const frame = frameOf(['24', '27', 'x', 'later'], [merged('not_comparable'), { from: '2026-07-01', before: ['x'], after: ['later'], base: 'not_comparable' }]);
    const changes = changesOf(tableFromValues(values.filter((each) => each.unit !== 'x' || each.year !== 2025), frame));
    expect([...changes].map(([unit, change]) => [unit, change.reason])).toEqual([['24', 'unit_changed'], ['x', 'no_figure_now']]);
  });

  it('after a split both stand on the one before', () => {
    const split = tableFromValues([value('old', 2024, 80), value('n', 2025, 82), value('s', 2025, 79)],
      frameOf(['n', 's'], [{ from: '2025-07-01', before: ['old'], after: ['n', 's'], base: 'reconstructed' }]));
    expect([...changesOf(split).values()].map((each) => each.change)).toEqual([2, -1]);
  });

  it('are followed through several transitions, the latest first, and no further than one that is not comparable', () => {
    const chain = (first: UnitTransition['base']) => frameOf(['e'], [
      { from: '2025-07-01', before: ['a', 'b'], after: ['c'], base: first }, { from: '2026-03-01', before: ['c', 'd'], after: ['e'], base: 'reconstructed' },
    ]);
    const years = [value('a', 2024, 80), value('b', 2024, 90), value('d', 2024, 75), value('e', 2026, 82)];
    expect(changesOf(tableFromValues(years, chain('reconstructed'))).get('e')).toMatchObject({ previous: 80, change: 2 });
    expect(changesOf(tableFromValues(years, chain('not_comparable'))).get('e')).toMatchObject({ reason: 'unit_changed' });
  });
});

describe('63 provinces that became 34', () => {
  const rows = (csv: string): string[][] => csv.trim().split('\n').slice(1).map((line) => line.split(','));
  const codesBefore = new Map(rows(provinces34).map(([code = '', , merged = '']) => [code, merged.split('; ').map((each) => each.slice(0, 2))]));
  const nameBefore = new Map(rows(provinces63).map(([code = '', name = '']) => [code, name]));
  const nameNow = new Map(rows(provinces34).map(([code = '', name = '']) => [code, name]));
  const transitions = (base: UnitTransition['base']): UnitTransition[] => [...codesBefore].filter(([, before]) => before.length > 1)
    .map(([code, before]) => ({ from: '2025-07-01', before, after: [code], base }));
  /** Each province of 2024 has its code as its index, so that a wrong match shows. */
  const values = [...nameBefore.keys()].map((code) => value(code, 2024, Number(code))).concat([...nameNow.keys()].map((code) => value(code, 2025, 99)));
  const table = (base: UnitTransition['base']): IndexTable => tableFromValues(values, frameOf([...nameNow.keys()], transitions(base)));

  it('use each of the 63 once, and seven codes twice with another meaning', () => {
    expect([...codesBefore.values()].flat().sort()).toEqual([...nameBefore.keys()].sort());
    expect(rows(provinces63).every(([code = '', , successor = '']) => codesBefore.get(successor)?.includes(code))).toBe(true);
    const reused = [...nameNow].filter(([code, name]) => nameBefore.get(code) !== undefined
      && nameBefore.get(code) !== name.replace('Thanh Hoá', 'Thanh Hóa').replace('Khánh Hoà', 'Khánh Hòa')).map(([code]) => code);
    expect(reused).toEqual(['15', '24', '44', '52', '80', '82', '91']);
  });

  it('compare the 11 that stayed and no other', () => {
    const changes = changesOf(table('not_comparable'));
    const counts = changeCounts([...changes].map(([unit, change]) => ({ unit, change })));
    expect(counts).toMatchObject({ total: 34, up: 11, unchanged: 0, down: 0, notComparable: 23 });
    expect(counts.notComparableUnits).toContain('24');
    expect(changes.get('01')).toMatchObject({ previous: 1, placesMoved: null });
  });

  it('compare a merged one with all its predecessors, not with the one whose code it bears', () => {
    const changes = changesOf(table('reconstructed'));
    expect(changes.get('24')?.previous).toBe((24 + 27) / 2);
    expect(changes.get('92')?.previous).toBe((92 + 93 + 94) / 3);
    expect([...changes.values()].every((each) => each.direction === 'up')).toBe(true);
  });
});

describe('counts', () => {
  it('of changes add up to the number of units and name those that are left', () => {
    // Đồng Tháp 2023 as published: 5 up, 11 unchanged, 2 down of 19 departments.
    const units = Array.from({ length: 19 }, (_, at) => `so-${at + 1}`);
    const changed = units.flatMap((unit, at) => (at === 18 ? [value(unit, 2023, 96)] : [value(unit, 2022, 96), value(unit, 2023, at < 5 ? 97 : at < 16 ? 96 : 95)]));
    const changes = changesOf(tableFromValues(changed, frameOf(units)));
    expect(changeCounts([...changes].map(([unit, change]) => ({ unit, change })))).toEqual(
      { up: 5, unchanged: 11, down: 2, notComparable: 1, total: 19, notComparableUnits: ['so-19'] });
  });

  it('of changes add up whatever is missing', () => {
    const shownIndex = fc.option(fc.integer({ min: 8000, max: 8010 }).map((each) => each / 100));
    fc.assert(fc.property(fc.array(fc.tuple(shownIndex, shownIndex), { minLength: 1, maxLength: 20 }), fc.boolean(), (pairs, isMerged) => {
      const units = pairs.map((_, at) => `u${at}`);
      const values = pairs.flatMap(([before, now], at) => [...(before === null ? [] : [value(`u${at}`, 2024, before)]), ...(now === null ? [] : [value(`u${at}`, 2025, now)])]);
      const transitions: UnitTransition[] = isMerged ? [{ from: '2025-07-01', before: ['u0', 'u1'], after: ['u0'], base: 'not_comparable' }] : [];
      const table = tableFromValues([...values, value('other', 2024, 50), value('other', 2025, 50)], frameOf(units, transitions));
      const changes = changesOf(table);
      const counts = changeCounts([...changes].map(([unit, change]) => ({ unit, change })));
      expect(counts.up + counts.unchanged + counts.down + counts.notComparable).toBe(counts.total);
      // A unit that was merged into another and has no figure now has ended.
      expect(counts.total).toBe(units.length - (isMerged && units.length > 1 && pairs[1]?.[1] === null ? 1 : 0));
      expect(counts.notComparableUnits).toHaveLength(counts.notComparable);
      for (const unit of counts.notComparableUnits) expect(changes.get(unit)?.reason).not.toBeNull();
    }));
  });

  it('of bands stand beside last year, and with those outside add up', () => {
    const bands = [{ id: 'one', title: { vi: 'Nhóm 1' }, from: 90, fromIncluded: false, to: 100, toIncluded: true },
      { id: 'two', title: { vi: 'Nhóm 2' }, from: 80, fromIncluded: true, to: 90, toIncluded: true }];
    const shown = (scaled: number) => ({ scaled, decimals: 2 });
    expect(bandCounts(bands, [9001, 9000, 8000, 7999].map(shown), [9500, 9600].map(shown))).toEqual({
      bands: [{ id: 'one', count: 1, previousCount: 2 }, { id: 'two', count: 2, previousCount: 0 }], outside: 1, previousOutside: 0,
    });
    expect(bandCounts(bands, [shown(9001)], null)).toEqual({
      bands: [{ id: 'one', count: 1, previousCount: null }, { id: 'two', count: 0, previousCount: null }], outside: 0, previousOutside: null,
    });
  });
});
