/** Figures in the words and signs of one language, for statements and formulas. */
import type { Formats } from '../languages/vi/formats.ts';
import type { ExplainWords } from '../languages/vi/explain.ts';
import { writeCount, writeDigits, writePercent } from '../languages/write-number.ts';
import { fractionOfDecimal } from '../statistics/fraction.ts';
import { roundHalfUp, roundedDigits } from '../statistics/round-half-up.ts';

export interface Written {
  /** `vi`, `en`: for names and labels of the data. */
  readonly language: string;
  readonly words: ExplainWords;
  readonly formats: Formats;
}

/** `13482` → `13.482`. */
export function count(written: Written, value: number): string {
  return writeCount(value, written.formats);
}

/** A number that is not shown elsewhere, rounded for reading: `0.92877` with 4 decimals → `0,9288`. */
export function number(written: Written, value: number, decimals: number): string {
  return writeDigits(roundedDigits(roundHalfUp(fractionOfDecimal(value), decimals)), written.formats);
}

/** The same as a percentage. */
export function percent(written: Written, value: number, decimals: number): string {
  return writePercent(roundedDigits(roundHalfUp(fractionOfDecimal(value), decimals)), written.formats);
}

/** Shown digits, `92.88` → `92,88%`. */
export function shownPercent(written: Written, digits: string): string {
  return writePercent(digits, written.formats);
}

/** Shown digits, `92.88` → `92,88`. */
export function shownDigits(written: Written, digits: string): string {
  return writeDigits(digits, written.formats);
}

/** Percentage points with their sign: `−5,27`, `+0,21`, `0,00`. */
export function points(written: Written, value: number, decimals: number): string {
  const digits = number(written, value, decimals);
  return value > 0 && /[1-9]/.test(digits) ? `+${digits}` : digits;
}
