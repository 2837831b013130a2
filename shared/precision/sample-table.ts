/**
 * The sample as a table: one row a tally cell, in the order stratum, cluster, unit, weight, compared
 * by code unit, so that the order of arrival never changes a digit; one pair of columns (Σ w·g and
 * Σ w·b) for every ratio. The columns lie one after the other, since a figure runs down a few of them.
 */
import { required } from '../kernel/assert.ts';
import type { WeightScale } from '../index-methods/weight-scale.ts';
import type { SamplePosition } from '../response/model.ts';
import type { TallyCell } from '../tally/cell.ts';
import { countOffset } from '../tally/layout.ts';
import { columnSquares, columnTotals, totalsWidth, type RatioColumn } from './ratio-columns.ts';

export interface SampleTable {
  /** By row; each has responses. */
  readonly cells: readonly TallyCell[];
  /** Whole weight by row (`weight-scale.ts`), as a double. */
  readonly weights: Float64Array;
  readonly columns: readonly RatioColumn[];
  /** Σ w·g and Σ w·b; column c of row r stands at c × rows + r. */
  readonly gains: Float64Array;
  readonly bases: Float64Array;
  /** By row: Σ w²·g², Σ w²·gb, Σ w²·b² by column, of responses without a cluster; null in a cluster, where single responses do not enter the variance. */
  readonly ownSquares: readonly (Float64Array | null)[];
}

/** The cells that have responses, in sample order. */
export function inSampleOrder<Cell extends TallyCell>(cells: readonly Cell[]): Cell[] {
  return cells.filter((each) => (each.vector[countOffset] ?? 0) > 0).sort(compareCells);
}

/** The table of `cells`, which come in sample order and whose weights the scale knows. */
export function sampleTable(cells: readonly TallyCell[], columns: readonly RatioColumn[], scale: WeightScale): SampleTable {
  const table = {
    cells, columns, ownSquares: cells.map(() => null as Float64Array | null),
    weights: Float64Array.from(cells, ({ position }) => required(scale.valueOf.get(position.weight), 'The scale was made of all weights.')),
    gains: new Float64Array(columns.length * cells.length),
    bases: new Float64Array(columns.length * cells.length),
  };
  for (let row = 0; row < cells.length; row += 1) table.ownSquares[row] = fillRow(table, row);
  return table;
}

/** Writes a row of the table from its cell; gives the row's own squares. */
export function fillRow({ cells, weights, columns, gains, bases }: SampleTable, row: number): Float64Array | null {
  const { position, vector } = cells[row] as TallyCell;
  const weight = weights[row] as number;
  const totals = columnTotals(columns, vector);
  for (let column = 0; column < columns.length; column += 1) {
    const at = column * cells.length + row;
    gains[at] = weight * (totals[column * totalsWidth] as number);
    bases[at] = weight * (totals[column * totalsWidth + 1] as number);
  }
  return position.cluster === '' ? columnSquares(columns, vector).map((square) => weight * weight * square) : null;
}

/** Below 0 when `left` comes first; 0 for one key. */
export function comparePositions(left: SamplePosition, right: SamplePosition): number {
  return compareText(left.stratum, right.stratum) || compareText(left.cluster, right.cluster)
    || compareText(left.unit, right.unit) || left.weight - right.weight;
}

function compareCells(left: TallyCell, right: TallyCell): number {
  return comparePositions(left.position, right.position);
}

function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
