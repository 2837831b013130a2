/**
 * A response: one person's answers to one questionnaire, with everything needed to count it and
 * nothing that names the person. It is written once, at finish, and never changed; a correction is
 * a new response whose `replaces` names the old one.
 */
import type { Instant } from '../kernel/instant.ts';
import type { AnswerValue } from '../question-types/contract.ts';

/** How the answers came to us; open channels are never mixed silently with the drawn sample. */
export const channels = ['field', 'kiosk', 'link', 'paper'] as const;
export type Channel = (typeof channels)[number];

export const respondentKinds = ['person', 'organisation', 'business'] as const;
export type RespondentKind = (typeof respondentKinds)[number];

/** How the interview was held. */
export const interviewModes = ['face_to_face', 'self', 'telephone', 'paper'] as const;
export type InterviewMode = (typeof interviewModes)[number];

/** How the five levels were drawn on the screen, since the drawing can shift answers. */
export const answerFormats = ['dock', 'strip', 'rows', 'columns', 'paper'] as const;
export type AnswerFormat = (typeof answerFormats)[number];

/**
 * What let the answers in, and so how far they are one person's and given once:
 * - `assigned`: an enumerator asked a person of the drawn sample;
 * - `dossier`: a code that belongs to one dossier at one stage;
 * - `personal`: a code that was sent to one person;
 * - `open`: nothing; whoever stands there or reads the poster may answer, and may do so again.
 */
export const accessKinds = ['assigned', 'dossier', 'personal', 'open'] as const;
export type AccessKind = (typeof accessKinds)[number];

/** Where a dossier stands when its citizen is asked: people who were sent back or refused are asked too. */
export const stages = ['received', 'supplemented', 'refused', 'returned'] as const;
export type Stage = (typeof stages)[number];

/** What the answers are about at a one-stop centre. */
export interface Visit {
  /** Absent where the citizen did not say. */
  readonly stage?: Stage;
  /** Id of the counter within its place. */
  readonly counter?: string;
  /** `dossierHash` of the code; the code itself stays with the citizen. Only with access `dossier`. */
  readonly dossier?: string;
}

/** Answers by question id; a question without a key is unanswered. */
export type Answers = Readonly<Record<string, AnswerValue>>;

/** Where a response stands in the sample; copied from the place when the interview starts. */
export interface SamplePosition {
  readonly unit: string;
  /** Empty where the design has no strata. */
  readonly stratum: string;
  /** Primary sampling unit; empty where the design has no clusters. */
  readonly cluster: string;
  /** Design weight, above 0; 1 where all weigh the same. */
  readonly weight: number;
}

export interface Response {
  readonly formatVersion: 1;
  /** UUID made on the device when the interview started. */
  readonly id: string;
  readonly campaign: string;
  readonly questionnaire: { readonly id: string; readonly version: number; readonly hash: string };
  readonly channel: Channel;
  readonly respondentKind: RespondentKind;
  /** Language in which the questions were shown. */
  readonly language: string;
  readonly mode: InterviewMode;
  readonly answerFormat: AnswerFormat;
  /** Absent from responses of before there was a choice: `assigned` in the field and on paper, `open` elsewhere. */
  readonly access?: AccessKind;
  readonly visit?: Visit;
  readonly position: SamplePosition;
  /** Place of the assignment; absent for paper rows without one. */
  readonly place?: string;
  /** Device UUID, or `import` for what came from a file. */
  readonly device: string;
  /** Account id of the person who took the interview; absent at the kiosk. */
  readonly enumerator?: string;
  readonly startedAt: Instant;
  readonly finishedAt: Instant;
  /** From a clock that only goes forward; pauses while the app was closed are left out. */
  readonly durationMs: number;
  readonly answers: Answers;
  /** Words written in beside an option that invites them, by question id. */
  readonly writeIns?: Readonly<Record<string, string>>;
  /** Said by the citizen in own words; shown to nobody before it was looked through for personal data. */
  readonly comment?: string;
  /** The citizen left before the end, and the campaign keeps what was answered; it enters no index unless the method says so. */
  readonly isPartial?: true;
  /** Version of the consent text that was agreed to, where one was asked for. */
  readonly consentVersion?: number;
  /** Id of the response that this one corrects. */
  readonly replaces?: string;
}
