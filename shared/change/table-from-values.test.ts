import { describe, expect, it } from 'vitest';
import { roundedDigits } from '../statistics/round-half-up.ts';
import type { PastIndex } from './past-index.ts';
import { tableFromValues, type TableFrame } from './table-from-values.ts';

const frame: TableFrame = {
  title: { vi: 'Chỉ số' }, territory: { vi: 'tỉnh Sao Mai' }, decimals: 2, transitions: [],
  unitGroups: [{ id: 'g', name: { vi: 'Nhóm' }, bands: [] }, { id: 'h', name: { vi: 'Nhóm khác' }, bands: [] }],
  units: [{ id: 'a', name: { vi: 'A' }, unitGroup: 'g' }, { id: 'b', name: { vi: 'B' }, unitGroup: 'g' }, { id: 'c', name: { vi: 'C' }, unitGroup: 'h' }],
};
const value = (unit: string, year: number, index: number, se: number | null = null): PastIndex => ({ unit, year, index, se });
const shown = (figure: { readonly shown: { readonly scaled: number; readonly decimals: number } } | null | undefined): string | null => (figure ? roundedDigits(figure.shown) : null);

describe('a table from values', () => {
  it('has its years oldest first, whatever the order of the lines', () => {
    const table = tableFromValues([value('a', 2024, 90), value('a', 2022, 80), value('b', 2023, 85)], frame);
    expect(table.years.map((each) => each.year)).toEqual([2022, 2023, 2024]);
  });

  it('keeps units, unit groups and the whole apart', () => {
    const [year] = tableFromValues([value('overall', 2024, 88.125), value('g', 2024, 87), value('a', 2024, 86.5, 1.2)], frame).years;
    expect(shown(year?.overall)).toBe('88.13');
    expect([...year?.unitGroups ?? []].map(([id, figure]) => [id, shown(figure)])).toEqual([['g', '87.00']]);
    expect([...year?.units ?? []].map(([id, { figure, isRanked }]) => [id, shown(figure), figure?.se, isRanked])).toEqual([['a', '86.50', 1.2, true]]);
  });

  it('makes no mean of its own unless it is asked to', () => {
    const values = [value('a', 2024, 90), value('b', 2024, 80.01), value('c', 2024, 70)];
    expect(tableFromValues(values, frame).years[0]?.overall).toBeNull();
    const [year] = tableFromValues(values, { ...frame, whereMissing: 'mean_of_units' }).years;
    expect([shown(year?.overall), shown(year?.unitGroups.get('g')), shown(year?.unitGroups.get('h'))]).toEqual(['80.00', '85.01', '70.00']);
  });

  it('lets a published figure of the whole stand beside the units that do not average to it', () => {
    const [year] = tableFromValues([value('a', 2024, 90), value('overall', 2024, 92.88)], { ...frame, whereMissing: 'mean_of_units' }).years;
    expect(shown(year?.overall)).toBe('92.88');
  });

  it('keeps the value of a unit of the past that it does not list', () => {
    const table = tableFromValues([value('gone', 2023, 70), value('a', 2024, 75)], frame);
    expect(table.units.map((each) => each.id)).toEqual(['a', 'b', 'c']);
    expect(shown(table.years[0]?.units.get('gone')?.figure)).toBe('70.00');
  });

  it('says what the figures of each year mean', () => {
    const table = tableFromValues([value('a', 2023, 70), value('a', 2024, 75)], { ...frame, definitionOf: (year) => (year < 2024 ? 'old' : 'new') });
    expect(table.years.map((each) => each.definition)).toEqual(['old', 'new']);
  });
});
