/**
 * Compact answers: the tallied answers of one response in a few dozen bytes, stored beside the
 * envelope so that tallies can be rebuilt and re-read without opening JSON.
 *
 * A question of one choice takes one byte: 0 unanswered, `routedOut` not asked, else 1 + the index
 * of the option. A multiple choice takes one such byte (1 when answered) and then a bit per option,
 * the first option in the lowest bit.
 */
import type { AnswerValue } from '../question-types/contract.ts';
import { meaningOf } from '../question-types/registry.ts';
import type { TalliedQuestion, TallyLayout } from './layout.ts';

export const unanswered = 0;
export const routedOut = 255;

/**
 * Codes of `answers`, which must be legal for their questions; an answer to a question in
 * `notAsked` is left out as routed out.
 */
export function encodeAnswers(
  layout: TallyLayout,
  answers: Readonly<Record<string, AnswerValue>>,
  notAsked: ReadonlySet<string>,
): Uint8Array {
  const codes = new Uint8Array(layout.codeLength);
  for (const question of layout.questions) {
    if (notAsked.has(question.shape.id)) codes[question.codeOffset] = routedOut;
    else encodeOne(codes, question, answers[question.shape.id]);
  }
  return codes;
}

/** Indices of the chosen options, or undefined when unanswered or not asked. */
export function chosenIn(codes: Uint8Array, question: TalliedQuestion): readonly number[] | undefined {
  const first = codes[question.codeOffset];
  if (first === unanswered || first === routedOut || first === undefined) return undefined;
  if (question.codeLength === 1) return [first - 1];
  const isChosen = (index: number): boolean =>
    ((codes[question.codeOffset + 1 + (index >> 3)] ?? 0) & (1 << (index & 7))) !== 0;
  return question.shape.options.map((_, index) => index).filter(isChosen);
}

function encodeOne(codes: Uint8Array, question: TalliedQuestion, value: AnswerValue | undefined): void {
  if (value === undefined) return;
  const chosen = meaningOf(question.shape.type).chosen(question.shape, value);
  const at = question.codeOffset;
  if (question.codeLength === 1) {
    codes[at] = 1 + (chosen[0] ?? -1);
    return;
  }
  codes[at] = 1;
  for (const index of chosen) {
    const byte = at + 1 + (index >> 3);
    codes[byte] = (codes[byte] ?? 0) | (1 << (index & 7));
  }
}
