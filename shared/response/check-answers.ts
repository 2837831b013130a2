/**
 * Checks answers that came over a boundary against their questionnaire. Whoever receives them
 * decides what an issue means: a phone asks again, ingest holds the response, an import reports
 * the row. Nothing is repaired or dropped here.
 */
import { issue, type Issue } from '../kernel/issue.ts';
import { shortened } from '../kernel/json-path.ts';
import type { QuestionShape } from '../question-types/contract.ts';
import { meaningOf } from '../question-types/registry.ts';
import type { Questionnaire } from '../questionnaire/model.ts';
import { routedOut, type Routing } from '../questionnaire/routing.ts';
import { shapesOf } from '../questionnaire/shapes.ts';
import type { Answers } from './model.ts';

/** Issues of `answers`, each with the question's id as its path; empty when all are legal. */
export function checkAnswers(questionnaire: Questionnaire, answers: unknown, routing: Routing): Issue[] {
  if (answers === null || typeof answers !== 'object' || Array.isArray(answers)) return [issue('answer.wrong_type', '')];
  const given = answers as Readonly<Record<string, unknown>>;
  const shapes = shapesOf(questionnaire);
  const illegal = new Set<string>();
  const issues: Issue[] = [];
  for (const id of Object.keys(given)) {
    const found = issuesOf(shapes.get(id), id, given[id]);
    if (found.length === 0) continue;
    illegal.add(id);
    issues.push(...found);
  }
  if (routing === 'off') return issues;
  const legal = without(given, illegal);
  const notAsked = [...routedOut(questionnaire, legal, routing)].filter((id) => Object.hasOwn(legal, id));
  return [...issues, ...notAsked.map((id) => issue('answer.routed_out', id))];
}

function issuesOf(shape: QuestionShape | undefined, id: string, value: unknown): Issue[] {
  if (shape !== undefined) return meaningOf(shape.type).check(shape, value);
  return [issue('answer.unknown_question', shortened(id), { question: shortened(id) })];
}

/** The legal answers; the same object when all are, which is the rule. */
function without(given: Readonly<Record<string, unknown>>, illegal: ReadonlySet<string>): Answers {
  const legal = illegal.size === 0 ? given : Object.fromEntries(Object.entries(given).filter(([id]) => !illegal.has(id)));
  return legal as Answers;
}
