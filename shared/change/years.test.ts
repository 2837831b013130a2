import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { IndexTable, UnitTransition } from './index-table.ts';
import { keptAbove } from './kept-above.ts';
import type { PastIndex } from './past-index.ts';
import { rankTable } from './rank-table.ts';
import { seriesOf, seriesPieces } from './series.ts';
import { tableFromValues, type TableFrame } from './table-from-values.ts';

const bands = [{ id: 'one', title: { vi: 'Nhóm 1' }, from: 90, fromIncluded: false, to: 100, toIncluded: true }];
const frameOf = (units: readonly string[], parts: Partial<TableFrame> = {}): TableFrame => ({
  title: { vi: 'Chỉ số' }, territory: { vi: 'tỉnh Sao Mai' }, decimals: 2, transitions: [], unitGroups: [{ id: 'g', name: { vi: 'Nhóm' }, bands }],
  units: units.map((id) => ({ id, name: { vi: id }, unitGroup: 'g' })), ...parts,
});
const value = (unit: string, year: number, index: number, se: number | null = null): PastIndex => ({ unit, year, index, se });
const shownPoints = (points: readonly { readonly year: number; readonly figure: { readonly shown: { readonly scaled: number } } | null }[]) =>
  points.map(({ year, figure }) => [year, figure?.shown.scaled ?? null]);
const merger: UnitTransition = { from: '2025-07-01', before: ['a', 'z'], after: ['a'], base: 'not_comparable' };

describe('a series', () => {
  const values = [2021, 2022, 2023].map((year) => value('a', year, year - 1940)).concat([value('overall', 2021, 80), value('overall', 2023, 83)]);

  it('has one point a year, and none where there was no figure', () => {
    const table = tableFromValues(values, frameOf(['a']));
    expect(shownPoints(seriesOf(table, 'a').points)).toEqual([[2021, 8100], [2022, 8200], [2023, 8300]]);
    expect(shownPoints(seriesOf(table, 'overall').points)).toEqual([[2021, 8000], [2022, null], [2023, 8300]]);
    expect(seriesOf(table, 'g').issues).toEqual([]);
  });

  it('across a changed definition is refused, with the years between which it changed', () => {
    // Expectations: about 85% in 2023, about 60–67% in 2024, since the wanted levels changed.
    const table = tableFromValues([value('overall', 2022, 86), value('overall', 2023, 85), value('overall', 2024, 62)],
      frameOf([], { definitionOf: (year) => (year < 2024 ? 'Rất nhiều + Nhiều' : 'Rất mong muốn') }));
    expect(seriesOf(table, 'overall')).toEqual({ points: [], issues: [{ code: 'series.definition_changed', path: 'overall', values: { from: 2023, to: 2024 } }] });
    expect(shownPoints(seriesOf(table, 'overall', { to: 2023 }).points)).toEqual([[2022, 8600], [2023, 8500]]);
    expect(seriesPieces(table, 'overall').map(({ reason, points }) => [reason, points.length])).toEqual([[null, 2], ['definition_changed', 1]]);
  });

  it('across a merger is refused, unless the base is reconstructed', () => {
    const merged = [value('a', 2024, 80), value('z', 2024, 90), value('a', 2025, 86), value('a', 2026, 87)];
    const table = tableFromValues(merged, frameOf(['a'], { transitions: [merger] }));
    expect(seriesOf(table, 'a')).toMatchObject({ points: [], issues: [{ code: 'series.unit_changed', path: 'a', values: { from: 2024, to: 2025 } }] });
    expect(seriesOf(table, 'g').issues).toEqual([]);
    const reconstructed = { ...table, transitions: [{ ...merger, base: 'reconstructed' as const }] };
    expect(shownPoints(seriesOf(reconstructed, 'a').points)).toEqual([[2024, 8500], [2025, 8600], [2026, 8700]]);
  });

  it('names every break', () => {
    const table = tableFromValues([2023, 2024, 2025].map((year) => value('a', year, 80)), frameOf(['a'], { transitions: [merger], definitionOf: (year) => (year < 2024 ? 'old' : 'new') }));
    expect(seriesOf(table, 'a').issues.map((each) => each.code)).toEqual(['series.definition_changed', 'series.unit_changed']);
    expect(seriesOf(tableFromValues([], frameOf(['a'])), 'a')).toEqual({ points: [], issues: [] });
  });
});

describe('units kept above a threshold', () => {
  const table = tableFromValues([
    value('a', 2021, 91), value('a', 2022, 92), value('a', 2023, 93), value('b', 2021, 89), value('b', 2022, 91), value('b', 2023, 95),
    value('c', 2021, 95), value('c', 2022, 95), value('c', 2023, 90), value('d', 2023, 99), value('e', 2022, 99), value('e', 2021, 70), value('e', 2023, 99),
  ], frameOf(['a', 'b', 'c', 'd', 'e']));
  const over90 = { threshold: 90, isIncluded: false, years: 2 };

  it('are those that were above it in every one of the years', () => {
    expect(keptAbove(table, over90)).toEqual({ years: [2022, 2023], units: ['a', 'b', 'e'], total: 5, unknown: ['d'] });
    expect(keptAbove(table, { ...over90, years: 3 })).toMatchObject({ years: [2021, 2022, 2023], units: ['a'], unknown: ['d'] });
    expect(keptAbove(table, { ...over90, years: 1 })).toMatchObject({ units: ['a', 'b', 'd', 'e'], unknown: [] });
    expect(keptAbove(table, { ...over90, until: 2022 })).toMatchObject({ years: [2021, 2022], units: ['a', 'c'], total: 4 });
  });

  it('count the threshold itself only where it is included', () => {
    expect(keptAbove(table, { ...over90, isIncluded: true })?.units).toEqual(['a', 'b', 'c', 'e']);
  });

  it('are of one group where that is asked for', () => {
    expect(keptAbove(table, { ...over90, unitGroup: 'other' })).toMatchObject({ units: [], total: 0 });
    expect(keptAbove(table, { ...over90, unitGroup: 'g' })?.units).toEqual(['a', 'b', 'e']);
  });

  it('are not named over a year that is missing or means something else', () => {
    const gap: IndexTable = { ...table, years: table.years.filter((each) => each.year !== 2022) };
    expect(keptAbove(gap, over90)).toBeNull();
    expect(keptAbove(table, { ...over90, until: 2030 })).toBeNull();
    expect(keptAbove({ ...table, years: table.years.map((each) => ({ ...each, definition: String(each.year) })) }, over90)).toBeNull();
    expect(keptAbove({ ...table, years: [] }, over90)).toBeNull();
  });

  it('are not followed through a merger', () => {
    const merged: IndexTable = { ...table, transitions: [{ ...merger, from: '2023-07-01' }] };
    expect(keptAbove(merged, over90)).toMatchObject({ units: ['b', 'e'], unknown: ['a', 'd'] });
  });
});

describe('a ranking of a table of values', () => {
  const year = (values: readonly PastIndex[]) => {
    const table = tableFromValues(values, frameOf(['a', 'b', 'c', 'd']));
    return rankTable(table, table.years.at(-1)!).get('g')?.map(({ unit, rank, isTied, rankLow, rankHigh, tieGroup, band }) => [unit, rank, isTied, rankLow, rankHigh, tieGroup, band]);
  };

  it('has ranks and bands by the published figures, and leaves every rank possible where nothing says how sure they are', () => {
    expect(year([value('a', 2023, 88), value('b', 2023, 94.72), value('c', 2023, 88)])).toEqual([
      ['b', 1, false, 1, 3, 1, 'one'], ['a', 2, true, 1, 3, 1, null], ['c', 2, true, 1, 3, 1, null],
    ]);
  });

  it('tells apart what the standard errors tell apart', () => {
    expect(year([value('a', 2023, 88, 0.5), value('b', 2023, 94.72, 0.4), value('c', 2023, 87.8, 0.5)])).toEqual([
      ['b', 1, false, 1, 1, 1, 'one'], ['a', 2, false, 2, 3, 2, null], ['c', 3, false, 2, 3, 2, null],
    ]);
  });

  it('lists a unit without a rank below', () => {
    const table = tableFromValues([value('a', 2023, 88), value('b', 2023, 80)], frameOf(['a', 'b', 'c']));
    const [now] = table.years;
    const units = new Map([...now?.units ?? [], ['a', { unit: 'a', figure: now?.units.get('a')?.figure ?? null, isRanked: false }], ['c', { unit: 'c', figure: null, isRanked: true }]] as const);
    const places = rankTable(table, { ...now!, units }).get('g');
    expect(places?.map((each) => [each.unit, each.rank, each.rankReason])).toEqual([['b', 1, null], ['a', null, 'below_minimum_sample'], ['c', null, 'no_figure']]);
  });

  it('has one place for every unit that has a figure', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 12 }), (indices) => {
      const units = indices.map((_, at) => `u${at}`);
      const table = tableFromValues(indices.map((each, at) => value(`u${at}`, 2023, each / 100, 0.7)), frameOf(units));
      const places = rankTable(table, table.years[0]!).get('g') ?? [];
      expect(places.map((each) => each.unit).sort()).toEqual([...units].sort());
      for (const each of places) expect((each.rankLow ?? 0) <= (each.rank ?? 0) && (each.rank ?? 0) <= (each.rankHigh ?? 0)).toBe(true);
    }));
  });
});
