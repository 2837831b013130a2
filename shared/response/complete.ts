/**
 * The review before an interview is finished: what was asked and left blank, and what looks odd
 * enough to ask again. A blank never blocks finishing, since a person may decline to answer; only
 * an answer that is not legal does, and no screen of ours can give one.
 *
 * The two thresholds are ours and can be changed: no source read gives a rule for them.
 */
import { required } from '../kernel/assert.ts';
import { issue, type Issue } from '../kernel/issue.ts';
import type { LocalText } from '../kernel/local-text.ts';
import type { AnswerableQuestion, Questionnaire } from '../questionnaire/model.ts';
import { answerableQuestions, gridOfRow, optionsOf } from '../questionnaire/questions.ts';
import { routedOut, type Routing } from '../questionnaire/routing.ts';
import { checkAnswers } from './check-answers.ts';
import type { Answers } from './model.ts';

export interface ReviewSettings {
  readonly routing: Routing;
  /** How long the interview took, pauses left out; absent when it is not known. */
  readonly durationMs?: number;
  /** Criteria in a row with one and the same level from which on the list asks again. */
  readonly sameLevelRun: number;
  /** Faster than this per answer looks unread. */
  readonly fastestAnswerMs: number;
}

/** Starting values of the thresholds. */
export const reviewThresholds = { sameLevelRun: 10, fastestAnswerMs: 1500 } as const;

/** One line of the review list. */
export interface ReviewPoint {
  /** `review.…`, or an `answer.…` code when it blocks; its path is the id of `question`. */
  readonly issue: Issue;
  readonly severity: 'blocks' | 'asks_again';
  /** Where the line leads; absent when it is about the interview as a whole. */
  readonly question?: AnswerableQuestion;
  /** Last question of a run. */
  readonly lastQuestion?: AnswerableQuestion;
  /** Short label of the content group or grid that the question stands in. */
  readonly groupLabel?: LocalText;
  /** The level of a run. */
  readonly level?: LocalText;
}

export interface Review {
  /** Questions that were to be asked, free words left out: what "77/79" counts. */
  readonly askedCount: number;
  readonly answeredCount: number;
  readonly blanks: readonly ReviewPoint[];
  /** Worth asking again. */
  readonly odd: readonly ReviewPoint[];
  /** Must be mended before finishing. */
  readonly blocking: readonly ReviewPoint[];
}

/** The review of `answers`: everything there is to say, in the order of the questionnaire. */
export function complete(questionnaire: Questionnaire, answers: Answers, settings: ReviewSettings): Review {
  const notAsked = routedOut(questionnaire, answers, settings.routing);
  const asked = answerableQuestions(questionnaire).filter((each) => !notAsked.has(each.id));
  const counted = asked.filter((each) => each.role !== 'open');
  const blank = counted.filter((each) => !Object.hasOwn(answers, each.id));
  const label = labelling(questionnaire);
  return {
    askedCount: counted.length,
    answeredCount: counted.length - blank.length,
    blanks: blank.map((each) => label({ issue: issue(blankCode(each), each.id), severity: 'asks_again', question: each })),
    odd: [
      ...sameLevelRuns(asked.filter((each) => each.role === 'criterion'), answers, settings)
        .map((run) => label(runPoint(questionnaire, answers, run))),
      ...tooFast(counted.length - blank.length, settings),
    ],
    blocking: illegal(questionnaire, answers).map(label),
  };
}

function blankCode({ role }: AnswerableQuestion): 'review.blank_criterion' | 'review.blank_question' {
  return role === 'criterion' ? 'review.blank_criterion' : 'review.blank_question';
}

/** Answers that routing left behind are no fault of the person; they are not counted and not listed. */
function illegal(questionnaire: Questionnaire, answers: Answers): ReviewPoint[] {
  const byId = new Map(answerableQuestions(questionnaire).map((each) => [each.id, each]));
  return checkAnswers(questionnaire, answers, 'off').map((found): ReviewPoint => {
    const question = byId.get(found.path);
    return { issue: found, severity: 'blocks', ...(question === undefined ? {} : { question }) };
  });
}

/** Runs of neighbouring criteria with one and the same level, each at least as long as the setting. */
function sameLevelRuns(
  criteria: readonly AnswerableQuestion[], answers: Answers, { sameLevelRun }: ReviewSettings,
): AnswerableQuestion[][] {
  const runs: AnswerableQuestion[][] = [];
  let last: unknown;
  for (const question of criteria) {
    const value = answers[question.id];
    if (value !== undefined && value === last) runs.at(-1)?.push(question);
    else runs.push(value === undefined ? [] : [question]);
    last = value;
  }
  return runs.filter((run) => run.length >= Math.max(2, sameLevelRun));
}

function runPoint(questionnaire: Questionnaire, answers: Answers, run: readonly AnswerableQuestion[]): ReviewPoint {
  const first = required(run[0], 'A run has a first question.');
  const end = required(run.at(-1), 'A run has a last question.');
  const level = optionsOf(questionnaire, first).find((each) => each.value === answers[first.id])?.label;
  return {
    issue: issue('review.same_level_run', first.id, { count: run.length, from: first.id, to: end.id }),
    severity: 'asks_again', question: first, lastQuestion: end, ...(level === undefined ? {} : { level }),
  };
}

function tooFast(answered: number, { durationMs, fastestAnswerMs }: ReviewSettings): ReviewPoint[] {
  if (durationMs === undefined || durationMs >= answered * fastestAnswerMs) return [];
  const seconds = Math.floor(durationMs / 1000);
  return [{ issue: issue('review.too_fast', '', { count: answered, seconds }), severity: 'asks_again' }];
}

/** Adds to a point the label of the group, or else the grid, that its question stands in. */
function labelling(questionnaire: Questionnaire): (point: ReviewPoint) => ReviewPoint {
  const grids = gridOfRow(questionnaire);
  const groups = new Map(questionnaire.groups.map((each) => [each.id, each.shortLabel]));
  return (point) => {
    if (point.question === undefined) return point;
    const groupLabel = groups.get(point.question.group ?? '') ?? grids.get(point.question.id)?.shortLabel;
    return groupLabel === undefined ? point : { ...point, groupLabel };
  };
}
