/** Units of a scope per band, best band first, against the year before; and the units that no band holds. */
import { bandCounts } from '../../change/band-counts.ts';
import type { TableYear } from '../../change/index-table.ts';
import type { LocalText } from '../../kernel/local-text.ts';
import { fill } from '../../languages/fill.ts';
import { classify, type Band } from '../../ranking/classify.ts';
import type { Rounded } from '../../statistics/round-half-up.ts';
import { wordCountChange } from '../count-change.ts';
import type { FactScope } from '../subject.ts';
import { unitsThen, type TableView } from '../view.ts';
import type { Writer } from '../writer.ts';

export interface BandsFact {
  readonly kind: 'bands';
  readonly scope: FactScope;
  readonly year: number;
  readonly bands: readonly { readonly id: string; readonly title: LocalText; readonly count: number; readonly previousCount: number | null; readonly units: readonly string[] }[];
  /** Units with a figure that no band holds; with the counts they add up to `total`. */
  readonly outside: readonly string[];
  readonly total: number;
  readonly previousYear: number | null;
}

export function bandsFacts(view: TableView, scope: FactScope): BandsFact[] {
  const bands = bandsOf(view, scope);
  const now = shownFigures(view, scope, view.now);
  if (bands.length === 0 || now.size === 0) return [];
  const [before] = view.past;
  const then = before === undefined ? new Map<string, Rounded>() : shownFigures(view, scope, before);
  const bandNow = new Map([...now].map(([unit, shown]) => [unit, classify(bands, shown)?.id]));
  const unitsOf = (id: string | undefined): string[] => [...bandNow].filter(([, band]) => band === id).map(([unit]) => unit);
  const counts = bandCounts(bands, [...now.values()], then.size === 0 ? null : [...then.values()]);
  return [{
    kind: 'bands', scope, year: view.now.year, total: now.size, previousYear: then.size === 0 ? null : before?.year ?? null,
    bands: bands.flatMap(({ id, title }, index) => (counts.bands[index] === undefined ? [] : [{ ...counts.bands[index], title, units: unitsOf(id) }])),
    outside: unitsOf(undefined),
  }];
}

/** The whole has bands when every unit group has the same. */
function bandsOf({ table: { unitGroups } }: TableView, scope: FactScope): readonly Band[] {
  if (scope.kind === 'unit_group') return unitGroups.find((each) => each.id === scope.id)?.bands ?? [];
  const [first, ...others] = unitGroups.map((each) => each.bands);
  const isShared = others.every((each) => JSON.stringify(each) === JSON.stringify(first));
  return scope.kind === 'whole' && isShared ? first ?? [] : [];
}

/** By unit id. */
function shownFigures(view: TableView, scope: FactScope, year: TableYear): ReadonlyMap<string, Rounded> {
  return new Map(unitsThen(view, scope, year).flatMap((unit) => {
    const shown = year.units.get(unit)?.figure?.shown;
    return shown === undefined ? [] : [[unit, shown] as const];
  }));
}

export function wordBands({ scope, bands, outside, previousYear }: BandsFact, writer: Writer): string {
  const { words } = writer;
  const parts = bands.filter((each) => each.count > 0 || (each.previousCount ?? 0) > 0).map(({ title, count, previousCount, units }) => {
    const comparison = previousCount === null ? '' : fill(words.inBrackets, { text: wordCountChange({ now: count, before: previousCount }, writer) });
    return fill(words.bandCount, { count: writer.unitCount(count), band: writer.band(title), comparison, named: writer.named(words.including, units) });
  });
  const missing = outside.length === 0 ? [] : [fill(words.bandNone, { count: writer.unitCount(outside.length), named: writer.named(words.namesInBrackets, outside) })];
  return fill(previousYear === null ? words.bands : words.bandsAgainst, {
    scope: writer.subject(scope), parts: writer.semicolons([...parts, ...missing]), year: previousYear ?? '',
  });
}
