/**
 * The sample of a survey as variances look at it: its table and strata, and how the clusters of a
 * scope get their values. Weighting to margins changes the latter: what the margins explain can no
 * longer vary, so every cluster of the survey has a residual, also those outside of the scope.
 */
import type { CalibratedCell, CalibrationKind } from '../weighting/calibration.ts';
import { residualiser } from '../weighting/residuals.ts';
import { countOffset } from '../tally/layout.ts';
import { addContribution, clusterValues, ownSquare, type ClusterValues } from './figure-spread.ts';
import type { LinearFigure } from './linear-scope.ts';
import type { SampledStratum } from './sampled-strata.ts';
import type { SampleTable } from './sample-table.ts';
import { scopeSample, type ScopeSample } from './scope-sample.ts';

export interface SurveySample {
  readonly table: SampleTable;
  readonly strata: ReadonlyMap<string, SampledStratum>;
  /** Valid until the next call: a report asks for thousands, one after the other. */
  valuesOf(scope: ScopeSample, figure: LinearFigure): ClusterValues;
}

export function surveySample(table: SampleTable, strata: ReadonlyMap<string, SampledStratum>): SurveySample {
  // No scope has more clusters and strata than twice the rows.
  const scratch = new Float64Array(2 * table.capacity);
  return { table, strata, valuesOf: (sample, figure) => clusterValues(table, { sample, scratch }, figure) };
}

export interface CalibratedSurvey {
  readonly kind: CalibrationKind;
  /** The cells of the table, row by row. */
  readonly cells: readonly CalibratedCell[];
}

/** The sample of a survey that was weighted to margins. */
export function calibratedSample(
  table: SampleTable, strata: ReadonlyMap<string, SampledStratum>, { kind, cells }: CalibratedSurvey,
): SurveySample {
  const everything = scopeSample(table, Int32Array.from(cells, (_, row) => row), strata);
  const residuals = residualiser({ kind, cells });
  const byRow = Int32Array.from(cells, (_, row) => row);
  const valuesOf = (_: ScopeSample, figure: LinearFigure): ClusterValues => {
    const totals = new Float64Array(cells.length);
    for (const each of figure) addContribution(table, each, { slotOf: byRow, slots: totals });
    const sums = new Float64Array(residuals.combinations);
    totals.forEach((total, row) => {
      const at = residuals.combinationOf[row] as number;
      sums[at] = (sums[at] as number) + (residuals.pull[row] as number) * (total / (table.weights[row] as number));
    });
    const adjustment = residuals.adjustments(sums);
    const taken = residuals.push.map((push, row) => push * (adjustment[residuals.combinationOf[row] as number] as number));
    return residualValues({ table, everything }, figure, { totals, taken });
  };
  return { table, strata, valuesOf };
}

interface RowResiduals {
  /** Σ w·e by row. */
  readonly totals: Float64Array;
  /** What is taken from each e, by row. */
  readonly taken: Float64Array;
}

function residualValues(
  { table, everything }: { readonly table: SampleTable; readonly everything: ScopeSample },
  figure: LinearFigure, { totals, taken }: RowResiduals,
): ClusterValues {
  const { clusters, strata, slotOf } = everything;
  const slots = new Float64Array(clusters.length + strata.length);
  const singleSquares = new Float64Array(strata.length);
  const formOf = contributionByRow(figure, table.cells.length);
  table.cells.forEach(({ vector }, row) => {
    const slot = slotOf[row] as number;
    const weight = table.weights[row] as number;
    const share = weight * (taken[row] as number);
    const total = totals[row] as number;
    const count = vector[countOffset] as number;
    slots[slot] = (slots[slot] as number) + total - count * share;
    const own = table.ownSquares[row];
    if (own === null || own === undefined) return;
    const contribution = formOf[row];
    const squares = contribution === undefined ? 0 : ownSquare(contribution, own, { row, weight });
    const stratum = slot - clusters.length;
    singleSquares[stratum] = (singleSquares[stratum] as number) + squares - 2 * share * total + count * share * share;
  });
  return { sample: everything, slots, singleSquares };
}

/** The contribution that each row belongs to; none for rows outside of the scope. */
function contributionByRow(figure: LinearFigure, rows: number): (LinearFigure[number] | undefined)[] {
  const byRow: (LinearFigure[number] | undefined)[] = Array.from({ length: rows }, () => undefined);
  for (const each of figure) for (const row of each.rows) byRow[row] = each;
  return byRow;
}
