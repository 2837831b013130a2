/** What a formula with its figures put in is: steps for people to read, and what they are made from. */
import type { Questionnaire } from '../questionnaire/model.ts';
import type { Report } from './report.ts';
import type { Written } from './written.ts';

export const formulaTopics = ['index', 'standard_error', 'interval', 'design_effect', 'rank', 'change'] as const;
export type FormulaTopic = (typeof formulaTopics)[number];

export interface FormulaStep {
  /** What is done, in words. */
  readonly title: string;
  /** `R = Σs / Σa × 100`. */
  readonly symbols: string;
  /** The same with figures: `13.482 / 14.516 × 100`; empty where there is nothing to put in. */
  readonly figures: string;
  /** `92,8769%`. */
  readonly result: string;
}

export interface Formula {
  readonly topic: FormulaTopic;
  readonly title: string;
  /** What the figure says, in one sentence. */
  readonly what: string;
  /** Empty where the figure does not exist; then `notes` begins with the reason. */
  readonly steps: readonly FormulaStep[];
  readonly notes: readonly string[];
}

/** A report with what is needed to put it into words. */
export interface FormulaContext {
  readonly report: Report;
  readonly questionnaire: Questionnaire;
  readonly written: Written;
}
