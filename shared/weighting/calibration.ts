/**
 * Weighting to known margins: post-stratification (one margin) and raking (several). It works on
 * cells that are split by the categories of the margins, so it never needs single responses: all
 * responses of such a cell share their design weight and, afterwards, their final weight.
 */
import type { TallyCell } from '../tally/cell.ts';

/** The known shares of one question's options in the population. */
export interface Margin {
  /** Id of a question of one choice. */
  readonly question: string;
  /** By option value; above 0, adding up to 1. Who left the question blank keeps the weight that they have. */
  readonly shares: ReadonlyMap<number, number>;
}

/** A tally cell whose responses share a category of every margin. Its `position.weight` is the final weight. */
export interface CalibratedCell extends TallyCell {
  readonly designWeight: number;
  /** Per margin, in order: position of the category among the margin's categories, the last one being "left blank". */
  readonly categories: readonly number[];
}
