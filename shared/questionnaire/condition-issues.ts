/**
 * What `askIf` conditions must get right: they look at questions that take a choice, at options
 * that exist, and never, however indirectly, at the question they stand on.
 */
import { issue, type Issue } from '../kernel/issue.ts';
import type { AnswerableQuestion, Condition, Questionnaire } from './model.ts';
import { answerableQuestions } from './questions.ts';
import { questionsIn } from './routing.ts';
import { placedQuestions, type PlacedQuestion } from './walk-paths.ts';

type Conditional = PlacedQuestion & { readonly condition: Condition };

/** Issues of every condition in `questionnaire`. */
export function conditionIssues(questionnaire: Questionnaire): Issue[] {
  const conditional = placedQuestions(questionnaire).flatMap((each): Conditional[] =>
    each.question.askIf === undefined ? [] : [{ ...each, condition: each.question.askIf }]);
  const choices = new Map(answerableQuestions(questionnaire).map((each) => [each.id, choicesOf(questionnaire, each)]));
  const references = conditional.flatMap(({ condition, path }) => referenceIssues(condition, `${path}.askIf`, choices));
  return [...references, ...cycleIssues(conditional)];
}

function referenceIssues(
  condition: Condition, path: string, choices: ReadonlyMap<string, ReadonlySet<number>>,
): Issue[] {
  if (!('question' in condition)) {
    const [key, parts] = 'all' in condition ? ['all', condition.all] as const : ['any', condition.any] as const;
    return parts.flatMap((each, index) => referenceIssues(each, `${path}.${key}[${index}]`, choices));
  }
  const values = choices.get(condition.question);
  if (values === undefined) return [issue('reference.unknown', `${path}.question`, { id: condition.question })];
  return condition.anyOf.flatMap((value, index) =>
    values.has(value) ? [] : [issue('reference.unknown', `${path}.anyOf[${index}]`, { id: value })]);
}

/** Values that can be chosen; none for a question without options or with an unknown scale. */
function choicesOf({ scales }: Questionnaire, question: AnswerableQuestion): ReadonlySet<number> {
  const options = 'options' in question ? question.options
    : question.type === 'rating' ? scales.find((each) => each.id === question.scale)?.levels : undefined;
  return new Set((options ?? []).map((each) => each.value));
}

function cycleIssues(conditional: readonly Conditional[]): Issue[] {
  const looksAt = new Map<string, readonly string[]>();
  for (const { question, condition } of conditional) {
    const covered = question.type === 'grid' ? question.rows : [question];
    for (const { id } of covered) looksAt.set(id, [...(looksAt.get(id) ?? []), ...questionsIn(condition)]);
  }
  return conditional.flatMap(({ question, condition, path }): Issue[] => {
    const own = new Set(question.type === 'grid' ? question.rows.map((row) => row.id) : [question.id]);
    const direct = questionsIn(condition);
    if (direct.some((id) => own.has(id))) return [issue('reference.self', `${path}.askIf`, { id: question.id })];
    const reached = reachable(direct, looksAt);
    return [...own].some((id) => reached.has(id)) ? [issue('reference.cycle', `${path}.askIf`, { id: question.id })] : [];
  });
}

function reachable(start: readonly string[], looksAt: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set(start);
  for (const id of reached) for (const next of looksAt.get(id) ?? []) reached.add(next);
  return reached;
}
