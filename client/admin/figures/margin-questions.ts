/** What known shares of the population can be given for, and a file that would do. */
import type { Option } from '#shared/question-types/contract.ts';
import type { AnswerableQuestion, Questionnaire } from '#shared/questionnaire/model.ts';
import { answerableQuestions, shapeOf } from '#shared/questionnaire/questions.ts';

export interface MarginQuestion {
  readonly id: string;
  readonly shortLabel: AnswerableQuestion['shortLabel'];
  readonly options: readonly Option[];
}

/** Questions of one answer on who the respondents are and what they did, in the order of the questionnaire: of opinions no share is known. */
export function marginQuestions(questionnaire: Questionnaire): MarginQuestion[] {
  return answerableQuestions(questionnaire)
    .filter(({ role, type }) => (role === 'demographic' || role === 'screening') && (type === 'single_choice' || type === 'rating'))
    .map((question) => ({ id: question.id, shortLabel: question.shortLabel, options: shapeOf(questionnaire, question).options }))
    .filter(({ options }) => options.length > 1);
}

/** Every option of one question with about the same share; the shares add up to 1. */
export function exampleMargins({ id, options }: MarginQuestion, separator: string): string {
  const even = Math.floor(1000 / options.length);
  const thousandths = options.map((_, at) => (at === options.length - 1 ? 1000 - even * at : even));
  const lines = options.map(({ value }, at) => [id, value, `0.${String(thousandths[at]).padStart(3, '0')}`]);
  return [['question', 'option', 'share'], ...lines].map((cells) => cells.join(separator)).join('\n');
}
