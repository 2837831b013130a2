/**
 * How far weights were moved, and what that costs: the smallest, median and largest final over
 * design weight, and Kish's factor by which unequal weights alone blow up a variance.
 *
 * Formula: n · Σ w² / (Σ w)² = 1 + cv², with cv the coefficient of variation of the final weights.
 * Source: Kish, Survey Sampling (1965), 11.7.
 * Example: weights 1, 1, 2 give 3 · 6 / 16 = 1.125.
 */
import { countOffset } from '../tally/layout.ts';
import type { CalibratedCell, CalibrationSummary } from './calibration.ts';

/** The spread over the responses of `cells`, of which there is at least one. */
export function weightSpread(cells: readonly CalibratedCell[]): CalibrationSummary['spread'] {
  const ratios = cells
    .map((cell) => ({ ratio: cell.position.weight / cell.designWeight, count: cell.vector[countOffset] as number }))
    .sort((left, right) => left.ratio - right.ratio);
  let [responses, sum, squares] = [0, 0, 0];
  for (const { position, vector } of cells) {
    const count = vector[countOffset] as number;
    responses += count;
    sum += count * position.weight;
    squares += count * position.weight ** 2;
  }
  return {
    smallest: ratios[0]?.ratio ?? 1,
    median: (ratioAt(ratios, Math.floor((responses - 1) / 2)) + ratioAt(ratios, Math.floor(responses / 2))) / 2,
    largest: ratios.at(-1)?.ratio ?? 1,
    kish: (responses * squares) / sum ** 2,
  };
}

/** Ratio of the response at this place, counted from 0, in rising order. */
function ratioAt(ratios: readonly { readonly ratio: number; readonly count: number }[], place: number): number {
  let before = 0;
  for (const { ratio, count } of ratios) {
    before += count;
    if (before > place) return ratio;
  }
  return 1;
}
