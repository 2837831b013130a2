/**
 * Units that stayed above a threshold for several years running, by the figures that were shown.
 * Nothing is said over a year that is missing or that meant something else, and a unit is followed
 * through a merger only where its base is reconstructed explicitly.
 */
import { roundedValue } from '../statistics/round-half-up.ts';
import type { IndexTable, TableFigure, TableYear } from './index-table.ts';
import { baseFigure, meansTheSame } from './transitions.ts';

export interface KeptAboveOptions {
  /** Percent. */
  readonly threshold: number;
  /** Whether the threshold itself counts: "từ 90%" does, "trên 90%" does not. */
  readonly isIncluded: boolean;
  /** How many years running, the latest included; at least 1. */
  readonly years: number;
  /** Only units of this group; all units where left out. */
  readonly unitGroup?: string;
  /** The last of the years; the latest of the table where left out. */
  readonly until?: number;
}

export interface KeptAbove {
  /** Oldest first. */
  readonly years: readonly number[];
  /** Unit ids in the order of the table. */
  readonly units: readonly string[];
  /** Units with a figure in the last year. */
  readonly total: number;
  /** Units above it in the last year of which some earlier year has no comparable figure. */
  readonly unknown: readonly string[];
}

/** Null when the table does not have so many years running of one meaning. */
export function keptAbove(table: IndexTable, options: KeptAboveOptions): KeptAbove | null {
  const years = yearsRunning(table, options);
  const now = years?.at(-1);
  if (years === null || now === undefined) return null;
  const isAbove = ({ shown }: TableFigure): boolean =>
    (options.isIncluded ? roundedValue(shown) >= options.threshold : roundedValue(shown) > options.threshold);
  const listed = table.units
    .filter((each) => options.unitGroup === undefined || each.unitGroup === options.unitGroup)
    .flatMap(({ id }) => {
      const latest = now.units.get(id)?.figure ?? null;
      return latest === null ? [] : [{ id, latest, past: years.slice(0, -1).map((before) => baseFigure(table, id, { before, now }).figure) }];
    });
  const above = listed.filter(({ latest }) => isAbove(latest));
  return {
    years: years.map((each) => each.year),
    units: above.filter(({ past }) => past.every((each) => each !== null && isAbove(each))).map((each) => each.id),
    total: listed.length,
    unknown: above.filter(({ past }) => past.includes(null) && past.every((each) => each === null || isAbove(each))).map((each) => each.id),
  };
}

function yearsRunning({ years }: IndexTable, options: KeptAboveOptions): readonly TableYear[] | null {
  const last = options.until ?? years.at(-1)?.year;
  const latest = years.find((each) => each.year === last);
  if (last === undefined || latest === undefined) return null;
  const running = years.filter(({ year }) => year > last - options.years && year <= last);
  return running.length === options.years && running.every((each) => meansTheSame(each, latest)) ? running : null;
}
