/**
 * Puts the comparison with past figures into a finished report: the change of every unit, of every
 * unit group and of the whole, units counted by direction, and last year's counts of the bands. All
 * else of the report stays as it is.
 *
 * Compared is the latest year of the table before the report's own. Without one nothing is filled.
 */
import { bandCounts } from '../change/band-counts.ts';
import { changeCounts } from '../change/change-counts.ts';
import type { IndexTable, TableUnit, TableYear } from '../change/index-table.ts';
import { membersNow, membersThen } from '../change/members.ts';
import { overallId } from '../change/table-from-values.ts';
import { meansTheSame, type YearPair } from '../change/transitions.ts';
import type { ChangeCounts, UnitChange } from '../change/unit-change.ts';
import { aggregateChange, unitChanges, type CovarianceOf } from '../change/unit-changes.ts';
import type { Rounded } from '../statistics/round-half-up.ts';
import type { Report, UnitGroupFigures } from './report.ts';
import { yearOfReport } from './table-of-report.ts';

export interface Past {
  /** Past years; a year of the report itself and later ones in it are not read. */
  readonly table: IndexTable;
  /** What the years share; independent where left out. Asked with unit ids, unit group ids and `overall`. */
  readonly covarianceOf?: CovarianceOf;
}

export function withChanges(report: Report, past: Past): Report {
  const before = past.table.years.findLast((each) => each.year < report.year);
  if (before === undefined) return report;
  const years = { before, now: yearOfReport(report) };
  const table = { ...past.table, units: unitsOf(report, past.table) };
  const changes = unitChanges(table, years, past.covarianceOf);
  const counted = (units: readonly { readonly id: string }[]): ChangeCounts =>
    changeCounts(units.flatMap(({ id }) => changeOfUnit(changes, id)));
  const membersOf = (unitGroup: string) => report.units.filter((each) => each.unitGroup === unitGroup);
  return {
    ...report,
    change: aggregateChange(years, { now: years.now.overall, before: before.overall }, past.covarianceOf?.(overallId)),
    changes: counted(report.units),
    unitGroups: report.unitGroups.map((group) => ({
      ...group, ...groupChange(group, years, past.covarianceOf),
      changes: counted(membersOf(group.id)), bands: countedBands(group, table, years),
    })),
    units: report.units.map((unit) => ({ ...unit, change: changes.get(unit.id) ?? null })),
  };
}

/** Units of the report, and those of the table that the report does not have any more. */
function unitsOf(report: Report, table: IndexTable): TableUnit[] {
  const own = new Set(report.units.map((each) => each.id));
  return [...report.units.map(({ id, name, unitGroup }) => ({ id, name, unitGroup })), ...table.units.filter((each) => !own.has(each.id))];
}

function changeOfUnit(changes: ReadonlyMap<string, UnitChange>, unit: string): { readonly unit: string; readonly change: UnitChange }[] {
  const change = changes.get(unit);
  return change === undefined ? [] : [{ unit, change }];
}

function groupChange({ id }: UnitGroupFigures, years: YearPair, covarianceOf: CovarianceOf | undefined): { readonly change: UnitChange } {
  const figureIn = (year: TableYear) => year.unitGroups.get(id) ?? null;
  return { change: aggregateChange(years, { now: figureIn(years.now), before: figureIn(years.before) }, covarianceOf?.(id)) };
}

function countedBands({ id, bands }: UnitGroupFigures, table: IndexTable, years: YearPair): UnitGroupFigures['bands'] {
  const own = table.unitGroups.find((each) => each.id === id)?.bands ?? [];
  const then = meansTheSame(years.before, years.now) ? membersThen(table, membersNow(table, id), years).units : new Set<string>();
  const before = [...then].flatMap((unit): Rounded[] => {
    const figure = years.before.units.get(unit)?.figure ?? null;
    return figure === null ? [] : [figure.shown];
  });
  const counts = bandCounts(own, [], before.length === 0 ? null : before).bands;
  return bands.map((band) => ({ ...band, previousCount: counts.find((each) => each.id === band.id)?.previousCount ?? null }));
}
