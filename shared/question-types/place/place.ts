/** Place: where the respondent lives or the interview was held, as written on the form, at most 300 characters. */
import { issue, type Issue } from '../../kernel/issue.ts';
import type { QuestionShape, QuestionTypeMeaning } from '../contract.ts';

const maximum = 300;

export const place: QuestionTypeMeaning = {
  type: 'place',
  isAnswerable: true,
  isTallied: false,
  check,
  chosen: () => [],
  toCell: String,
  fromCell: (_question, cell) => cell.normalize('NFC'),
};

function check(question: QuestionShape, value: unknown): Issue[] {
  if (typeof value !== 'string' || value === '') return [issue('answer.wrong_type', question.id)];
  return [...value.normalize('NFC')].length > maximum ? [issue('answer.too_long', question.id, { maximum })] : [];
}
