/**
 * The categories of a response in a survey that was weighted to margins, read from its answer codes.
 * All responses of a calibrated cell gave the same answer to a margin's question, so the cells
 * themselves tell which code is which category.
 */
import { routedOut, unanswered } from '../tally/answer-codes.ts';
import { talliedQuestion, type TalliedQuestion, type TallyLayout } from '../tally/layout.ts';
import type { Calibration } from '../weighting/calibration.ts';

export function categoryReader(
  layout: TallyLayout, { cells, summary: { margins } }: Calibration,
): (codes: Uint8Array) => readonly number[] {
  const sources = margins.map((margin, at) => {
    const question = talliedQuestion(layout, margin);
    return { question, byCode: new Map(cells.map(({ vector, categories }) => [codeIn(vector, question), categories[at] as number])) };
  });
  return (codes) => sources.map(({ question, byCode }) => {
    const code = codes[question.codeOffset] ?? unanswered;
    return byCode.get(code === routedOut ? unanswered : code) ?? -1;
  });
}

/** The one code that the responses of a calibrated cell have for the question. */
function codeIn(vector: Float64Array, { offset, shape }: TalliedQuestion): number {
  return 1 + shape.options.findIndex((_, index) => (vector[offset + 1 + index] ?? 0) > 0);
}
