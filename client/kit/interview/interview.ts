/**
 * One interview as a value: what was given and where it stands. Every function returns the next
 * state and touches nothing else. What was given is never thrown away by going back or by routing:
 * `given` keeps it, and `answersOf` leaves out what is not to be asked as things stand.
 */
import { required } from '#shared/kernel/assert.ts';
import type { AnswerValue } from '#shared/question-types/contract.ts';
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import { routedOut, type Routing } from '#shared/questionnaire/routing.ts';
import type { Answers } from '#shared/response/model.ts';
import { layoutOf, type Placement, type Section } from './sections.ts';

export interface Interview {
  readonly questionnaire: Questionnaire;
  readonly routing: Routing;
  /** Everything ever given, also to questions that are now routed out. */
  readonly given: Answers;
  readonly writeIns: Readonly<Record<string, string>>;
  /** Id of the question that is asked now. */
  readonly at: string;
  /** Everything was asked, or the person wants to see what is left: the review shows. */
  readonly isReviewing: boolean;
  /** Whether the review was left to mend one answer: after it the review shows again. */
  readonly isMending: boolean;
}

export interface InterviewStart {
  readonly questionnaire: Questionnaire;
  readonly routing: Routing;
  readonly given?: Answers;
  readonly writeIns?: Readonly<Record<string, string>>;
  /** Empty or unknown: the first question. */
  readonly at?: string;
}

/** A new interview, or one that goes on where its draft stood. */
export function startInterview({ questionnaire, routing, given = {}, writeIns = {}, at = '' }: InterviewStart): Interview {
  const start = { questionnaire, routing, given, writeIns, at, isReviewing: false, isMending: false };
  const asked = askedQuestions(start);
  if (asked.includes(at)) return start;
  return { ...start, at: required(asked[0], 'A questionnaire asks at least one question.') };
}

/** Gives, changes or (with undefined) takes back one answer. Stays at the same question. */
export function answer(interview: Interview, question: string, value: AnswerValue | undefined): Interview {
  const { [question]: _before, ...others } = interview.given;
  return { ...interview, given: value === undefined ? others : { ...others, [question]: value } };
}

/** The words beside an option; empty words are none. */
export function writeIn(interview: Interview, question: string, words: string): Interview {
  const { [question]: _before, ...others } = interview.writeIns;
  return { ...interview, writeIns: words === '' ? others : { ...others, [question]: words } };
}

/** To the next question that is still open; after the last one, or after mending, to the review. */
export function advance(interview: Interview): Interview {
  if (interview.isMending) return review(interview);
  const asked = askedQuestions(interview);
  const next = asked.slice(asked.indexOf(interview.at) + 1).find((id) => !isAnswered(interview, id));
  return next === undefined ? review(interview) : moveTo(interview, next);
}

/** One question further, answered or not. */
export function skip(interview: Interview): Interview {
  const asked = askedQuestions(interview);
  const next = asked[asked.indexOf(interview.at) + 1];
  return next === undefined || interview.isMending ? review(interview) : moveTo(interview, next);
}

/** One question back; the first stays. From the review to the question it was opened from. */
export function back(interview: Interview): Interview {
  if (interview.isReviewing) return { ...interview, isReviewing: false };
  const asked = askedQuestions(interview);
  const before = asked[asked.indexOf(interview.at) - 1];
  return before === undefined ? interview : moveTo(interview, before);
}

/** Reopens any question that is asked; another one changes nothing. */
export function goTo(interview: Interview, question: string): Interview {
  if (!askedQuestions(interview).includes(question)) return interview;
  return { ...moveTo(interview, question), isMending: interview.isReviewing };
}

/** The first open question of the next section that asks something, else its first; after the last the review. */
export function nextSection(interview: Interview): Interview {
  const section = askedSections(interview).find((each) => each.index > placementAt(interview).section.index);
  return section === undefined ? review(interview) : enter(interview, section);
}

/** The section before; the first stays. */
export function previousSection(interview: Interview): Interview {
  const section = askedSections(interview).findLast((each) => each.index < placementAt(interview).section.index);
  return section === undefined ? interview : enter(interview, section);
}

export function review(interview: Interview): Interview {
  return { ...interview, isReviewing: true, isMending: false };
}

/** What counts: everything given but to questions that are routed out. */
export function answersOf(interview: Interview): Answers {
  return without(interview.given, outOf(interview));
}

/** Words beside options of questions that count. */
export function writeInsOf(interview: Interview): Readonly<Record<string, string>> {
  const answers = answersOf(interview);
  return Object.fromEntries(Object.entries(interview.writeIns).filter(([id]) => answers[id] !== undefined));
}

/** Ids of the questions to be asked, in the order of the questionnaire. */
export function askedQuestions(interview: Interview): string[] {
  const out = outOf(interview);
  return [...layoutOf(interview.questionnaire).placements.keys()].filter((id) => !out.has(id));
}

/** Ids of the questions of one section that are to be asked. */
export function askedIn(interview: Interview, section: Section): string[] {
  const out = outOf(interview);
  return section.questions.map((each) => each.id).filter((id) => !out.has(id));
}

/** Sections that ask at least one question. */
export function askedSections(interview: Interview): Section[] {
  return layoutOf(interview.questionnaire).sections.filter((each) => askedIn(interview, each).length > 0);
}

export function placementAt(interview: Interview): Placement {
  return required(layoutOf(interview.questionnaire).placements.get(interview.at), `Question ${interview.at} exists.`);
}

export function isAnswered(interview: Interview, question: string): boolean {
  return interview.given[question] !== undefined;
}

function moveTo(interview: Interview, at: string): Interview {
  return { ...interview, at, isReviewing: false, isMending: false };
}

function enter(interview: Interview, section: Section): Interview {
  const asked = askedIn(interview, section);
  const open = asked.find((id) => !isAnswered(interview, id));
  return moveTo(interview, required(open ?? asked[0], 'A section that is entered asks a question.'));
}

/** Asked many times between two answers, worked out once: `given` is never changed in place. */
const outBefore = new WeakMap<Answers, { readonly interview: Interview; readonly out: ReadonlySet<string> }>();

function outOf(interview: Interview): ReadonlySet<string> {
  const before = outBefore.get(interview.given);
  if (before?.interview.questionnaire === interview.questionnaire && before.interview.routing === interview.routing) return before.out;
  const out = routedOut(interview.questionnaire, interview.given, interview.routing);
  outBefore.set(interview.given, { interview, out });
  return out;
}

function without(answers: Answers, out: ReadonlySet<string>): Answers {
  return out.size === 0 ? answers : Object.fromEntries(Object.entries(answers).filter(([id]) => !out.has(id)));
}
