/**
 * The face of a question type: how a person gives an answer to it, and how the answer is read back.
 * What an answer means is in `shared/question-types`; the two folders of a type bear one name.
 */
import type { ComponentChild } from 'preact';
import type { AnswerValue, QuestionShape } from '#shared/question-types/contract.ts';
import type { AnswerFormat } from '#shared/response/model.ts';

/** How options are drawn: see `AnswerChoices`. */
export type Drawing = Exclude<AnswerFormat, 'paper'>;

export interface FaceProps {
  readonly shape: QuestionShape;
  readonly value: AnswerValue | undefined;
  /** Words beside an option that invites them. */
  readonly writeIn: string;
  readonly drawing: Drawing;
  readonly language: string;
  /** Id of the element that holds the question's text. */
  readonly labelledBy: string;
  /** An answer, or undefined to take it back. Given at every change; the caller keeps it at once. */
  onAnswer(value: AnswerValue | undefined): void;
  onWriteIn(words: string): void;
}

export interface Face {
  /** What the person touches. */
  Answer(props: FaceProps): ComponentChild;
  /** Whether giving `value` says everything, so that the next question may come by itself. */
  isSettledBy(shape: QuestionShape, value: AnswerValue): boolean;
  /** The answer in words. */
  read(shape: QuestionShape, value: AnswerValue, language: string): string;
}
