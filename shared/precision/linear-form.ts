/**
 * Linear forms: a figure, linearised. Near its estimate every index is
 *
 *     constant + Σ over responses of w·e,   e = Σ over columns of (α·g − β·b),
 *
 * with α = share / B and β = share · R / B for a column with R = Σ w·g / B and B = Σ w·b, and
 * `share` the column's share in the figure. The variance of an index is that of Σ w·e.
 *
 * Source: K. M. Wolter, Introduction to Variance Estimation (2007), chapter 6; R survey `svyratio`.
 */
import type { FigureForm } from './figure-forms.ts';
import { squaresWidth, totalsWidth } from './ratio-columns.ts';

export interface LinearTerm {
  readonly column: number;
  /** α */
  readonly gain: number;
  /** β */
  readonly base: number;
}

/** Empty where there is no figure. */
export type LinearForm = readonly LinearTerm[];

/** The linear form of a figure in the scope whose Σ w·g and Σ w·b by column these are. */
export function linearForm(form: FigureForm, totals: Float64Array): LinearForm {
  return form.map(({ column, share }) => {
    const gain = totals[column * totalsWidth] as number;
    const base = totals[column * totalsWidth + 1] as number;
    return { column, gain: share / base, base: (share * gain) / (base * base) };
  });
}

/** The same form times `factor`. */
export function scaledForm(form: LinearForm, factor: number): LinearForm {
  return form.map(({ column, gain, base }) => ({ column, gain: gain * factor, base: base * factor }));
}

/** Σ w·e² from squares of columns; NaN where they do not tell (several columns, or squares not kept). */
export function linearSquares(form: LinearForm, squares: Float64Array): number {
  const [term] = form;
  if (term === undefined) return 0;
  if (form.length > 1) return Number.NaN;
  const at = term.column * squaresWidth;
  const gains = term.gain * term.gain * (squares[at] as number);
  const bases = term.base * term.base * (squares[at + 2] as number);
  const sum = gains - 2 * term.gain * term.base * (squares[at + 1] as number) + bases;
  // What is left where all e are 0 is rounding.
  return sum < (gains + bases) * 1e-14 ? 0 : sum;
}
