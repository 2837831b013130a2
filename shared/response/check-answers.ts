/**
 * Checks answers that came over a boundary against their questionnaire. Whoever receives them
 * decides what an issue means: a phone asks again, ingest holds the response, an import reports
 * the row. Nothing is repaired or dropped here.
 */
import { issue, type Issue } from '../kernel/issue.ts';
import { shortened } from '../kernel/json-path.ts';
import type { AnswerValue } from '../question-types/contract.ts';
import { meaningOf } from '../question-types/registry.ts';
import type { Questionnaire } from '../questionnaire/model.ts';
import { routedOut, type Routing } from '../questionnaire/routing.ts';
import { shapesOf } from '../questionnaire/shapes.ts';

/** Issues of `answers`, each with the question's id as its path; empty when all are legal. */
export function checkAnswers(questionnaire: Questionnaire, answers: unknown, routing: Routing): Issue[] {
  if (answers === null || typeof answers !== 'object' || Array.isArray(answers)) return [issue('answer.wrong_type', '')];
  const shapes = shapesOf(questionnaire);
  const legal: [string, AnswerValue][] = [];
  const issues: Issue[] = [];
  for (const [id, value] of Object.entries(answers)) {
    const shape = shapes.get(id);
    const found = shape === undefined
      ? [issue('answer.unknown_question', shortened(id), { question: shortened(id) })]
      : meaningOf(shape.type).check(shape, value);
    if (found.length === 0) legal.push([id, value]);
    issues.push(...found);
  }
  const notAsked = routedOut(questionnaire, Object.fromEntries(legal), routing);
  if (notAsked.size === 0) return issues;
  return [...issues, ...legal.filter(([id]) => notAsked.has(id)).map(([id]) => issue('answer.routed_out', id))];
}
