/**
 * Places of units in one year of a table, by the one rule of ranks, and the places gained between two
 * years. Reports, workbooks and announcements all ask here, so that they tell the same places.
 */
import { rank } from '../ranking/rank.ts';
import type { IndexTable, TableYear } from './index-table.ts';
import { membersThen } from './members.ts';
import { meansTheSame, type YearPair } from './transitions.ts';

/** Rank by unit id, of those of `units` that were ranked in `year`. */
function placesIn(year: TableYear, units: Iterable<string>): ReadonlyMap<string, number> {
  const ranked = [...units].flatMap((id) => {
    const entry = year.units.get(id);
    return entry?.isRanked === true && entry.figure !== null ? [{ id, shown: entry.figure.shown }] : [];
  });
  return new Map(rank(ranked, (each) => each.shown).flatMap(({ item, rank: place }) => (place === null ? [] : [[item.id, place]])));
}

export interface PlaceMove {
  /** Place in the list of then. */
  readonly before: number;
  /** Above 0: places gained. */
  readonly moved: number;
}

/**
 * By unit id, for today's units `today` that are ranked together and had a place then: empty where the list had
 * more or fewer units then. Whether a unit is still the one that bore its id is for the caller: only
 * units that are comparable have moved.
 */
export function placesMoved(table: IndexTable, years: YearPair, today: readonly string[]): ReadonlyMap<string, PlaceMove> {
  const members = membersThen(table, today, years);
  if (!members.isSameSize || !meansTheSame(years.before, years.now)) return new Map();
  const then = placesIn(years.before, members.units);
  return new Map([...placesIn(years.now, today)].flatMap(([id, place]): [string, PlaceMove][] => {
    const before = then.get(id);
    return before === undefined ? [] : [[id, { before, moved: before - place }]];
  }));
}
