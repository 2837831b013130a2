/**
 * Numbers as people read them, from digits that are already right: no rounding happens here.
 * `writeCount(36525, vi)` is `36.525`; `writePercent('92.88', vi)` is `92,88%`.
 */
import type { Formats } from './vi/formats.ts';
import { fill } from './fill.ts';

/** A whole number with thousands set apart. */
export function writeCount(value: number, formats: Formats): string {
  const digits = String(Math.abs(Math.trunc(value))).replace(/\B(?=(\d{3})+$)/g, formats.thousandsSign);
  return value < 0 ? `−${digits}` : digits;
}

/** Digits with a point (`92.88`, as `roundedDigits` gives them) in the language's signs, without a percent sign. */
export function writeDigits(digits: string, formats: Formats): string {
  const [whole = '0', decimals] = digits.split('.');
  const written = writeCount(Number(whole), formats);
  const signed = whole.startsWith('-') && Number(whole) === 0 ? `−${written}` : written;
  return decimals === undefined ? signed : signed + formats.decimalSign + decimals;
}

/** The same as a percentage; an exact hundred has no decimals. */
export function writePercent(digits: string, formats: Formats): string {
  if (Number(digits) === 100) return formats.wholeHundred;
  return fill(formats.percent, { digits: writeDigits(digits, formats) });
}
