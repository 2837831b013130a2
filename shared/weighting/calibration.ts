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

/**
 * A tally cell whose responses share a category of every margin.
 *
 * Categories of a margin are its options in the order of `shares`, and after them "left blank"
 * (position `shares.size`). An option that has no share is no category: −1 − its position among
 * the question's options; `calibrationIssues` names it.
 */
export interface MarginCell extends TallyCell {
  readonly categories: readonly number[];
}

/** A cell after weighting. Its `position.weight` is the final weight. */
export interface CalibratedCell extends MarginCell {
  readonly designWeight: number;
  /** Weight at which the margins are met; the final weight differs from it only where weights were trimmed. */
  readonly untrimmedWeight: number;
}

export type CalibrationKind = 'post_stratified' | 'raked';

/** Bounds of final over design weight. */
export interface TrimBounds {
  readonly low: number;
  readonly high: number;
}

/** What changed the weights, and by how much: printed beside figures that were weighted to known margins. */
export interface CalibrationSummary {
  readonly kind: CalibrationKind;
  /** Question ids of the margins. */
  readonly margins: readonly string[];
  readonly rounds: number;
  readonly hasConverged: boolean;
  /** Bounds of final over design weight, and how many responses were cut to them; null when not trimmed. */
  readonly trimming: (TrimBounds & { readonly responses: number }) | null;
  /** Final weight over design weight: smallest, median, largest, and 1 + squared coefficient of variation of the final weights (Kish). */
  readonly spread: { readonly smallest: number; readonly median: number; readonly largest: number; readonly kish: number };
}

export interface Calibration {
  readonly kind: CalibrationKind;
  /** Sorted, so that the order of arrival changes no digit. */
  readonly cells: readonly CalibratedCell[];
  readonly summary: CalibrationSummary;
}
