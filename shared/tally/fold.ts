/**
 * Adds one response to a tally vector, or takes it away: the only place where answers become
 * counts. Integers in, integers out; adding and taking away the same codes changes nothing.
 */
import { routedOut, unanswered } from './answer-codes.ts';
import { countOffset, type TalliedQuestion, type TallyLayout } from './layout.ts';

/** Adds (`times` 1) or removes (`times` −1) the response with these answer codes, in place. */
export function foldResponse(layout: TallyLayout, codes: Uint8Array, vector: Float64Array, times: 1 | -1): void {
  const count = layout.composites.length;
  const sums = { satisfied: new Uint16Array(count), answered: new Uint16Array(count) };
  bump(vector, countOffset, times);
  for (const question of layout.questions) {
    const code = codes[question.codeOffset] ?? unanswered;
    if (code === unanswered || code === routedOut) continue;
    bump(vector, question.offset, times);
    if (question.codeLength === 1) {
      bump(vector, question.offset + code, times);
      noteCriterion(question, code, sums);
    } else {
      foldManyChoices(question, codes, vector, times);
    }
  }
  foldComposites(layout, sums, vector, times);
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

function foldManyChoices(question: TalliedQuestion, codes: Uint8Array, vector: Float64Array, times: 1 | -1): void {
  for (let index = 0; index < question.shape.options.length; index += 1) {
    const byte = codes[question.codeOffset + 1 + (index >> 3)] ?? 0;
    if ((byte & (1 << (index & 7))) !== 0) bump(vector, question.offset + 1 + index, times);
  }
}

function foldComposites(layout: TallyLayout, sums: Sums, vector: Float64Array, times: 1 | -1): void {
  for (let at = 0; at < layout.composites.length; at += 1) {
    const s = sums.satisfied[at] as number;
    const a = sums.answered[at] as number;
    const { offset } = layout.composites[at] as { readonly offset: number };
    bump(vector, offset, times * s);
    bump(vector, offset + 1, times * a);
    bump(vector, offset + 2, times * s * s);
    bump(vector, offset + 3, times * a * a);
    bump(vector, offset + 4, times * s * a);
  }
}

function bump(vector: Float64Array, at: number, by: number): void {
  vector[at] = (vector[at] as number) + by;
}
