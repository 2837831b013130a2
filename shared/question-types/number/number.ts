/** Number: a finite number within the question's limits. Not tallied; kept as it was given. */
import { issue, type Issue } from '../../kernel/issue.ts';
import type { QuestionShape, QuestionTypeMeaning } from '../contract.ts';

export const number: QuestionTypeMeaning = {
  type: 'number',
  isAnswerable: true,
  isTallied: false,
  check,
  chosen: () => [],
  toCell: String,
  fromCell: (_question, cell) => (/^-?\d{1,15}(\.\d{1,10})?$/.test(cell) ? Number(cell) : undefined),
};

function check(question: QuestionShape, value: unknown): Issue[] {
  if (typeof value !== 'number') return [issue('answer.wrong_type', question.id)];
  if (!Number.isFinite(value)) return [issue('value.not_finite', question.id)];
  const { minimum = -Infinity, maximum = Infinity } = question;
  return value < minimum || value > maximum ? [issue('answer.out_of_range', question.id, { minimum, maximum })] : [];
}
