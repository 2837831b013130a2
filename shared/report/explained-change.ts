/**
 * Two figures side by side: their difference as shown, and whether it is beyond error.
 *
 * The interval of the difference is formed from the two intervals (MOVER):
 *
 *     low  = d − √((a − low_a)² + (high_b − b)²)
 *     high = d + √((high_a − a)² + (b − low_b)²)
 *
 * which also holds at 0% and 100%. The two figures are taken as independent; where they share
 * responses or clusters, as a unit and its group do, the interval is too wide rather than too narrow.
 *
 * Source: G. Y. Zou and A. Donner, Statistics in Medicine 27 (2008) 1693–1702.
 * Example: 90 (88–92) against 85 (82–88): 5, from 1.39 to 8.61.
 */
import type { Figure } from '../index-methods/figures.ts';
import { roundedDigits, type Rounded } from '../statistics/round-half-up.ts';

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

/** The change from `theirs` to `mine`. */
export function explainedChange(mine: Figure | undefined, theirs: Figure | undefined): ExplainedChange {
  const [own, other] = [mine?.shown ?? null, theirs?.shown ?? null];
  const unknown = { mine: own, theirs: other, change: null, changeLow: null, changeHigh: null, isBeyondError: null };
  if (own === null || other === null) return unknown;
  const [left, right] = [roundedOf(own), roundedOf(other)];
  const change = roundedDigits({ scaled: left.scaled - right.scaled, decimals: left.decimals });
  const ends = intervalOf(mine, theirs);
  if (ends === undefined) return { ...unknown, change };
  return { ...unknown, change, changeLow: ends.low, changeHigh: ends.high, isBeyondError: ends.low > 0 || ends.high < 0 };
}

/** Shown digits as the whole number that they are: `-5.27` as −527 hundredths. */
export function roundedOf(digits: string): Rounded {
  const [, decimals = ''] = digits.split('.');
  return { scaled: Number(digits.replace('.', '')), decimals: decimals.length };
}

function intervalOf(mine: Figure | undefined, theirs: Figure | undefined): { readonly low: number; readonly high: number } | undefined {
  const [a, b] = [known(mine), known(theirs)];
  if (a === undefined || b === undefined) return undefined;
  const difference = a.index - b.index;
  return {
    low: difference - Math.hypot(a.index - a.low, b.high - b.index),
    high: difference + Math.hypot(a.high - a.index, b.index - b.low),
  };
}

function known(figure: Figure | undefined): { readonly index: number; readonly low: number; readonly high: number } | undefined {
  if (figure === undefined) return undefined;
  const { index, low, high } = figure;
  return index === null || low === null || high === null ? undefined : { index, low, high };
}
