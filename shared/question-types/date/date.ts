/** Date: a day of the Gregorian calendar, stored as `2026-11-20`. */
import { issue } from '../../kernel/issue.ts';
import type { QuestionTypeMeaning } from '../contract.ts';

export const date: QuestionTypeMeaning = {
  type: 'date',
  isAnswerable: true,
  isTallied: false,
  check: (question, value) => (isDay(value) ? [] : [issue('answer.wrong_type', question.id)]),
  chosen: () => [],
  toCell: String,
  fromCell: (_question, cell) => (isDay(cell) ? cell : undefined),
};

/** Whether `value` is a day that exists (no 31 February), from 1900 to 2199. */
export function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^(19|2[01])\d{2}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
