/**
 * Units that became others: the figure that a unit's figure of today may be compared with.
 *
 * A figure of a year is about the units as they stand at the end of that year, so a transition lies
 * between two years when its first day is in a later year than the one and no later than the other.
 * Codes are reused with another meaning (24 was Bắc Giang and is Bắc Ninh): across a transition
 * nothing is ever matched by code, and without an explicit `reconstructed` nothing is compared.
 */
import type { IndexTable, TableFigure, TableYear, UnitTransition } from './index-table.ts';
import { meanFigure } from './mean-figure.ts';
import type { NotComparableReason } from './unit-change.ts';

export interface YearPair {
  readonly before: TableYear;
  readonly now: TableYear;
}

export type BaseFigure =
  | { readonly figure: TableFigure; readonly isReconstructed: boolean }
  | { readonly figure: null; readonly reason: NotComparableReason };

/** The figure of `years.before` that the unit's figure of `years.now` is compared with, or why there is none. */
export function baseFigure(table: IndexTable, unit: string, years: YearPair): BaseFigure {
  if (!meansTheSame(years.before, years.now)) return { figure: null, reason: 'definition_changed' };
  const between = transitionsBetween(table, years);
  return traceBack(unit, between, (id) => years.before.units.get(id)?.figure ?? null);
}

/** Whether figures of two years may be compared. A definition that nobody stated (empty) is taken to be the other's. */
export function meansTheSame(left: TableYear, right: TableYear): boolean {
  return left.definition === '' || right.definition === '' || left.definition === right.definition;
}

/** Transitions after `before` and up to `now`, latest first. */
export function transitionsBetween({ transitions }: IndexTable, { before, now }: YearPair): UnitTransition[] {
  return transitions
    .filter(({ from }) => yearOf(from) > before.year && yearOf(from) <= now.year)
    .sort((left, right) => (left.from < right.from ? 1 : left.from > right.from ? -1 : 0));
}

/** Whether the unit stands at the end of `year`: it has not ended by then and does not begin later. */
export function standsIn({ transitions }: IndexTable, unit: string, year: number): boolean {
  const touching = transitions.filter((each) => each.before.includes(unit) || each.after.includes(unit))
    .sort((left, right) => (left.from < right.from ? -1 : 1));
  const last = touching.findLast((each) => yearOf(each.from) <= year);
  if (last !== undefined) return last.after.includes(unit);
  return touching[0]?.before.includes(unit) ?? true;
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

/** `transitions` are those that may still touch the unit, latest first. */
function traceBack(
  unit: string, transitions: readonly UnitTransition[], figureThen: (unit: string) => TableFigure | null,
): BaseFigure {
  const latest = transitions.find((each) => each.after.includes(unit) || each.before.includes(unit));
  if (latest === undefined) {
    const figure = figureThen(unit);
    return figure === null ? { figure, reason: 'no_figure_before' } : { figure, isReconstructed: false };
  }
  if (latest.base !== 'reconstructed' || !latest.after.includes(unit)) return { figure: null, reason: 'unit_changed' };
  const earlier = transitions.filter((each) => each.from < latest.from);
  const parts = latest.before.map((id) => ({ base: traceBack(id, earlier, figureThen), weight: latest.weights?.[id] ?? 1 }));
  const figures = parts.flatMap(({ base: { figure }, weight }) => (figure === null ? [] : [{ figure, weight }]));
  const missing = parts.find(({ base }) => base.figure === null)?.base;
  if (missing !== undefined && missing.figure === null) return missing;
  return { figure: meanFigure(figures), isReconstructed: true };
}
