/** Units of a scope per band, best band first, against the year before; and the units that no band holds. */
import type { TableYear } from '../../change/index-table.ts';
import { fill } from '../../languages/fill.ts';
import type { LocalText } from '../../kernel/local-text.ts';
import { classify, type Band } from '../../ranking/classify.ts';
import { wordCountChange } from '../count-change.ts';
import type { FactScope } from '../subject.ts';
import { unitsIn, type TableView } from '../view.ts';
import type { Writer } from '../writer.ts';

export interface BandsFact {
  readonly kind: 'bands';
  readonly scope: FactScope;
  readonly year: number;
  readonly bands: readonly { readonly id: string; readonly title: LocalText; readonly count: number; readonly previousCount: number | null }[];
  /** Units with a figure that no band holds; with the counts they add up to `total`. */
  readonly outside: readonly string[];
  readonly total: number;
  readonly previousYear: number | null;
}

export function bandsFacts(view: TableView, scope: FactScope): BandsFact[] {
  const bands = bandsOf(view, scope);
  const now = bandOfUnits(view, { scope, bands, year: view.now });
  if (bands.length === 0 || now.length === 0) return [];
  const [before] = view.past;
  const then = before === undefined ? [] : bandOfUnits(view, { scope, bands, year: before });
  const count = (units: typeof now, band: Band): number => units.filter((each) => each.band === band).length;
  return [{
    kind: 'bands', scope, year: view.now.year, total: now.length, previousYear: then.length === 0 ? null : before?.year ?? null,
    bands: bands.map((band) => ({ id: band.id, title: band.title, count: count(now, band), previousCount: then.length === 0 ? null : count(then, band) })),
    outside: now.filter((each) => each.band === undefined).map((each) => each.unit),
  }];
}

/** The whole has bands when every unit group has the same. */
function bandsOf({ table: { unitGroups } }: TableView, scope: FactScope): readonly Band[] {
  if (scope.kind === 'unit_group') return unitGroups.find((each) => each.id === scope.id)?.bands ?? [];
  const [first, ...others] = unitGroups.map((each) => each.bands);
  const isShared = others.every((each) => JSON.stringify(each) === JSON.stringify(first));
  return scope.kind === 'whole' && isShared ? first ?? [] : [];
}

function bandOfUnits(
  view: TableView, { scope, bands, year }: { readonly scope: FactScope; readonly bands: readonly Band[]; readonly year: TableYear },
): { readonly unit: string; readonly band: Band | undefined }[] {
  return unitsIn(view, scope).flatMap((unit) => {
    const shown = year.units.get(unit)?.figure?.shown;
    return shown === undefined ? [] : [{ unit, band: classify(bands, shown) }];
  });
}

export function wordBands({ scope, bands, outside, previousYear }: BandsFact, writer: Writer): string {
  const { words } = writer;
  const parts = bands.filter((each) => each.count > 0 || (each.previousCount ?? 0) > 0).map(({ title, count, previousCount }) => {
    const comparison = previousCount === null ? '' : fill(words.inBrackets, { text: wordCountChange({ now: count, before: previousCount }, writer) });
    return fill(words.bandCount, { count: count === 0 ? words.noUnit : writer.unitCount(count), band: writer.text(title), comparison });
  });
  const missing = outside.length === 0 ? [] : [fill(words.bandNone, { count: writer.unitCount(outside.length), named: writer.named(words.namesInBrackets, outside) })];
  return fill(previousYear === null ? words.bands : words.bandsAgainst, {
    scope: writer.subject(scope), parts: writer.semicolons([...parts, ...missing]), year: previousYear ?? '',
  });
}
