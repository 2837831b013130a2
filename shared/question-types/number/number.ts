/**
 * Number: within the question's limits, at most 15 digits before and 10 after the point, so that it
 * reads the same in every file. Not tallied; kept as it was given.
 */
import { issue, type Issue } from '../../kernel/issue.ts';
import type { QuestionShape, QuestionTypeMeaning } from '../contract.ts';

export const number: QuestionTypeMeaning = {
  type: 'number',
  isAnswerable: true,
  isTallied: false,
  check,
  chosen: () => [],
  toCell: String,
  fromCell: (_question, cell) => (plain.test(cell) ? Number(cell) : undefined),
};

const plain = /^-?\d{1,15}(\.\d{1,10})?$/;
const largest = 999_999_999_999_999;

function check(question: QuestionShape, value: unknown): Issue[] {
  if (typeof value !== 'number') return [issue('answer.wrong_type', question.id)];
  if (!Number.isFinite(value)) return [issue('value.not_finite', question.id)];
  const { minimum = -largest, maximum = largest } = question;
  if (value < minimum || value > maximum) return [issue('answer.out_of_range', question.id, { minimum, maximum })];
  return plain.test(String(value)) ? [] : [issue('value.bad_format', question.id)];
}
