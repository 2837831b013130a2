/**
 * Which units made up a list of today's units (a unit group, a region) in an earlier year: today's
 * units, and where they came out of others since then, those others instead.
 */
import type { IndexTable } from './index-table.ts';
import { transitionsBetween, type YearPair } from './transitions.ts';

export interface MembersThen {
  /** Unit ids. */
  readonly units: ReadonlySet<string>;
  /**
   * Whether the list had as many units as today. Places are compared only then: 26th of 63 and 20th of 34 are
   * places in two lists.
   */
  readonly isSameSize: boolean;
}

/** `today` are unit ids. */
export function membersThen(table: IndexTable, today: Iterable<string>, years: YearPair): MembersThen {
  const units = new Set(today);
  let isSameSize = true;
  for (const { before, after } of transitionsBetween(table, years)) {
    if (![...before, ...after].some((id) => units.has(id))) continue;
    if (before.length !== after.length) isSameSize = false;
    for (const id of after) units.delete(id);
    for (const id of before) units.add(id);
  }
  return { units, isSameSize };
}

/** Ids of today's units of a unit group. */
export function membersNow(table: IndexTable, unitGroup: string): string[] {
  return table.units.filter((each) => each.unitGroup === unitGroup).map((each) => each.id);
}
