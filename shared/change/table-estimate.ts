/**
 * How sure a figure of a table is, as ranking and change need it: its estimate, and its 95%
 * interval where only the standard error is known.
 */
import type { Estimate } from '../precision/estimate.ts';
import { logitInterval } from '../statistics/interval.ts';
import type { TableFigure } from './index-table.ts';

/** Intervals of tables, and of changes, are at 95%. */
export const changeLevel = 0.95;

/** At exactly 0 or 100 the effective responses are read back from the end of the exact interval. */
export function estimateOfFigure({ index, se, df, low, high }: TableFigure): Estimate {
  if (index > 0 && index < 100) return { index, se, df, effectiveResponses: null };
  const farEnd = index <= 0 ? high : low;
  const share = farEnd === null ? null : index <= 0 ? 1 - farEnd / 100 : farEnd / 100;
  const isExact = share !== null && share > 0 && share < 1;
  return { index, se: null, df: null, effectiveResponses: isExact ? Math.log((1 - changeLevel) / 2) / Math.log(share) : null };
}

/** Percent; null where neither the interval nor a standard error between 0 and 100 is known. */
export function intervalOfFigure({ index, se, df, low, high }: TableFigure): { readonly low: number; readonly high: number } | null {
  if (low !== null && high !== null) return { low, high };
  if (se === null || index <= 0 || index >= 100 || (df !== null && df < 1)) return null;
  const shares = logitInterval({ share: index / 100, se: se / 100, df: df ?? Infinity, level: changeLevel });
  return { low: 100 * shares.low, high: 100 * shares.high };
}
