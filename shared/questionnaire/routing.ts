/**
 * Routing: which questions are not asked of a person, given what they have answered so far.
 *
 * A condition is true, false or unknown. An unanswered question makes it unknown, and so does a
 * question that is itself routed out. Only what is certainly false routes a question out: in doubt
 * it is asked. Whether a questionnaire's conditions route at all is a setting of the campaign,
 * since no source says that the Ministry routes by question 8.
 *
 * Example: with `askIf` 8.3 or 8.4 = "Có", a person who said "Không" to 8.3 and left 8.4 blank is
 * still asked.
 */
import type { AnswerValue } from '../question-types/contract.ts';
import type { Condition, Question, Questionnaire } from './model.ts';

export type Routing = 'on' | 'off';

type Answers = Readonly<Record<string, AnswerValue>>;

/** Ids of the answerable questions that are not to be asked. A grid's condition holds for its rows. */
export function routedOut(questionnaire: Questionnaire, answers: Answers, routing: Routing): ReadonlySet<string> {
  if (routing === 'off') return nothing;
  const conditions = conditionsById(questionnaire);
  if (conditions.size === 0) return nothing;
  const out = new Set<string>();
  // In the order of the questionnaire: conditions look back only, so what they look at is decided before.
  for (const [id, list] of conditions) {
    if (list.some((each) => truth(each, answers, out) === false)) out.add(id);
  }
  return out;
}

const nothing: ReadonlySet<string> = new Set();
const conditionCache = new WeakMap<Questionnaire, Map<string, readonly Condition[]>>();

/** Every condition on each conditional question: its own and its grid's. Made once a questionnaire, since each tap asks. */
function conditionsById(questionnaire: Questionnaire): Map<string, readonly Condition[]> {
  const cached = conditionCache.get(questionnaire);
  if (cached !== undefined) return cached;
  const pairs = questionnaire.questions.flatMap(withConditions).filter(([, conditions]) => conditions.length > 0);
  const conditions = new Map(pairs);
  conditionCache.set(questionnaire, conditions);
  return conditions;
}

function withConditions(question: Question): [string, readonly Condition[]][] {
  const own = ownConditions(question);
  if (question.type !== 'grid') return [[question.id, own]];
  return question.rows.map((row) => [row.id, [...own, ...ownConditions(row)]]);
}

function ownConditions(question: Question): readonly Condition[] {
  return question.askIf === undefined ? [] : [question.askIf];
}

/** Kleene's three values; undefined is unknown. */
function truth(condition: Condition, answers: Answers, out: ReadonlySet<string>): boolean | undefined {
  if ('question' in condition) return truthOfAnswer(condition, answers, out);
  const decisive = 'any' in condition;
  const parts = (decisive ? condition.any : condition.all).map((each) => truth(each, answers, out));
  if (parts.includes(decisive)) return decisive;
  return parts.includes(undefined) ? undefined : !decisive;
}

function truthOfAnswer(
  condition: Extract<Condition, { question: string }>, answers: Answers, out: ReadonlySet<string>,
): boolean | undefined {
  if (out.has(condition.question) || !Object.hasOwn(answers, condition.question)) return undefined;
  const answer = answers[condition.question];
  if (typeof answer === 'number') return condition.anyOf.includes(answer);
  return Array.isArray(answer) ? condition.anyOf.some((each) => answer.includes(each)) : undefined;
}
