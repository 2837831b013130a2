/** Ways to walk a questionnaire: its answerable questions in order, each with its options resolved. */
import { required } from '../kernel/assert.ts';
import type { Option, QuestionShape } from '../question-types/contract.ts';
import type { AnswerableQuestion, GridQuestion, Questionnaire } from './model.ts';

/** Every question that takes an answer, grid rows in place of their grid, in the order of the questionnaire. */
export function answerableQuestions(questionnaire: Questionnaire): AnswerableQuestion[] {
  return questionnaire.questions.flatMap((each): readonly AnswerableQuestion[] =>
    each.type === 'grid' ? each.rows : [each]);
}

/** The grid that each row stands in, by row id. */
export function gridOfRow(questionnaire: Questionnaire): Map<string, GridQuestion> {
  const pairs = questionnaire.questions.flatMap((each): [string, GridQuestion][] =>
    each.type === 'grid' ? each.rows.map((row) => [row.id, each]) : []);
  return new Map(pairs);
}

/** Levels or options of a question in the order of the questionnaire; empty for types without. */
export function optionsOf(questionnaire: Questionnaire, question: AnswerableQuestion): readonly Option[] {
  if (question.type === 'single_choice' || question.type === 'multiple_choice') return question.options;
  if (question.type !== 'rating') return [];
  const scale = questionnaire.scales.find((each) => each.id === question.scale);
  return required(scale, `Scale ${question.scale} of question ${question.id} exists.`).levels;
}

/** What the question's type needs to judge an answer. */
export function shapeOf(questionnaire: Questionnaire, question: AnswerableQuestion): QuestionShape {
  const shape = { id: question.id, type: question.type, options: optionsOf(questionnaire, question) };
  if (question.type === 'number') {
    return {
      ...shape,
      ...(question.minimum === undefined ? {} : { minimum: question.minimum }),
      ...(question.maximum === undefined ? {} : { maximum: question.maximum }),
    };
  }
  return question.type === 'text' ? { ...shape, maxLength: question.maxLength ?? 2000 } : shape;
}
