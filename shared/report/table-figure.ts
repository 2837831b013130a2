/**
 * A figure of a report as a figure of an index table, which is what changes are computed from: one
 * difference has one interval, wherever it is told.
 */
import type { TableFigure } from '../change/index-table.ts';
import type { Figure } from '../index-methods/figures.ts';
import type { Rounded } from '../statistics/round-half-up.ts';

/** Null where there is no figure. */
export function tableFigure({ index, shown, se, low, high, df }: Figure): TableFigure | null {
  return index === null || shown === null ? null : { shown: roundedOf(shown), index, se, low, high, df };
}

/** Shown digits as the whole number that they are: `-5.27` as −527 hundredths. */
export function roundedOf(digits: string): Rounded {
  const [, decimals = ''] = digits.split('.');
  return { scaled: Number(digits.replace('.', '')), decimals: decimals.length };
}
