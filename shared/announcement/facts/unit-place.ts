/** Where one unit stands in a scope, and how many places it gained or lost since the year before. */
import { fill } from '../../languages/fill.ts';
import type { FactScope } from '../subject.ts';
import { movesIn } from '../moves.ts';
import { standings, type TableView } from '../view.ts';
import type { Writer } from '../writer.ts';

export interface UnitPlaceFact {
  readonly kind: 'unit_place';
  readonly unit: string;
  readonly scope: FactScope;
  readonly year: number;
  readonly place: number;
  readonly isTied: boolean;
  readonly total: number;
  /** `moved` is above 0 for places gained. */
  readonly previous: { readonly year: number; readonly place: number; readonly total: number; readonly moved: number } | null;
}

export function unitPlaceFacts(view: TableView, scope: FactScope, unit: string): UnitPlaceFact[] {
  const all = standings(view, scope);
  const here = all.find((each) => each.unit === unit);
  if (here === undefined) return [];
  const [before] = view.past;
  const move = movesIn(view, scope).find((each) => each.unit === unit);
  return [{
    kind: 'unit_place', unit, scope, year: view.now.year, place: here.place, isTied: here.isTied, total: all.length,
    previous: before === undefined || move === undefined
      ? null : { year: before.year, place: move.before, total: standings(view, scope, before).length, moved: move.moved },
  }];
}

export function wordUnitPlace({ unit, scope, place, isTied, total, previous }: UnitPlaceFact, writer: Writer): string {
  const { unitPlace, unitPlaceTied, placesUp, placesDown, placesSame } = writer.words;
  const move = previous === null ? '' : fill(previous.moved > 0 ? placesUp : previous.moved < 0 ? placesDown : placesSame, {
    count: writer.count(Math.abs(previous.moved)), year: previous.year, place: previous.place, total: writer.plain(previous.total),
  });
  return fill(isTied ? unitPlaceTied : unitPlace, { unit: writer.units([unit]), place, total: writer.plain(total), scope: writer.subject(scope), move });
}
