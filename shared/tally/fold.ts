/**
 * Adds one response to a tally vector, or takes it away: the only place where answers become
 * counts. Integers in, integers out; adding and taking away the same codes changes nothing.
 */
import { routedOut, unanswered } from './answer-codes.ts';
import { countOffset, type TalliedQuestion, type TallyLayout } from './layout.ts';

/** The vector that is changed in place, and whether the response is added (1) or taken away (−1). */
export interface FoldInto {
  readonly vector: Float64Array;
  readonly times: 1 | -1;
}

/** Adds the response with these answer codes to the vector, or takes it away. */
export function foldResponse(layout: TallyLayout, codes: Uint8Array, into: FoldInto): void {
  const count = layout.composites.length;
  const sums = { satisfied: new Uint16Array(count), answered: new Uint16Array(count) };
  bump(into, countOffset, 1);
  for (const question of layout.questions) {
    const code = codes[question.codeOffset] ?? unanswered;
    if (code === unanswered || code === routedOut) continue;
    bump(into, question.offset, 1);
    if (question.codeLength === 1) {
      bump(into, question.offset + code, 1);
      noteCriterion(question, code, sums);
    } else {
      foldManyChoices(question, codes, into);
    }
  }
  foldComposites(layout, sums, into);
}

/** One response's satisfied and answered criteria by composite. */
interface Sums {
  readonly satisfied: Uint16Array;
  readonly answered: Uint16Array;
}

/** Only criteria, which are ratings with one code, belong to composites. */
function noteCriterion(question: TalliedQuestion, code: number, { satisfied, answered }: Sums): void {
  const isSatisfied = question.isSatisfied[code - 1] === true ? 1 : 0;
  for (const at of question.composites) {
    answered[at] = (answered[at] as number) + 1;
    satisfied[at] = (satisfied[at] as number) + isSatisfied;
  }
}

function foldManyChoices(question: TalliedQuestion, codes: Uint8Array, into: FoldInto): void {
  for (let index = 0; index < question.shape.options.length; index += 1) {
    const byte = codes[question.codeOffset + 1 + (index >> 3)] ?? 0;
    if ((byte & (1 << (index & 7))) !== 0) bump(into, question.offset + 1 + index, 1);
  }
}

function foldComposites(layout: TallyLayout, sums: Sums, into: FoldInto): void {
  for (let at = 0; at < layout.composites.length; at += 1) {
    const s = sums.satisfied[at] as number;
    const a = sums.answered[at] as number;
    const { offset } = layout.composites[at] as { readonly offset: number };
    bump(into, offset, s);
    bump(into, offset + 1, a);
    bump(into, offset + 2, s * s);
    bump(into, offset + 3, a * a);
    bump(into, offset + 4, s * a);
  }
}

function bump({ vector, times }: FoldInto, at: number, by: number): void {
  vector[at] = (vector[at] as number) + times * by;
}
