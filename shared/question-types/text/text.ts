/** Text: the person's own words, in NFC, never trimmed or repaired; an empty text is no answer. */
import { issue, type Issue } from '../../kernel/issue.ts';
import type { QuestionShape, QuestionTypeMeaning } from '../contract.ts';

const defaultMaxLength = 2000;

export const text: QuestionTypeMeaning = {
  type: 'text',
  isAnswerable: true,
  isTallied: false,
  check,
  chosen: () => [],
  toCell: String,
  fromCell: (_question, cell) => cell.normalize('NFC'),
};

function check(question: QuestionShape, value: unknown): Issue[] {
  if (typeof value !== 'string' || value === '') return [issue('answer.wrong_type', question.id)];
  const maximum = question.maxLength ?? defaultMaxLength;
  return [...value.normalize('NFC')].length > maximum ? [issue('answer.too_long', question.id, { maximum })] : [];
}
