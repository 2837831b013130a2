/**
 * A questionnaire: the adopted wording of an official form as data. It is immutable under its
 * (`id`, `version`) once a campaign that uses it has opened, and identified for ever by the
 * SHA-256 of its canonical bytes (`canonical.ts`).
 *
 * Content groups form a tree of one to three levels: parts (level 1), groups and subgroups. A
 * criterion belongs to a leaf of that tree. Questions stand in the order in which they are asked.
 */
import type { LocalText } from '../kernel/local-text.ts';
import type { Provenance } from '../kernel/provenance.ts';
import type { Option, QuestionType } from '../question-types/contract.ts';

/**
 * - `criterion`: enters the satisfaction index;
 * - `perception`: reported as a distribution; `expectation`: as the share of the wanted levels;
 * - `screening`: decides which questions are asked; `demographic`; `open`: free words.
 */
export const questionRoles = ['criterion', 'perception', 'expectation', 'screening', 'demographic', 'open'] as const;
export type QuestionRole = (typeof questionRoles)[number];

export interface Scale {
  readonly id: string;
  /** In the order of the official form. */
  readonly levels: readonly Option[];
}

export interface Part {
  readonly id: string;
  /** Word for word as in the official form. */
  readonly title: LocalText;
  readonly shortLabel: LocalText;
}

export interface ContentGroup {
  readonly id: string;
  /** A part, another group, or absent in a questionnaire without parts. */
  readonly parent?: string;
  readonly title: LocalText;
  readonly shortLabel: LocalText;
}

/**
 * When a question is asked. Unanswered counts as unknown, and what is unknown is asked: a
 * condition routes a question out only when it is certainly false. It looks back only: at questions
 * that stand before the one it is on.
 */
export type Condition =
  | { readonly question: string; readonly anyOf: readonly number[] }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] };

interface QuestionBase {
  /** Unique over questions and grid rows, e.g. `9.30`. */
  readonly id: string;
  readonly type: QuestionType;
  readonly role: QuestionRole;
  /** The leaf of the content tree, for criteria where there are groups. */
  readonly group?: string;
  /** The official text, word for word, NFC. `statementEnd` says where the statement ends and examples begin. */
  readonly text: LocalText;
  /** Characters of `text.vi` that are the statement; the rest, in brackets, is examples. Absent: all of it. */
  readonly statementLength?: number;
  /** Official instruction that stands under the question. */
  readonly hint?: LocalText;
  /** Ours, for charts, lists and tables; never shown to a respondent in place of `text`. */
  readonly shortLabel: LocalText;
  readonly provenance: Provenance;
  readonly askIf?: Condition;
}

export interface RatingQuestion extends QuestionBase {
  readonly type: 'rating';
  readonly scale: string;
}
export interface ChoiceQuestion extends QuestionBase {
  readonly type: 'single_choice' | 'multiple_choice';
  readonly options: readonly Option[];
}
export interface GridQuestion extends QuestionBase {
  readonly type: 'grid';
  readonly rows: readonly RatingQuestion[];
}
export interface NumberQuestion extends QuestionBase {
  readonly type: 'number';
  readonly minimum?: number;
  readonly maximum?: number;
}
export interface TextQuestion extends QuestionBase {
  readonly type: 'text';
  /** Characters; 2,000 when absent. */
  readonly maxLength?: number;
}
export interface PlainQuestion extends QuestionBase {
  readonly type: 'date' | 'place';
}

export type Question =
  | RatingQuestion | ChoiceQuestion | GridQuestion | NumberQuestion | TextQuestion | PlainQuestion;

/** A question that takes an answer: everything but the grid itself. */
export type AnswerableQuestion = Exclude<Question, GridQuestion>;

export interface Questionnaire {
  readonly id: string;
  /** A whole number from 1; the same (`id`, `version`) never has two contents. */
  readonly version: number;
  readonly title: LocalText;
  /** One paragraph: where the wording comes from and what it is used for. */
  readonly source: LocalText;
  /** Id of the index method that the questionnaire was made for. */
  readonly method: string;
  readonly scales: readonly Scale[];
  readonly parts: readonly Part[];
  readonly groups: readonly ContentGroup[];
  readonly questions: readonly Question[];
}
