/**
 * Squares of single responses, for figures whose squares no tally keeps: means of criteria or of
 * content groups, and composites of mean scores. They are read from the stored answers in a second
 * pass, once the indices are known (`report/answer-moments.ts`).
 */
import type { SamplePosition } from '../response/model.ts';
import { cellKey, type TallyCell } from '../tally/cell.ts';
import type { CalibratedCell } from '../weighting/calibration.ts';

/** Of which scope the figures are that a response's e belongs to; every unit is in one of each. */
export const scopeLevels = ['unit', 'unitGroup', 'overall'] as const;
export type ScopeLevel = (typeof scopeLevels)[number];

/** Σ e² over the responses of each cell, unweighted. */
export interface AnswerMoments {
  /** By `momentKey`; by level, one number per composite of the plan. A level that is not needed is missing. */
  readonly squares: ReadonlyMap<string, Readonly<Partial<Record<ScopeLevel, Float64Array>>>>;
}

/** One string per cell: its position with the design weight and, in a survey weighted to margins, its categories. */
export function momentKey(position: SamplePosition, categories: readonly number[] | null): string {
  return categories === null ? cellKey(position) : `${cellKey(position)} ${categories.join()}`;
}

export function momentKeyOf(cell: TallyCell | CalibratedCell): string {
  if (!('categories' in cell)) return momentKey(cell.position, null);
  return momentKey({ ...cell.position, weight: cell.designWeight }, cell.categories);
}
