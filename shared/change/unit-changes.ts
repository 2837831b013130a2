/**
 * The changes of all units of a table between two of its years.
 *
 * Places are compared inside today's unit groups, with the places that their units or what became of
 * them had then. Where units of a group were merged or split between the years, none of its places is.
 */
import { roundedValue } from '../statistics/round-half-up.ts';
import { changeOf } from './change-of.ts';
import type { IndexTable, TableFigure, TableUnit } from './index-table.ts';
import { membersNow } from './members.ts';
import { placesMoved, type PlaceMove } from './places.ts';
import { baseFigure, meansTheSame, standsIn, type BaseFigure, type YearPair } from './transitions.ts';
import type { NotComparableReason, UnitChange } from './unit-change.ts';

/** Squared percentage points by unit id, unit group id or `overall`: above 0 where the two years share clusters. */
export type CovarianceOf = (unit: string) => number;

/** By unit id, in the order of the table: every unit that stands in `years.now`, with a figure or without. */
export function unitChanges(table: IndexTable, years: YearPair, covarianceOf: CovarianceOf = independent): ReadonlyMap<string, UnitChange> {
  const movedIn = new Map(table.unitGroups.map(({ id }) => [id, placesMoved(table, years, membersNow(table, id))]));
  const standing = table.units.filter((unit) => years.now.units.has(unit.id) || standsIn(table, unit.id, years.now.year));
  return new Map(standing.map((unit): [string, UnitChange] => {
    const base = baseFigure(table, unit.id, years);
    const change = figureChange({
      now: years.now.units.get(unit.id)?.figure ?? null, base, previousYear: years.before.year,
      // Across a transition the id may have meant another unit: what that one shares says nothing of this.
      covariance: base.figure === null || base.isReconstructed ? 0 : covarianceOf(unit.id),
    });
    return [unit.id, { ...change, placesMoved: placesOf(unit, change, movedIn) }];
  }));
}

const independent: CovarianceOf = () => 0;

/** The change of a unit group's figure or of the whole; both are taken to be about the same people whatever became of the units. */
export function aggregateChange(
  years: YearPair, figures: { readonly now: TableFigure | null; readonly before: TableFigure | null }, covariance = 0,
): UnitChange {
  const base: BaseFigure = !meansTheSame(years.before, years.now) ? { figure: null, reason: 'definition_changed' }
    : figures.before === null ? { figure: null, reason: 'no_figure_before' }
      : { figure: figures.before, isReconstructed: false };
  return figureChange({ now: figures.now, base, previousYear: years.before.year, covariance });
}

function figureChange({ now, base, previousYear, covariance }: {
  readonly now: TableFigure | null; readonly base: BaseFigure; readonly previousYear: number; readonly covariance: number;
}): UnitChange {
  if (now === null) return notComparable(previousYear, 'no_figure_now');
  if (base.figure === null) return notComparable(previousYear, base.reason);
  const previous = roundedValue(base.figure.shown);
  return { previousYear, previous, ...changeOf(now, base.figure, covariance), placesMoved: null, reason: null };
}

function notComparable(previousYear: number, reason: NotComparableReason): UnitChange {
  return { previousYear, previous: null, change: null, changeLow: null, changeHigh: null, direction: 'not-comparable', placesMoved: null, reason };
}

function placesOf(unit: TableUnit, change: UnitChange, movedIn: ReadonlyMap<string, ReadonlyMap<string, PlaceMove>>): number | null {
  return change.direction === 'not-comparable' ? null : movedIn.get(unit.unitGroup)?.get(unit.id)?.moved ?? null;
}
