/**
 * An index method as data. One engine (`compute.ts`) does all arithmetic; a method only says which
 * tree it aggregates over, what counts as satisfied, and how figures are put together and rounded.
 * Every field is visible, selectable and printed beside the figures it produced.
 */
import type { LocalText } from '../kernel/local-text.ts';
import type { OwnSource } from '../response/source.ts';

/**
 * How the index of a group, a part or the whole is formed from its criteria:
 * - `pooled_answers`: Σ satisfied ÷ Σ answered over all criteria;
 * - `mean_of_criteria`: mean of the criterion indices;
 * - `mean_of_groups`: mean of the content groups' indices (each pooled), whatever their size;
 * - `weighted`: mean of the content groups' indices with `groupWeights`.
 * All are equal within a group when nobody leaves a criterion blank.
 */
export const aggregations = ['pooled_answers', 'mean_of_criteria', 'mean_of_groups', 'weighted'] as const;
export type Aggregation = (typeof aggregations)[number];

/** Across units: all answers together, or the mean of the units' indices. */
export const acrossUnits = ['pooled', 'mean_of_units'] as const;
export type AcrossUnits = (typeof acrossUnits)[number];

/** Share of satisfied answers, or mean score as a percentage of the highest level. */
export const baseFigures = ['share_satisfied', 'mean_score'] as const;
export type BaseFigure = (typeof baseFigures)[number];

/** What can be chosen when a method is used; the method gives the defaults. */
export interface MethodParameters {
  readonly baseFigure: BaseFigure;
  readonly aggregation: Aggregation;
  readonly acrossUnits: AcrossUnits;
  /** Values of the satisfaction scale that count as satisfied, e.g. 4 and 5. */
  readonly satisfiedLevels: readonly number[];
  /** By content group id; a group without one weighs as many as it has criteria. Only for `weighted`. */
  readonly groupWeights: Readonly<Record<string, number>>;
  /** Decimals of displayed figures. */
  readonly decimals: number;
  /** Values of an expectation question's options that count as wanted; the expectation index is their share. */
  readonly wantedLevels: readonly number[];
  /** Responses below which a unit is listed without a rank. */
  readonly minimumSample: number;
  /** Sources whose responses enter the figure; those of all others are shown apart and weigh nothing in it. */
  readonly countedSources: readonly OwnSource[];
}

/** How sure the statement about a method is: read in a source, arithmetic from read figures, recollection. */
export type Certainty = 'V' | 'A' | 'R';

export interface IndexMethod {
  readonly id: string;
  /** Raised when anything below changes. */
  readonly version: number;
  readonly title: LocalText;
  /** Legal text or publication it follows, and how sure we are of each choice. */
  readonly basis: LocalText;
  readonly certainty: { readonly aggregation: Certainty; readonly baseFigure: Certainty; readonly rounding: Certainty };
  /**
   * Ids of parts and content groups that the questionnaire must have, in order; or
   * `questionnaire`: whatever tree the questionnaire has.
   */
  readonly tree: 'questionnaire' | { readonly parts: readonly string[]; readonly groups: readonly string[] };
  readonly parameters: MethodParameters;
}
