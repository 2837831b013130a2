/**
 * Figures of the questions that are no criteria: the share of every option among those who answered
 * the question, and for each expectation question the share at the wanted levels.
 */
import type { MethodParameters } from '../index-methods/contract.ts';
import { answerColumn, type AnswerColumn } from '../precision/ratio-columns.ts';
import type { Questionnaire } from '../questionnaire/model.ts';
import { answerableQuestions } from '../questionnaire/questions.ts';
import type { TalliedQuestion, TallyLayout } from '../tally/layout.ts';

export interface QuestionFigures {
  /** In the order of the questionnaire. */
  readonly questions: readonly TalliedQuestion[];
  /** Questions of the role expectation that take one answer. */
  readonly expectations: readonly TalliedQuestion[];
  readonly columns: readonly AnswerColumn[];
  /** Position in `columns` of the question's first option, in the order of `questions`. */
  readonly firstOption: readonly number[];
  /** Position in `columns` of the first expectation index. */
  readonly firstExpectation: number;
}

export function questionFigures(
  questionnaire: Questionnaire, layout: TallyLayout, { wantedLevels }: Pick<MethodParameters, 'wantedLevels'>,
): QuestionFigures {
  const roles = new Map(answerableQuestions(questionnaire).map((each) => [each.id, each.role]));
  const questions = layout.questions.filter((each) => roles.get(each.shape.id) !== 'criterion');
  const expectations = questions.filter((each) => roles.get(each.shape.id) === 'expectation' && each.codeLength === 1);
  const columns: AnswerColumn[] = [];
  const firstOption = questions.map(({ shape, offset }) => {
    const first = columns.length;
    shape.options.forEach((_, chosen) => {
      columns.push(answerColumn(offset, shape.options.map((__, index) => (index === chosen ? 1 : 0))));
    });
    return first;
  });
  const firstExpectation = columns.length;
  for (const { shape, offset } of expectations) {
    columns.push(answerColumn(offset, shape.options.map((each) => (wantedLevels.includes(each.value) ? 1 : 0))));
  }
  return { questions, expectations, columns, firstOption, firstExpectation };
}
