/**
 * What a question type is, without faces: its configuration, which answers are legal, and how an
 * answer becomes the codes that are tallied. Each type is one folder with one exported
 * `QuestionTypeMeaning`; `registry.ts` maps over `QuestionType`, so a type without a meaning does
 * not compile, and the faces in the client map over the same union.
 */
import type { Issue } from '../kernel/issue.ts';
import type { LocalText } from '../kernel/local-text.ts';

/** Every type there is. A grid is a container: its rows are questions (ratings), it has no answer. */
export type QuestionType =
  | 'rating' | 'single_choice' | 'multiple_choice' | 'grid' | 'number' | 'text' | 'date' | 'place';

/** One level of a scale or one option: its stored value is what counts, never its position. */
export interface Option {
  /** A whole number from 1 to 250, unique in its list. */
  readonly value: number;
  readonly label: LocalText;
  /** Choosing it opens a line to write in. */
  readonly writeIn?: boolean;
}

/** The stored form of an answer. Absent (not null, not '') is the only way to say "unanswered". */
export type AnswerValue = number | string | readonly number[];

/** What a type needs to know of its question; each type narrows it. */
export interface QuestionShape {
  readonly id: string;
  readonly type: QuestionType;
  /** Levels or options in the order of the questionnaire, for the types that have them (already resolved from the scale). */
  readonly options: readonly Option[];
  readonly minimum?: number;
  readonly maximum?: number;
  /** Characters, in NFC, for text. */
  readonly maxLength?: number;
}

export interface QuestionTypeMeaning {
  readonly type: QuestionType;
  /** Whether a person gives an answer to it (a grid's rows are answered, the grid is not). */
  readonly isAnswerable: boolean;
  /**
   * How many tally counts a question of this type takes: one per option, or none (numbers, texts,
   * dates and places are not tallied).
   */
  readonly isTallied: boolean;
  /** Issues of a given answer; empty when legal. `value` is anything that came over a boundary. */
  check(question: QuestionShape, value: unknown): Issue[];
  /** Indices into `question.options` that a legal answer chooses. */
  chosen(question: QuestionShape, value: AnswerValue): readonly number[];
  /** A legal answer as one cell of a table: option values joined by a space, else the text itself. */
  toCell(value: AnswerValue): string;
  /** The answer that a non-empty cell means, or undefined when it means none (the caller reports it). */
  fromCell(question: QuestionShape, cell: string): AnswerValue | undefined;
}
