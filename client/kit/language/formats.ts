/** Figures, days and times as people read them, in the language shown now. */
import { fill } from '#shared/languages/fill.ts';
import { vietnamDay, vietnamTime } from '#shared/kernel/instant.ts';
import { formats as vi, type Formats } from '#shared/languages/vi/formats.ts';
import * as numbers from '#shared/languages/write-number.ts';
import { defineWords } from './words.ts';

const { t, list } = defineWords(vi, { en: async () => (await import('#shared/languages/en/formats.ts')).formats });

/** `36525` → `36.525`. */
export function writeCount(value: number): string {
  return numbers.writeCount(value, shown());
}

/** Digits that `roundedDigits` gave: `92.88` → `92,88%`. */
export function writePercent(digits: string): string {
  return numbers.writePercent(digits, shown());
}

/** `92.88` → `92,88`. */
export function writeDigits(digits: string): string {
  return numbers.writeDigits(digits, shown());
}

/** `10:42` in Việt Nam. */
export function writeTime(utcMs: number): string {
  return vietnamTime(utcMs);
}

/** `20/11` in Việt Nam. */
export function writeDayMonth(utcMs: number): string {
  const [, month = '', day = ''] = vietnamDay(utcMs).split('-');
  return fill(t('dayMonth'), { day: String(Number(day)), month: String(Number(month)) });
}

/** `20/11/2026`, of a calendar day `2026-11-20` or of a moment. */
export function writeDay(day: string | number): string {
  const [year = '', month = '', date = ''] = (typeof day === 'number' ? vietnamDay(day) : day).split('-');
  return fill(t('day'), { day: date, month, year });
}

/** `Thứ Sáu 20/11`. */
export function writeWeekday(utcMs: number): string {
  const weekday = new Date(`${vietnamDay(utcMs)}T00:00:00Z`).getUTCDay();
  return `${list('weekdays')[weekday] ?? ''} ${writeDayMonth(utcMs)}`;
}

/** `hài lòng` with a no-break space, so that it never breaks across lines. */
export function keepTogether(text: string): string {
  return text.replace(/(hài) (lòng)/gi, '$1\u00a0$2');
}

function shown(): Formats {
  return { ...vi, decimalSign: t('decimalSign'), thousandsSign: t('thousandsSign'), percent: t('percent'), wholeHundred: t('wholeHundred') };
}
