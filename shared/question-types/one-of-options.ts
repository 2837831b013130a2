/** What rating and single choice share: the answer is the value of exactly one option. */
import { issue, type Issue } from '../kernel/issue.ts';
import type { AnswerValue, QuestionShape, QuestionTypeMeaning } from './contract.ts';

/** The meaning of a type whose answer is one option's value. */
export function oneOfOptions(type: 'rating' | 'single_choice'): QuestionTypeMeaning {
  return { type, isAnswerable: true, isTallied: true, check, chosen, toCell: String, fromCell };
}

function check(question: QuestionShape, value: unknown): Issue[] {
  if (typeof value !== 'number') return [issue('answer.wrong_type', question.id)];
  if (question.options.some((each) => each.value === value)) return [];
  return [issue('answer.unknown_option', question.id, { value })];
}

function chosen(question: QuestionShape, value: AnswerValue): readonly number[] {
  const index = question.options.findIndex((each) => each.value === value);
  return index < 0 ? [] : [index];
}

function fromCell(_question: QuestionShape, cell: string): AnswerValue | undefined {
  return /^\d{1,3}$/.test(cell) ? Number(cell) : undefined;
}
