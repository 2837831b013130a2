/**
 * What `askIf` conditions must get right: they look back at questions that take a choice, and at
 * options that exist. Since they look back only, routing is decided in one walk through the questionnaire
 * and cannot run in a circle.
 */
import { issue, type Issue } from '../kernel/issue.ts';
import type { AnswerableQuestion, Condition, Questionnaire } from './model.ts';
import { answerableQuestions } from './questions.ts';
import { placedQuestions } from './walk-paths.ts';

/** What a condition may look at: the values that can be chosen, and where the question stands. */
interface Target {
  readonly values: ReadonlySet<number>;
  readonly position: number;
}

/** Issues of every condition in `questionnaire`. */
export function conditionIssues(questionnaire: Questionnaire): Issue[] {
  const placed = placedQuestions(questionnaire);
  const positions = new Map(placed.map(({ question }, position) => [question.id, position]));
  const targets = new Map(answerableQuestions(questionnaire).map((each): [string, Target] =>
    [each.id, { values: choicesOf(questionnaire, each), position: positions.get(each.id) ?? 0 }]));
  return placed.flatMap(({ question, path }, position) => (question.askIf === undefined ? []
    : partIssues(question.askIf, `${path}.askIf`, { position, targets })));
}

function partIssues(
  condition: Condition, path: string, from: { readonly position: number; readonly targets: ReadonlyMap<string, Target> },
): Issue[] {
  if ('all' in condition) return condition.all.flatMap((each, index) => partIssues(each, `${path}.all[${index}]`, from));
  if ('any' in condition) return condition.any.flatMap((each, index) => partIssues(each, `${path}.any[${index}]`, from));
  const { question: id, anyOf } = condition;
  const target = from.targets.get(id);
  if (target === undefined) return [issue('reference.unknown', `${path}.question`, { id })];
  if (target.position === from.position) return [issue('reference.self', `${path}.question`, { id })];
  if (target.position > from.position) return [issue('reference.later', `${path}.question`, { id })];
  return anyOf.flatMap((value, index) =>
    (target.values.has(value) ? [] : [issue('reference.unknown', `${path}.anyOf[${index}]`, { id: value })]));
}

/** None for a question without options or with an unknown scale. */
function choicesOf({ scales }: Questionnaire, question: AnswerableQuestion): ReadonlySet<number> {
  const options = 'options' in question ? question.options
    : question.type === 'rating' ? scales.find((each) => each.id === question.scale)?.levels : undefined;
  return new Set((options ?? []).map((each) => each.value));
}
