/**
 * Two figures side by side: their difference as shown, and whether it is beyond error. The interval
 * is that of any other change (`change/change-of.ts`), so that no page contradicts another. The two
 * figures are taken as independent unless a covariance is given; where they share responses or clusters
 * that it leaves out, as a unit and its group do, the interval is too wide rather than too narrow.
 *
 * Example: 92.88 (se 0.40) against 95.00 (se 0.30): -2.12, from −3.10 to −1.14.
 */
import { changeOf, differenceOf } from '../change/change-of.ts';
import type { Figure } from '../index-methods/figures.ts';
import { roundedDigits } from '../statistics/round-half-up.ts';
import { tableFigure } from './table-figure.ts';

/** What is told of a difference; digits as they are shown. */
export interface ExplainedChange {
  /** Percent, as shown; null where there is no figure. */
  readonly mine: string | null;
  readonly theirs: string | null;
  /** Difference of the two shown figures, percentage points: `-5.27`. */
  readonly change: string | null;
  /** Ends of its 95% interval, percentage points; null where either interval is not known. */
  readonly changeLow: number | null;
  readonly changeHigh: number | null;
  /** Whether 0 is outside of the interval; null where that is not known. */
  readonly isBeyondError: boolean | null;
}

/** The change from `theirs` to `mine`; covariance in squared percentage points. */
export function explainedChange(mine: Figure | undefined, theirs: Figure | undefined, covariance = 0): ExplainedChange {
  const shown = { mine: mine?.shown ?? null, theirs: theirs?.shown ?? null };
  const [own, other] = [mine, theirs].map((figure) => (figure === undefined ? null : tableFigure(figure)));
  if (own === null || own === undefined || other === null || other === undefined) return { ...shown, change: null, changeLow: null, changeHigh: null, isBeyondError: null };
  const { changeLow, changeHigh } = changeOf(own, other, covariance);
  return {
    ...shown, change: roundedDigits(differenceOf(own.shown, other.shown)), changeLow, changeHigh,
    isBeyondError: changeLow === null || changeHigh === null ? null : changeLow > 0 || changeHigh < 0,
  };
}
