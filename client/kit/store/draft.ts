/**
 * A draft: an interview that is not finished. It is one row written whole at every tap, so that
 * after a kill the interview goes on at the same question with every answer given so far.
 */
import type { Instant } from '#shared/kernel/instant.ts';
import type { AssignedCampaign, AssignedPlace } from '#shared/wire/assignments.ts';
import type { AnswerFormat, Answers, InterviewMode, RespondentKind } from '#shared/response/model.ts';

export interface Draft {
  /** UUID of the response that it becomes. */
  readonly id: string;
  readonly campaign: string;
  readonly place: string;
  readonly questionnaireHash: string;
  /** The assignment as it was when the interview began (its list of places left out): it can be finished though it is withdrawn. */
  readonly assigned?: { readonly campaign: AssignedCampaign; readonly place: AssignedPlace };
  readonly answers: Answers;
  /** Words written in beside an option, by question id. */
  readonly writeIns: Readonly<Record<string, string>>;
  /** Question id at which the interview stands; empty before the first. */
  readonly at: string;
  readonly startedAt: Instant;
  /** Time the interview was open on the screen, from a clock that only goes forward. */
  readonly activeMs: number;
  readonly language: string;
  readonly respondentKind: RespondentKind;
  readonly mode: InterviewMode;
  readonly answerFormat: AnswerFormat;
  /** Account id; absent at the kiosk. */
  readonly enumerator?: string;
  /** Grows with every save. */
  readonly revision: number;
}
