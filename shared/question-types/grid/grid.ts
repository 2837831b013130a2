/** Grid: a container of questions. Its rows are ratings with answers of their own; the grid has none. */
import { issue } from '../../kernel/issue.ts';
import type { QuestionTypeMeaning } from '../contract.ts';

export const grid: QuestionTypeMeaning = {
  type: 'grid',
  isAnswerable: false,
  isTallied: false,
  check: (question) => [issue('answer.unknown_question', question.id)],
  chosen: () => [],
  toCell: () => '',
  fromCell: () => undefined,
};
