/** Places of the units of a unit group in one year of a table, by the one rule of ranks. */
import { rank } from '../ranking/rank.ts';
import type { IndexTable, TableYear } from './index-table.ts';

/** Rank by unit id, of the units of `unitGroup` that were ranked in `year`. */
export function placesIn(table: IndexTable, year: TableYear, unitGroup: string): ReadonlyMap<string, number> {
  const ranked = table.units.flatMap(({ id, unitGroup: own }) => {
    const entry = year.units.get(id);
    return own === unitGroup && entry?.isRanked === true && entry.figure !== null ? [{ id, shown: entry.figure.shown }] : [];
  });
  return new Map(rank(ranked, (each) => each.shown).flatMap(({ item, rank: place }) => (place === null ? [] : [[item.id, place]])));
}
