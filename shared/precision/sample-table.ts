/**
 * The sample as a table: one row a tally cell, one pair of columns (Σ w·g and Σ w·b) for every ratio.
 * The columns lie one after the other, since a figure runs down a few of them.
 *
 * Rows are visited in sample order (stratum, cluster, unit, weight, compared by code unit), so that
 * the order of arrival never changes a digit. A table that is opened for more rows takes them at its end.
 */
import { assert, required } from '../kernel/assert.ts';
import type { WeightScale } from '../index-methods/weight-scale.ts';
import type { SamplePosition } from '../response/model.ts';
import type { TallyCell } from '../tally/cell.ts';
import { countOffset } from '../tally/layout.ts';
import { columnSquares, columnTotals, totalsWidth, type RatioColumn } from './ratio-columns.ts';

export interface SampleTable {
  /** By row. */
  readonly cells: TallyCell[];
  /** Rows that there is room for. */
  readonly capacity: number;
  /** Whole weight by row (`weight-scale.ts`), as a double. */
  readonly weights: Float64Array;
  readonly columns: readonly RatioColumn[];
  /** Σ w·g and Σ w·b; column c of row r stands at c × capacity + r. */
  readonly gains: Float64Array;
  readonly bases: Float64Array;
  /** By row: Σ w²·g², Σ w²·gb, Σ w²·b² by column, of responses without a cluster; null in a cluster, where single responses do not enter the variance. */
  readonly ownSquares: (Float64Array | null)[];
  /** Room for the totals of one row while it is written. */
  readonly rowTotals: Float64Array;
}

/** The cells that have responses, in sample order. */
export function inSampleOrder<Cell extends TallyCell>(cells: readonly Cell[]): Cell[] {
  return cells.filter((each) => (each.vector[countOffset] ?? 0) > 0).sort(compareCells);
}

export interface TableOptions {
  readonly columns: readonly RatioColumn[];
  readonly scale: WeightScale;
  /** Rows to keep room for beside those of the cells. */
  readonly room?: number;
}

/** The table of `cells`, which come in sample order and whose weights the scale knows. */
export function sampleTable(cells: readonly TallyCell[], { columns, scale, room = 0 }: TableOptions): SampleTable {
  const capacity = cells.length + room;
  const table: SampleTable = {
    cells: [], capacity, columns, ownSquares: [], rowTotals: new Float64Array(columns.length * totalsWidth),
    weights: new Float64Array(capacity),
    gains: new Float64Array(columns.length * capacity),
    bases: new Float64Array(columns.length * capacity),
  };
  for (const cell of cells) appendRow(table, cell, scale);
  return table;
}

/** Takes one more cell; gives its row. */
export function appendRow(table: SampleTable, cell: TallyCell, scale: WeightScale): number {
  const row = table.cells.push(cell) - 1;
  assert(row < table.capacity, 'A row is added where there is room for it.');
  table.weights[row] = required(scale.valueOf.get(cell.position.weight), 'The scale was made of all weights.');
  fillRow(table, row);
  return row;
}

/** Writes a row of the table from its cell. */
export function fillRow(table: SampleTable, row: number): void {
  const { cells, capacity, weights, columns, gains, bases, rowTotals } = table;
  const { position, vector } = cells[row] as TallyCell;
  const weight = weights[row] as number;
  const totals = columnTotals(columns, vector, rowTotals);
  for (let column = 0; column < columns.length; column += 1) {
    const at = column * capacity + row;
    gains[at] = weight * (totals[column * totalsWidth] as number);
    bases[at] = weight * (totals[column * totalsWidth + 1] as number);
  }
  table.ownSquares[row] = position.cluster === '' ? columnSquares(columns, vector).map((square) => weight * weight * square) : null;
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
