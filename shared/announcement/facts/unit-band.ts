/** Which band of its unit group one unit stands in, and in which it stood the year before. */
import type { LocalText } from '../../kernel/local-text.ts';
import { fill } from '../../languages/fill.ts';
import { classify } from '../../ranking/classify.ts';
import { comparableFigure } from '../comparable.ts';
import type { FactScope } from '../subject.ts';
import type { TableView } from '../view.ts';
import type { Writer } from '../writer.ts';

interface UnitBand {
  readonly id: string;
  readonly title: LocalText;
}

export interface UnitBandFact {
  readonly kind: 'unit_band';
  readonly unit: string;
  /** Whose bands they are. */
  readonly scope: FactScope;
  readonly year: number;
  readonly band: UnitBand;
  /** By today's bands; null without a comparable figure, or where no band holds it. */
  readonly previous: { readonly year: number; readonly band: UnitBand } | null;
}

/** Nothing of a unit listed without a rank. */
export function unitBandFacts(view: TableView, scope: FactScope, unit: string): UnitBandFact[] {
  const entry = view.now.units.get(unit);
  const group = view.table.units.find((each) => each.id === unit)?.unitGroup;
  const bands = view.table.unitGroups.find((each) => each.id === group)?.bands ?? [];
  const band = entry?.isRanked === true && entry.figure !== null ? classify(bands, entry.figure.shown) : undefined;
  if (band === undefined) return [];
  const [before] = view.past;
  const shownThen = before === undefined ? null : comparableFigure(view, { kind: 'unit', id: unit }, before);
  const bandThen = shownThen === null ? undefined : classify(bands, shownThen);
  return [{
    kind: 'unit_band', unit, scope, year: view.now.year, band: named(band),
    previous: before === undefined || bandThen === undefined ? null : { year: before.year, band: named(bandThen) },
  }];
}

function named({ id, title }: UnitBand): UnitBand {
  return { id, title };
}

export function wordUnitBand({ unit, scope, year, band, previous }: UnitBandFact, writer: Writer): string {
  const { unitBand, bandSame, bandOther } = writer.words;
  const comparison = previous === null ? '' : fill(previous.band.id === band.id ? bandSame : bandOther, { year: previous.year, band: writer.band(previous.band.title) });
  return fill(unitBand, { year, unit: writer.units([unit]), band: writer.band(band.title), scope: writer.subject(scope), comparison });
}
