/** Cells of questions that are not one of options: several options, numbers, words, days, places. */
import { encodeAnswers } from '#shared/tally/answer-codes.ts';
import type { TalliedQuestion, TallyLayout } from '#shared/tally/layout.ts';
import type { TakeOtherCell } from './clean-row.ts';
import type { ColumnPlan } from './column-plan.ts';
import { readAnswer } from './read-answer.ts';

/** Written in different orders there may be many; beyond this each is read anew. */
const keptChoices = 2000;
const nothing: ReadonlySet<string> = new Set();

/** Takes such a cell if it is a legal answer, and puts what is tallied of it among the answer codes. */
export function otherCells(plan: ColumnPlan, layout: TallyLayout): TakeOtherCell {
  const decoder = new TextDecoder();
  const tallied = plan.shapes.map((shape) => layout.questions.find((each) => each.shape.id === shape?.id));
  const known = plan.shapes.map(() => new Map<string, Uint8Array>());
  return (column, bytes, codes) => {
    const shape = plan.shapes[column];
    const question = tallied[column];
    if (shape === undefined) return false;
    // In UTF-8 no text is shorter than its characters are many.
    if (shape.type === 'text' && bytes.length <= (shape.maxLength ?? 0)) return true;
    const cell = decoder.decode(bytes);
    const kept = known[column]?.get(cell);
    if (kept !== undefined && question !== undefined) {
      codes.set(kept, question.codeOffset);
      return true;
    }
    const read = readAnswer(shape, cell.normalize('NFC'), '');
    if ('issues' in read) return false;
    if (question === undefined || read.answer === undefined) return true;
    const own = codesOf(layout, question, read.answer);
    codes.set(own, question.codeOffset);
    if ((known[column]?.size ?? keptChoices) < keptChoices) known[column]?.set(cell, own);
    return true;
  };
}

function codesOf(layout: TallyLayout, { shape, codeOffset, codeLength }: TalliedQuestion, answer: Parameters<typeof encodeAnswers>[1][string]): Uint8Array {
  return encodeAnswers(layout, { [shape.id]: answer }, nothing).slice(codeOffset, codeOffset + codeLength);
}
