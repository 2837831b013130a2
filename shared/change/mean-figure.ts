/**
 * The figure that a unit would have had, had it existed: the weighted mean of its predecessors'.
 *
 * Formula: Σ w·index / Σ w, exact and rounded once, half up; standard error √(Σ (w/W)² se²) where every one is
 * known, the predecessors' samples being independent; degrees of freedom of Welch and Satterthwaite.
 * Example: 84.20 and 82.10, weights 2 and 1 → 83.50.
 */
import { add, divide, fraction, fractionOfDecimal, multiply, toNumber } from '../statistics/fraction.ts';
import { roundHalfUp } from '../statistics/round-half-up.ts';
import type { TableFigure } from './index-table.ts';
import { intervalOfFigure } from './table-estimate.ts';

export interface WeightedFigure {
  readonly figure: TableFigure;
  /** Above 0. */
  readonly weight: number;
}

/** At least one part is given. */
export function meanFigure(parts: readonly WeightedFigure[]): TableFigure {
  const total = parts.reduce((sum, { weight }) => add(sum, fractionOfDecimal(weight)), fraction(0));
  const mean = divide(parts.reduce((sum, { figure, weight }) =>
    add(sum, multiply(fractionOfDecimal(weight), fractionOfDecimal(figure.index))), fraction(0)), total);
  const figure = {
    shown: roundHalfUp(mean, Math.max(...parts.map((each) => each.figure.shown.decimals))),
    index: toNumber(mean), ...spreadOf(parts, toNumber(total)), low: null, high: null,
  };
  return { ...figure, ...(intervalOfFigure(figure) ?? {}) };
}

function spreadOf(parts: readonly WeightedFigure[], total: number): { readonly se: number | null; readonly df: number | null } {
  const variances = parts.flatMap(({ figure: { se, df }, weight }) =>
    (se === null ? [] : [{ variance: (weight / total * se) ** 2, df }]));
  if (variances.length < parts.length) return { se: null, df: null };
  const variance = variances.reduce((sum, each) => sum + each.variance, 0);
  const below = variances.reduce((sum, each) => sum + each.variance ** 2 / (each.df ?? Infinity), 0);
  return { se: Math.sqrt(variance), df: below === 0 ? null : variance ** 2 / below };
}
