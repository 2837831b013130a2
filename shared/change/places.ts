/** Places of the units of a unit group in one year of a table, by the one rule of ranks. */
import { rank } from '../ranking/rank.ts';
import type { TableYear } from './index-table.ts';

/** Rank by unit id, of those of `units` that were ranked in `year`. */
export function placesIn(year: TableYear, units: ReadonlySet<string>): ReadonlyMap<string, number> {
  const ranked = [...units].flatMap((id) => {
    const entry = year.units.get(id);
    return entry?.isRanked === true && entry.figure !== null ? [{ id, shown: entry.figure.shown }] : [];
  });
  return new Map(rank(ranked, (each) => each.shown).flatMap(({ item, rank: place }) => (place === null ? [] : [[item.id, place]])));
}
