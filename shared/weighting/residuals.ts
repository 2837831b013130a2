/**
 * What weighting to margins leaves of a figure's variance. Part of each response's linearised value
 * is explained by its categories, and that part can no longer vary; what remains is the residual,
 * from which the variance is formed as for any other design.
 *
 * Conventions of R survey 4.1.1 (`svyrecvar`):
 * - post-stratified: value minus the mean of its category, means weighted by the design weight;
 * - raked: value minus the unweighted mean of its category, margin after margin, in
 *   ten sweeps (fewer where nothing moves any more).
 *
 * With trimmed weights R forms the means of value × final ÷ untrimmed weight; so do we. All cells
 * of the survey belong to it: outside of a unit the values are 0 but the residuals are not.
 */
import { countOffset } from '../tally/layout.ts';
import { groupByCategories } from './combinations.ts';
import type { CalibratedCell, CalibrationKind } from './calibration.ts';

/** Per cell, in the order of the cells: Σ e and Σ e² of its responses, unweighted. */
export interface CellTotals {
  readonly totals: Float64Array;
  readonly squares?: Float64Array;
}

export interface Residualiser {
  /** Number of combinations of categories. */
  readonly combinations: number;
  /** Combination by cell. */
  readonly combinationOf: Int32Array;
  /** By cell: what Σ e is multiplied by when it is added to the sum of its combination. */
  readonly pull: Float64Array;
  /** By cell: what the combination's adjustment is multiplied by before it is taken from each e. */
  readonly push: Float64Array;
  /** From Σ pull · Σ e by combination to the adjustment by combination. */
  adjustments(sums: Float64Array): Float64Array;
  /** The residuals' totals: Σ e − n · push · adjustment. Multiply by the final weight as before. */
  residualise(values: CellTotals): CellTotals;
}

export interface ResidualiserOptions {
  /** Sweeps over the margins of a raked survey; R's constant, 10, unless given. */
  readonly sweeps?: number;
}

/** Prepares the residuals of a calibrated survey: the part that is the same for every figure. */
export function residualiser(
  { kind, cells }: { readonly kind: CalibrationKind; readonly cells: readonly CalibratedCell[] },
  { sweeps = 10 }: ResidualiserOptions = {},
): Residualiser {
  const { keys, combinationOf } = groupByCategories(cells);
  const own = (cell: CalibratedCell): number => (kind === 'post_stratified' ? cell.designWeight : 1);
  const pull = Float64Array.from(cells, (cell) => (own(cell) * cell.position.weight) / cell.untrimmedWeight);
  const push = Float64Array.from(cells, (cell) => cell.untrimmedWeight / cell.position.weight);
  const bases = new Float64Array(keys.length);
  cells.forEach((cell, at) => addTo(bases, combinationOf[at] as number, own(cell) * countOf(cell)));
  const projection = { keys, bases, sweeps: kind === 'post_stratified' ? 1 : sweeps };
  const adjustments = (sums: Float64Array): Float64Array => project(projection, sums);
  return {
    combinations: keys.length, combinationOf, pull, push, adjustments,
    residualise({ totals, squares }) {
      const sums = new Float64Array(keys.length);
      totals.forEach((total, at) => { addTo(sums, combinationOf[at] as number, total * (pull[at] as number)); });
      const adjustment = adjustments(sums);
      const taken = push.map((factor, at) => factor * (adjustment[combinationOf[at] as number] as number));
      const rest = totals.map((total, at) => total - countOf(cells[at]) * (taken[at] as number));
      if (squares === undefined) return { totals: rest };
      return { totals: rest, squares: squares.map((square, at) => squareOf(taken[at] as number, { square, total: totals[at] as number, count: countOf(cells[at]) })) };
    },
  };
}

interface Projection {
  /** Categories of every combination. */
  readonly keys: readonly (readonly number[])[];
  /** What the means are divided by, by combination. */
  readonly bases: Float64Array;
  readonly sweeps: number;
}

/** Takes the category means out of the sums, margin after margin, until nothing moves; what was taken, by combination. */
function project({ keys, bases, sweeps }: Projection, sums: Float64Array): Float64Array {
  const left = sums.slice();
  const taken = new Float64Array(keys.length);
  const margins = keys[0]?.length ?? 0;
  let largestFirst = 0;
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    let largest = 0;
    for (let at = 0; at < margins; at += 1) {
      const means = meansByCategory({ keys, bases, sweeps }, left, at);
      keys.forEach((categories, index) => {
        const mean = means[categories[at] as number] as number;
        taken[index] = (taken[index] as number) + mean;
        left[index] = (left[index] as number) - mean * (bases[index] as number);
        largest = Math.max(largest, Math.abs(mean));
      });
    }
    if (sweep === 0) largestFirst = largest;
    if (largest <= negligible * largestFirst) break;
  }
  return taken;
}

/** A step this small against the first changes no printed digit. */
const negligible = 1e-15;

function meansByCategory({ keys, bases }: Projection, left: Float64Array, at: number): number[] {
  const count = keys.reduce((most, categories) => Math.max(most, (categories[at] as number) + 1), 0);
  const [above, below] = [new Float64Array(count), new Float64Array(count)];
  keys.forEach((categories, index) => {
    addTo(above, categories[at] as number, left[index] as number);
    addTo(below, categories[at] as number, bases[index] as number);
  });
  return Array.from(above, (sum, category) => (below[category] === 0 ? 0 : sum / (below[category] as number)));
}

/** Σ (e − t)² from Σ e², Σ e and n. */
function squareOf(taken: number, { square, total, count }: { readonly square: number; readonly total: number; readonly count: number }): number {
  return square - 2 * taken * total + count * taken * taken;
}

function countOf(cell: CalibratedCell | undefined): number {
  return cell?.vector[countOffset] ?? 0;
}

function addTo(sums: Float64Array, at: number, by: number): void {
  sums[at] = (sums[at] as number) + by;
}
