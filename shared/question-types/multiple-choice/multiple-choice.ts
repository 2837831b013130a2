/** Multiple choice: one or more options, stored as their values in rising order. Nothing chosen is no answer. */
import { issue, type Issue } from '../../kernel/issue.ts';
import { shortened } from '../../kernel/json-path.ts';
import type { AnswerValue, QuestionShape, QuestionTypeMeaning } from '../contract.ts';

export const multipleChoice: QuestionTypeMeaning = {
  type: 'multiple_choice', isAnswerable: true, isTallied: true, check, chosen, toCell, fromCell,
};

function check(question: QuestionShape, value: unknown): Issue[] {
  if (!Array.isArray(value) || value.length === 0) return [issue('answer.wrong_type', question.id)];
  const known = new Set<unknown>(question.options.map((each) => each.value));
  const foreign = value.findIndex((each) => !known.has(each));
  if (foreign >= 0) return [issue('answer.unknown_option', question.id, { value: written(value[foreign]) })];
  return new Set(value).size < value.length ? [issue('answer.duplicate_option', question.id)] : [];
}

function written(value: unknown): number | string {
  return typeof value === 'number' || typeof value === 'string' ? shortened(String(value)) : '?';
}

function chosen(question: QuestionShape, value: AnswerValue): readonly number[] {
  const values = new Set<unknown>(Array.isArray(value) ? value : []);
  return question.options.flatMap((each, index) => (values.has(each.value) ? [index] : []));
}

function toCell(value: AnswerValue): string {
  return Array.isArray(value) ? value.join(' ') : String(value);
}

function fromCell(_question: QuestionShape, cell: string): AnswerValue | undefined {
  const words = cell.trim().split(/\s+/);
  if (!words.every((each) => /^\d{1,3}$/.test(each))) return undefined;
  return words.map(Number).sort((left, right) => left - right);
}
