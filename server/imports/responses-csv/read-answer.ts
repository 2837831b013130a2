/** One cell as an answer to its question. */
import { issue, type Issue } from '#shared/kernel/issue.ts';
import type { AnswerValue, QuestionShape } from '#shared/question-types/contract.ts';
import { meaningOf } from '#shared/question-types/registry.ts';
import { restoreCell } from '../../csv/cells.ts';

export type ReadAnswer = { readonly answer: AnswerValue | undefined } | { readonly issues: readonly Issue[] };

/** The answer in `cell`, none when it is empty, or why it is not one; `path` is where the cell stands. */
export function readAnswer(shape: QuestionShape, cell: string, path: string): ReadAnswer {
  const trimmed = cell.trim();
  if (trimmed === '') return { answer: undefined };
  const meaning = meaningOf(shape.type);
  // Free words keep their spaces; whatever is chosen or measured does not have any around it.
  const answer = meaning.fromCell(shape, restoreCell(shape.type === 'text' || shape.type === 'place' ? cell : trimmed));
  if (answer === undefined) return { issues: [issue('answer.wrong_type', path, { column: shape.id, value: trimmed.slice(0, 60) })] };
  const issues = meaning.check(shape, answer).map((each) => issue(each.code, path, { column: shape.id, ...each.values }));
  return issues.length > 0 ? { issues } : { answer };
}
