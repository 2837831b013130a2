/**
 * An index table as facts look at it: the year they are about, the years before that mean the same,
 * and the units of a scope with their places. Facts read nothing else of the table.
 */
import type { IndexTable, TableFigure, TableYear } from '../change/index-table.ts';
import { membersThen } from '../change/members.ts';
import { meansTheSame } from '../change/transitions.ts';
import { unitChanges } from '../change/unit-changes.ts';
import type { UnitChange } from '../change/unit-change.ts';
import { rank } from '../ranking/rank.ts';
import type { FactOptions } from './fact-options.ts';
import type { FactScope, FactSubject, Standing } from './subject.ts';

export interface TableView {
  readonly table: IndexTable;
  readonly options: FactOptions;
  readonly now: TableYear;
  /** Earlier years of the same definition, latest first; they end where the definition changed. */
  readonly past: readonly TableYear[];
  /** Against the latest of them, by unit id; empty without one. */
  readonly changes: ReadonlyMap<string, UnitChange>;
}

/** Null when the table has no such year. */
export function viewOf(table: IndexTable, options: FactOptions): TableView | null {
  const years = [...table.years].reverse().filter((each) => options.year === undefined || each.year <= options.year);
  const [now, ...earlier] = years;
  if (now === undefined || (options.year !== undefined && now.year !== options.year)) return null;
  const other = earlier.findIndex((each) => !meansTheSame(each, now));
  const past = other < 0 ? earlier : earlier.slice(0, other);
  const [before] = past;
  return { table, options, now, past, changes: before === undefined ? new Map() : unitChanges(table, { before, now }) };
}

/** Ids of the units of a scope, in the order of the table. */
export function unitsIn({ table, options }: TableView, scope: FactScope): string[] {
  if (scope.kind === 'region') {
    const region = new Set(options.regions.find((each) => each.id === scope.id)?.units);
    return table.units.filter((each) => region.has(each.id)).map((each) => each.id);
  }
  const groups = new Set(scope.kind === 'unit_group' ? [scope.id] : table.unitGroups.map((each) => each.id));
  return table.units.filter((each) => groups.has(each.unitGroup)).map((each) => each.id);
}

/** Ids of the units that made up the scope in `year`: in an earlier year, what its units came out of. */
export function unitsThen(view: TableView, scope: FactScope, year: TableYear): string[] {
  const today = unitsIn(view, scope);
  return year.year === view.now.year ? today : [...membersThen(view.table, today, { before: year, now: view.now }).units];
}

/** Units of the scope that were ranked in `year`, best first. Those listed without a rank support no statement. */
export function standings(view: TableView, scope: FactScope, year: TableYear = view.now): Standing[] {
  const figures = unitsThen(view, scope, year).flatMap((unit) => {
    const entry = year.units.get(unit);
    return entry?.figure && entry.isRanked ? [{ unit, shown: entry.figure.shown }] : [];
  });
  return rank(figures, (each) => each.shown).map(({ item, rank: place, isTied }): Standing => ({ unit: item.unit, shown: item.shown, place: place ?? 0, isTied }));
}

/** The one figure of a subject in a year. */
export function figureOf(subject: FactSubject, year: TableYear): TableFigure | null {
  if (subject.kind === 'whole') return year.overall;
  if (subject.kind === 'unit_group') return year.unitGroups.get(subject.id) ?? null;
  return year.units.get(subject.id)?.figure ?? null;
}
