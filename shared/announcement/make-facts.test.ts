import { describe, expect, it } from 'vitest';
import { tableFromValues, type TableFrame } from '../change/table-from-values.ts';
import type { IndexTable } from '../change/index-table.ts';
import { unitChanges } from '../change/unit-changes.ts';
import type { Fact, FactKind, FactOf } from './fact.ts';
import type { FactOptions } from './fact-options.ts';
import { makeFacts } from './make-facts.ts';

type Values = Readonly<Record<number, Readonly<Record<string, number>>>>;
const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const tableOf = (values: Values, frame: Partial<TableFrame> = {}): IndexTable => tableFromValues(
  Object.entries(values).flatMap(([year, figures]) => Object.entries(figures).map(([unit, index]) => ({ unit, year: Number(year), index, se: null }))),
  {
    title: { vi: 'Chỉ số' }, territory: { vi: 'tỉnh Sao Mai' }, decimals: 2, transitions: [],
    unitGroups: [{ id: 'all', name: { vi: 'Đơn vị' }, bands: [] }],
    units: ids.map((id) => ({ id, name: { vi: id.toUpperCase() }, unitGroup: 'all' })), ...frame,
  },
);
const two: Partial<TableFrame> = {
  unitGroups: [{ id: 'x', name: { vi: 'Huyện' }, bands: [] }, { id: 'y', name: { vi: 'Quận' }, bands: [] }],
  units: ids.map((id, index) => ({ id, name: { vi: id.toUpperCase() }, unitGroup: index < 4 ? 'x' : 'y' })),
};
const only = <Kind extends FactKind>(kind: Kind, table: IndexTable, options: Partial<FactOptions> = {}): FactOf<Kind>[] =>
  makeFacts(table, options).filter((each: Fact): each is FactOf<Kind> => each.kind === kind);
const shown = (value: number) => ({ scaled: Math.round(value * 100), decimals: 2 });

describe('the figure', () => {
  const years = { 2021: { overall: 94.06 }, 2022: { overall: 95 }, 2023: { overall: 92.88 } };

  it('changes by the difference of shown figures against one and two years back, and no further', () => {
    const [level] = only('level', tableOf({ 2020: { overall: 90 }, ...years }));
    expect(level?.changes).toEqual([
      { year: 2022, previous: shown(95), change: shown(-2.12) }, { year: 2021, previous: shown(94.06), change: shown(-1.18) },
    ]);
  });

  it('is not compared across a changed definition, nor with what lies beyond it', () => {
    expect(only('level', tableOf(years, { definitionOf: (year) => (year === 2022 ? 'other' : 'same') }))[0]?.changes).toEqual([]);
  });

  it('can be that of an earlier year; of a year that is not there nothing is said', () => {
    expect(only('level', tableOf(years), { year: 2022 })[0]).toMatchObject({ year: 2022, shown: shown(95), changes: [{ year: 2021 }] });
    expect(makeFacts(tableOf(years), { year: 2020 })).toEqual([]);
    expect(makeFacts(tableOf({}))).toEqual([]);
  });

  it('is the highest so far only above every earlier year, never beside an equal one, and with three years at least', () => {
    const highest = (...figures: number[]) => only('highest_so_far', tableOf(Object.fromEntries(figures.map((overall, index) => [2020 + index, { overall }]))));
    expect(highest(80, 85, 88.37)).toMatchObject([{ since: 2020, years: 3, shown: shown(88.37) }]);
    expect(highest(88.37, 85, 88.37)).toEqual([]);
    expect(highest(89, 85, 88.37)).toEqual([]);
    expect(highest(85, 88.37)).toEqual([]);
  });

  it('lies above or below the nation, and a unit above or below the whole', () => {
    const table = tableOf({ 2024: { overall: 83.94, a: 84.05, b: 83.94 } });
    expect(only('distance', table, { unit: 'a' })).toMatchObject([{ reference: { kind: 'whole', shown: shown(83.94) }, distance: shown(0.11) }]);
    expect(only('distance', table, { national: shown(84) })).toMatchObject([{ subject: { kind: 'whole' }, reference: { kind: 'national' }, distance: shown(-0.06) }]);
    expect(only('distance', table)).toEqual([]);
  });
});

describe('unit groups', () => {
  it('stand in order, equal ones in one place, and the first is kept or new', () => {
    const order = (now: [number, number], then: [number, number]) => only('group_order', tableOf({ 2022: { x: then[0], y: then[1] }, 2023: { x: now[0], y: now[1] } }, two))[0];
    expect(order([91, 93], [90, 94])).toMatchObject({ leader: 'kept', groups: [{ unitGroup: 'y', place: 1 }, { unitGroup: 'x', place: 2 }] });
    expect(order([95, 93], [90, 94])?.leader).toBe('new');
    expect(order([95, 95], [90, 94])).toMatchObject({ leader: 'partly', groups: [{ place: 1, isTied: true }, { place: 1, isTied: true }] });
  });

  it('may be lower on the whole and higher at the top', () => {
    const values = { x: 86, y: 87, a: 93, b: 70, e: 90, f: 80 };
    expect(only('lower_mean_higher_best', tableOf({ 2023: values }, two))).toMatchObject([
      { lower: { unitGroup: 'x', best: { units: ['a'], shown: shown(93) } }, higher: { unitGroup: 'y', best: { units: ['e'] } } },
    ]);
    expect(only('lower_mean_higher_best', tableOf({ 2023: { ...values, a: 90 } }, two))).toEqual([]);
  });

  it('are ranked within themselves; the whole only when there is one group', () => {
    const figures = { a: 99, b: 98, c: 97, d: 96, e: 95, f: 94, g: 93, h: 92 };
    expect(only('leader', tableOf({ 2023: figures }, two)).map((each) => each.scope)).toEqual([{ kind: 'unit_group', id: 'x' }, { kind: 'unit_group', id: 'y' }]);
    expect(only('leader', tableOf({ 2023: figures })).map((each) => each.scope)).toEqual([{ kind: 'whole' }]);
  });
});

describe('the first and the last', () => {
  const figures = { a: 99, b: 98, c: 97, d: 97, e: 80, f: 79, g: 79, h: 78 };

  it('name everyone who shares the place at the border', () => {
    const table = tableOf({ 2023: { ...figures } });
    expect(only('first', table)[0]?.units.map((each) => [each.unit, each.place, each.isTied])).toEqual([['a', 1, false], ['b', 2, false], ['c', 3, true], ['d', 3, true]]);
    expect(only('last', table, { places: 2 })[0]?.units.map((each) => each.unit)).toEqual(['h', 'g', 'f']);
  });

  it('are not named when they would be more than half of the units', () => {
    const table = tableOf({ 2023: { a: 99, b: 98, c: 97 } });
    expect([...only('first', table), ...only('last', table)]).toEqual([]);
  });

  it('leave out units that are listed without a rank', () => {
    const table = tableOf({ 2023: figures });
    const units = new Map(table.years[0]?.units).set('a', { unit: 'a', figure: table.years[0]?.units.get('a')?.figure ?? null, isRanked: false });
    const unranked = { ...table, years: table.years.map((each) => ({ ...each, units })) };
    expect(only('leader', unranked)[0]?.units).toEqual(['b']);
  });

  const leader = (then: object) => only('leader', tableOf({ 2022: { a: 0, b: 0, c: 0, ...then }, 2023: { a: 90, b: 90, c: 80 } }))[0];
  it.each([[{ a: 90, b: 90 }, 'kept'], [{ a: 90 }, 'partly'], [{ c: 90 }, 'new'], [{ a: 90, b: 90, c: 90 }, 'kept']])('lead together; after %j the lead is %s', (then, status) => {
    expect(leader(then)).toMatchObject({ units: ['a', 'b'], status, previous: { year: 2022 } });
  });

  it('lead without a past, and nobody leads where all show the same', () => {
    expect(only('leader', tableOf({ 2023: { a: 90, b: 80 } }))[0]).toMatchObject({ units: ['a'], status: 'unknown', previous: null });
    expect(only('leader', tableOf({ 2023: { a: 90, b: 90 } }))).toEqual([]);
  });

  it('stay the same as a set, in the same order or another, and not when a tie blurs the border', () => {
    const top = (then: object) => only('top_unchanged', tableOf({ 2022: { ...figures, d: 96, ...then }, 2023: { ...figures, d: 96 } }))[0];
    expect(top({})).toMatchObject({ units: ['a', 'b', 'c'], isSameOrder: true });
    expect(top({ a: 97.5 })).toMatchObject({ units: ['a', 'b', 'c'], isSameOrder: false });
    expect(top({ d: 98.5 })).toBeUndefined();
    expect(top({ d: 97 })).toBeUndefined();
  });
});

describe('counts', () => {
  const table = tableOf({ 2021: { a: 100, b: 91, c: 90, d: 95 }, 2022: { a: 95, b: 91, c: 90.01, d: 95, e: 60 }, 2023: { a: 100, b: 92, c: 90, d: 90.01, e: 60, f: 70 } });

  it('above, at and below a threshold are all units; the edge belongs to it or not', () => {
    const [open, closed] = only('above_threshold', table, { thresholds: [{ from: 90, fromIncluded: false }, { from: 90, fromIncluded: true }] });
    const sizes = (each: typeof open) => [each?.reached.length, each?.at.length, each?.below.length, each?.previous?.count];
    expect([sizes(open), sizes(closed)]).toEqual([[3, 1, 2, 4], [4, 0, 2, 4]]);
  });

  it('at 100% name the units and remember last year, and a figure that rounds to 100 is not one', () => {
    expect(only('at_full', table)[0]).toMatchObject({ units: ['a'], previous: { year: 2022, count: 0 } });
    expect(only('at_full', tableOf({ 2023: { a: 99.996 } }))).toEqual([]);
    expect(only('at_full', table, { year: 2022 })[0]).toMatchObject({ units: [], previous: { year: 2021, count: 1 } });
  });

  it('of years running above a threshold need every year, without a gap', () => {
    expect(only('kept_above', table)).toMatchObject([{ units: ['a', 'b', 'd'], fromYear: 2022, year: 2023 }]);
    expect(only('kept_above', table, { keptYears: 3 })).toMatchObject([{ units: ['a', 'b', 'd'], fromYear: 2021 }]);
    expect(only('kept_above', tableOf({ 2021: { a: 95, b: 80 }, 2023: { a: 95, b: 80 } }))).toEqual([]);
  });

  it('of all units above a threshold say for the how manieth time only where the time before is known', () => {
    const all = (values: Values) => only('all_above', tableOf(values), { thresholds: [{ from: 80, fromIncluded: false }] })[0];
    const [good, bad] = [{ a: 85, b: 90 }, { a: 85, b: 79 }];
    expect(all({ 2022: bad, 2023: good, 2024: good })).toMatchObject({ fromYear: 2023, year: 2024, isCounted: true, total: 2 });
    expect(all({ 2023: good, 2024: good })).toMatchObject({ fromYear: 2023, isCounted: false });
    expect(all({ 2023: bad, 2024: good })).toBeUndefined();
  });

  it('up, unchanged, down and not comparable add up, and what is missing has a name', () => {
    expect(only('change_counts', table)).toMatchObject([{ up: 2, unchanged: 1, down: 2, notComparableUnits: ['f', 'g', 'h'], total: 8 }]);
  });

  it('leave a unit that was merged uncompared, in changes and years running; and all places of a list that it belongs to', () => {
    const merged = { ...table, transitions: [{ from: '2023-07-01', before: ['a', 'z'], after: ['a'], base: 'not_comparable' as const }] };
    expect(only('change_counts', merged)[0]?.notComparableUnits).toContain('a');
    expect(only('kept_above', merged)[0]?.units).toEqual(['b', 'd']);
    const regions = [{ id: 'r', name: { vi: 'vùng' }, units: ['b', 'c', 'd'] }];
    expect(only('unit_place', merged, { unit: 'b', regions }).map((each) => [each.scope.kind, each.previous?.moved ?? null])).toEqual([['whole', null], ['region', 1]]);
  });

  it('of places stay in a list in which a unit was only renamed, and are the places of the report', () => {
    const renamed = tableOf({ 2022: { old: 99, b: 90, c: 80, d: 85 }, 2023: { a: 70, b: 91, c: 95, d: 60 } }, {
      transitions: [{ from: '2023-01-01', before: ['old'], after: ['a'], base: 'not_comparable' as const }],
    });
    const place = (unit: string) => only('unit_place', renamed, { unit })[0];
    expect(place('c')).toMatchObject({ place: 1, previous: { place: 4, total: 4, moved: 3 } });
    expect(place('a')).toMatchObject({ place: 3, previous: null });
    expect(only('largest_move', renamed)).toMatchObject([{ direction: 'up', units: ['c'], places: 3 }, { direction: 'down', units: ['d'], places: 1 }]);
    const [before, now] = renamed.years;
    const reported = before === undefined || now === undefined ? new Map() : unitChanges(renamed, { before, now });
    for (const unit of ['a', 'b', 'c', 'd']) expect(place(unit)?.previous?.moved ?? null).toBe(reported.get(unit)?.placesMoved);
    expect(only('leader', renamed)).toMatchObject([{ units: ['c'], status: 'unknown', previous: null }]);
  });

  it('follow a merged unit where its base was reconstructed', () => {
    const merged = tableOf({ 2022: { a: 90, z: 80 }, 2023: { a: 86 } }, { transitions: [{ from: '2023-07-01', before: ['a', 'z'], after: ['a'], base: 'reconstructed' as const }] });
    expect(only('level', merged, { unit: 'a' })[0]?.changes).toEqual([{ year: 2022, previous: shown(85), change: shown(1) }]);
  });

  it('of bands add up to the units with a figure, those in no band by name', () => {
    const band = (id: string, from: number, to: number) => ({ id, title: { vi: id }, from, fromIncluded: true, to, toIncluded: to === 100 });
    const banded = tableOf({ 2022: { a: 95, b: 85 }, 2023: { a: 95, b: 90, c: 79.99 } }, { unitGroups: [{ id: 'all', name: { vi: 'Đơn vị' }, bands: [band('1', 90, 100), band('2', 80, 90)] }] });
    expect(only('bands', banded)).toMatchObject([{ bands: [{ id: '1', count: 2, previousCount: 1, units: ['a', 'b'] }, { id: '2', count: 0, previousCount: 1, units: [] }], outside: ['c'], total: 3, previousYear: 2022 }]);
  });
});

describe('the band of a unit', () => {
  const band = (id: string, from: number, to: number) => ({ id, title: { vi: id }, from, fromIncluded: true, to, toIncluded: to === 100 });
  const unitGroups = [{ id: 'all', name: { vi: 'Đơn vị' }, bands: [band('1', 90, 100), band('2', 80, 90)] }];
  const values = { 2022: { a: 95, b: 85, c: 70 }, 2023: { a: 95, b: 90, c: 80, d: 81, e: 60 } };
  const bandOf = (unit: string, frame: Partial<TableFrame> = {}) => only('unit_band', tableOf(values, { unitGroups, ...frame }), { unit })[0];

  it('is told with the band of the year before, where it had one', () => {
    expect(bandOf('a')).toMatchObject({ band: { id: '1' }, previous: { year: 2022, band: { id: '1' } } });
    expect(bandOf('b')).toMatchObject({ scope: { kind: 'whole' }, band: { id: '1' }, previous: { band: { id: '2' } } });
    expect([bandOf('c'), bandOf('d')]).toMatchObject([{ band: { id: '2' }, previous: null }, { band: { id: '2' }, previous: null }]);
  });

  it('is not told where no band holds the figure, where there are no bands and of a unit without a rank', () => {
    expect([bandOf('e'), bandOf('f'), bandOf('a', { unitGroups: [{ id: 'all', name: { vi: 'Đơn vị' }, bands: [] }] })]).toEqual([undefined, undefined, undefined]);
    const table = tableOf(values, { unitGroups });
    const unranked = { ...table, years: table.years.map((each) => ({ ...each, units: new Map([...each.units].map(([id, unit]) => [id, { ...unit, isRanked: id !== 'a' }])) })) };
    expect([only('unit_band', unranked, { unit: 'a' }).length, only('unit_band', unranked, { unit: 'b' }).length]).toEqual([0, 1]);
  });

  it('is not compared with that of a unit which became another', () => {
    expect(bandOf('b', { transitions: [{ from: '2023-07-01', before: ['b', 'z'], after: ['b'], base: 'not_comparable' as const }] })).toMatchObject({ band: { id: '1' }, previous: null });
  });
});

describe('changes', () => {
  it('name who rose and fell most and least, together where they changed by as much', () => {
    const table = tableOf({ 2022: { a: 80, b: 80, c: 80, d: 80, e: 80 }, 2023: { a: 86.39, b: 80.19, c: 80.19, d: 77.06, e: 80 } });
    expect(only('extreme_changes', table)).toMatchObject([
      { direction: 'up', largest: { units: ['a'], change: shown(6.39) }, smallest: { units: ['b', 'c'], change: shown(0.19) } },
      { direction: 'down', largest: { units: ['d'], change: shown(2.94) }, smallest: null },
    ]);
  });

  it('of places follow the rule of ties in both years', () => {
    const table = tableOf({ 2022: { a: 90, b: 90, c: 80, d: 70 }, 2023: { a: 80, b: 95, c: 96, d: 80 } });
    expect(only('unit_place', table, { unit: 'a' })[0]).toMatchObject({ place: 3, isTied: true, total: 4, previous: { place: 1, moved: -2 } });
    expect(only('largest_move', table)).toMatchObject([{ direction: 'up', units: ['c'], places: 2 }, { direction: 'down', units: ['a'], places: 2 }]);
  });

  it('of places are also told inside a region', () => {
    const table = tableOf({ 2022: { a: 90, b: 91, c: 92 }, 2023: { a: 93, b: 91, c: 94 } });
    const regions = [{ id: 'r', name: { vi: 'miền núi' }, units: ['a', 'b'] }];
    expect(only('unit_place', table, { unit: 'a', regions }).map((each) => [each.scope.kind, each.place, each.total, each.previous?.moved])).toEqual([['whole', 2, 3, 1], ['region', 1, 2, 1]]);
  });
});

it('the communes of a whole country over four years are announced in a moment', () => {
  const units = Array.from({ length: 3321 }, (_, at) => ({ id: `u${at}`, name: { vi: `Xã ${at}` }, unitGroup: at % 2 === 0 ? 'x' : 'y' }));
  const years = Object.fromEntries([2021, 2022, 2023, 2024].map((year) => [year, Object.fromEntries(units.map(({ id }, at) => [id, 70 + ((at * (year - 2000)) % 3000) / 100]))]));
  const table = tableOf(years, { ...two, units, whereMissing: 'mean_of_units' });
  expect(makeFacts(table).length).toBeGreaterThan(20);
}, 5000);
