/**
 * Distributions: how often each option of a question that is no criterion was chosen, unweighted.
 * The base of every share is who answered the question; several answers may pass a hundred percent.
 */
import type { Questionnaire } from '../questionnaire/model.ts';
import { answerableQuestions } from '../questionnaire/questions.ts';
import type { TalliedQuestion, TallyLayout } from '../tally/layout.ts';
import { noPrecision } from '../index-methods/figures.ts';
import type { Distribution } from './report.ts';

/** One distribution per tallied question that is no criterion, in the order of the questionnaire. */
export function distributionsOf(
  questionnaire: Questionnaire, layout: TallyLayout, vectors: readonly Float64Array[],
): Distribution[] {
  const criteria = new Set(answerableQuestions(questionnaire)
    .filter((each) => each.role === 'criterion').map((each) => each.id));
  return layout.questions.filter((each) => !criteria.has(each.shape.id))
    .map((each) => distribution(each, vectors));
}

function distribution({ shape, offset }: TalliedQuestion, vectors: readonly Float64Array[]): Distribution {
  const sumAt = (at: number): number => vectors.reduce((sum, vector) => sum + (vector[at] ?? 0), 0);
  return {
    id: shape.id,
    answered: sumAt(offset),
    options: shape.options.map((option, index) => {
      const count = sumAt(offset + 1 + index);
      return { value: option.value, count, n: sumAt(0), answered: sumAt(offset), satisfied: count, index: null, shown: null, ...noPrecision('answers_needed') };
    }),
  };
}
