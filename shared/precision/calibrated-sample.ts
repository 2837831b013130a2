/**
 * The sample of a survey that was weighted to margins. What the margins explain of a figure can no
 * longer vary, so every response has a residual in place of its e, also those outside of the scope,
 * whose e is 0. What is taken from an e depends only on its combination of categories (and on a
 * factor of its cell), so a figure costs its own rows and one pass over cluster × combination.
 */
import type { CalibratedCell, CalibrationKind } from '../weighting/calibration.ts';
import { residualiser, type Residualiser } from '../weighting/residuals.ts';
import type { TallyCell } from '../tally/cell.ts';
import { countOffset } from '../tally/layout.ts';
import { addContribution, ownSquare, type ClusterValues } from './figure-spread.ts';
import type { LinearFigure } from './linear-scope.ts';
import type { SampledStratum } from './sampled-strata.ts';
import type { SampleTable } from './sample-table.ts';
import { scopeSample, type ScopeSample } from './scope-sample.ts';
import type { SurveySample } from './survey-sample.ts';

export interface CalibratedSurvey {
  readonly kind: CalibrationKind;
  /** The cells of the table, row by row. */
  readonly cells: readonly CalibratedCell[];
}

export function calibratedSample(
  table: SampleTable, strata: ReadonlyMap<string, SampledStratum>, { kind, cells }: CalibratedSurvey,
): SurveySample {
  const everything = scopeSample(table, Int32Array.from(cells, (_, row) => row), strata);
  const residuals = residualiser({ kind, cells });
  const survey: Prepared = {
    table, everything, residuals, byRow: Int32Array.from(cells, (_, row) => row),
    totals: new Float64Array(cells.length),
    slots: new Float64Array(everything.clusters.length + everything.strata.length),
    pairs: slotPairs(table, everything, residuals),
  };
  return { table, strata, valuesOf: (_, figure) => residualValues(survey, figure) };
}

interface Prepared {
  readonly table: SampleTable;
  readonly everything: ScopeSample;
  readonly residuals: Residualiser;
  readonly pairs: SlotPairs;
  /** Every row is its own slot. */
  readonly byRow: Int32Array;
  /** Room for Σ w·e by row, 0 between two figures. */
  readonly totals: Float64Array;
  /** Room for the values of clusters. */
  readonly slots: Float64Array;
}

/** Rows of one cluster (of one stratum, for responses without a cluster) and one combination, together. */
interface SlotPairs {
  readonly slots: Int32Array;
  readonly combinations: Int32Array;
  /** Σ w·n·push: what an adjustment of 1 takes from the cluster's value. */
  readonly shares: Float64Array;
  /** Σ w²·n·push², of responses without a cluster. */
  readonly squares: Float64Array;
}

function slotPairs(table: SampleTable, { slotOf, clusters }: ScopeSample, { combinationOf, push, combinations }: Residualiser): SlotPairs {
  const pairs = new Map<number, { share: number; square: number }>();
  table.cells.forEach(({ vector }, row) => {
    const slot = slotOf[row] as number;
    const key = slot * combinations + (combinationOf[row] as number);
    const pair = pairs.get(key) ?? { share: 0, square: 0 };
    pairs.set(key, pair);
    const taken = (table.weights[row] as number) * (push[row] as number);
    const count = vector[countOffset] as number;
    pair.share += count * taken;
    if (slot >= clusters.length) pair.square += count * taken * taken;
  });
  const keys = [...pairs.keys()];
  const list = [...pairs.values()];
  return {
    slots: Int32Array.from(keys, (key) => Math.floor(key / combinations)),
    combinations: Int32Array.from(keys, (key) => key % combinations),
    shares: Float64Array.from(list, (each) => each.share),
    squares: Float64Array.from(list, (each) => each.square),
  };
}

function residualValues(survey: Prepared, figure: LinearFigure): ClusterValues {
  const { everything, slots } = survey;
  const singleSquares = new Float64Array(everything.strata.length);
  slots.fill(0);
  for (const each of figure) addContribution(survey.table, each, { slotOf: survey.byRow, slots: survey.totals });
  const adjustments = survey.residuals.adjustments(explainedSums(survey, figure));
  takeAdjustments(survey, adjustments, singleSquares);
  for (const each of figure) addOwnRows(survey, each, { adjustments, singleSquares });
  return { sample: everything, slots, singleSquares, singleTotals: () => singleTotals(survey, figure, adjustments) };
}

/** Σ z ÷ √n by row of single responses, stratum by stratum. */
function singleTotals({ table, everything, residuals: { combinationOf, push }, byRow, totals }: Prepared, figure: LinearFigure, adjustments: Float64Array): Float64Array[] {
  for (const each of figure) addContribution(table, each, { slotOf: byRow, slots: totals });
  const list = everything.strata.map(({ singles }) => Float64Array.from(singles, (row) => {
    const count = (table.cells[row] as TallyCell).vector[countOffset] as number;
    const taken = (table.weights[row] as number) * (push[row] as number) * (adjustments[combinationOf[row] as number] as number);
    return ((totals[row] as number) - count * taken) / Math.sqrt(count);
  }));
  totals.fill(0);
  return list;
}

/** Σ pull·e by combination of categories, over the rows of the figure. */
function explainedSums({ table: { weights }, residuals: { combinations, combinationOf, pull }, totals }: Prepared, figure: LinearFigure): Float64Array {
  const sums = new Float64Array(combinations);
  for (const { rows } of figure) {
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at] as number;
      const combination = combinationOf[row] as number;
      sums[combination] = (sums[combination] as number) + (pull[row] as number) * ((totals[row] as number) / (weights[row] as number));
    }
  }
  return sums;
}

/** Takes what the margins explain from every cluster of the survey. */
function takeAdjustments({ pairs, everything: { clusters }, slots }: Prepared, adjustments: Float64Array, singleSquares: Float64Array): void {
  for (let at = 0; at < pairs.slots.length; at += 1) {
    const slot = pairs.slots[at] as number;
    const adjustment = adjustments[pairs.combinations[at] as number] as number;
    slots[slot] = (slots[slot] as number) - (pairs.shares[at] as number) * adjustment;
    if (slot < clusters.length) continue;
    const stratum = slot - clusters.length;
    singleSquares[stratum] = (singleSquares[stratum] as number) + (pairs.squares[at] as number) * adjustment * adjustment;
  }
}

/** Adds Σ w·e of the figure's own rows, and what their squares are more than those of the adjustments; clears the room. */
function addOwnRows(
  { table: { weights, ownSquares }, everything: { clusters, slotOf }, residuals: { combinationOf, push }, totals, slots }: Prepared,
  contribution: LinearFigure[number],
  { adjustments, singleSquares }: { readonly adjustments: Float64Array; readonly singleSquares: Float64Array },
): void {
  const { rows } = contribution;
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] as number;
    const slot = slotOf[row] as number;
    const total = totals[row] as number;
    totals[row] = 0;
    slots[slot] = (slots[slot] as number) + total;
    const own = ownSquares[row];
    if (own === null || own === undefined) continue;
    const weight = weights[row] as number;
    const taken = weight * (push[row] as number) * (adjustments[combinationOf[row] as number] as number);
    const stratum = slot - clusters.length;
    singleSquares[stratum] = (singleSquares[stratum] as number) + ownSquare(contribution, own, { row, weight }) - 2 * taken * total;
  }
}
