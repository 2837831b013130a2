/**
 * The shapes of a questionnaire's answerable questions by id, made once a questionnaire: a server
 * checks thousands of responses a second against the same one.
 */
import type { QuestionShape } from '../question-types/contract.ts';
import type { Questionnaire } from './model.ts';
import { answerableQuestions, shapeOf } from './questions.ts';

const cache = new WeakMap<Questionnaire, ReadonlyMap<string, QuestionShape>>();

/** Shapes in the order of the questionnaire. */
export function shapesOf(questionnaire: Questionnaire): ReadonlyMap<string, QuestionShape> {
  const cached = cache.get(questionnaire);
  if (cached !== undefined) return cached;
  const shapes = new Map(answerableQuestions(questionnaire).map((each) => [each.id, shapeOf(questionnaire, each)]));
  cache.set(questionnaire, shapes);
  return shapes;
}
