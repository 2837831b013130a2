/**
 * Sample parts: the smallest pieces of the sample that a variance looks at. A part holds the
 * responses of one unit in one cluster; or those of one unit in one stratum that have no cluster,
 * each of which is a cluster of its own. Parts are formed and summed in the order stratum, cluster,
 * unit, weight, compared by code unit, so that the order of arrival never changes a digit.
 */
import type { SamplePosition } from '../response/model.ts';
import type { TallyCell } from '../tally/cell.ts';
import { countOffset } from '../tally/layout.ts';
import { columnSquares, columnTotals, squaresWidth, totalsWidth, type RatioColumn } from './ratio-columns.ts';

export interface SamplePart {
  readonly stratum: string;
  /** Empty: every response is its own cluster. */
  readonly cluster: string;
  readonly unit: string;
  /** By weight; each has responses. */
  readonly cells: readonly TallyCell[];
  /** Responses. */
  readonly n: number;
  /** Σ w. */
  readonly weight: number;
  /** Σ w·g and Σ w·b by column. */
  readonly totals: Float64Array;
  /** Σ w·g², Σ w·gb and Σ w·b² by column, over single responses. */
  readonly squares: Float64Array;
  /** The same with w²; null in a cluster, where single responses do not enter the variance. */
  readonly ownSquares: Float64Array | null;
}

/** The parts that `cells` form, in sample order. Cells without responses are left out. */
export function sampleParts(cells: readonly TallyCell[], columns: readonly RatioColumn[]): SamplePart[] {
  const sorted = cells.filter((each) => (each.vector[countOffset] ?? 0) > 0).sort(compareCells);
  const parts: SamplePart[] = [];
  for (let from = 0; from < sorted.length;) {
    let to = from + 1;
    while (to < sorted.length && comparePlaces((sorted[from] as TallyCell).position, (sorted[to] as TallyCell).position) === 0) to += 1;
    parts.push(samplePart(sorted.slice(from, to), columns));
    from = to;
  }
  return parts;
}

/** By stratum, cluster and unit: 0 for two cells of one part. */
export function comparePlaces(left: Place, right: Place): number {
  return compareText(left.stratum, right.stratum) || compareText(left.cluster, right.cluster) || compareText(left.unit, right.unit);
}
type Place = Pick<SamplePosition, 'stratum' | 'cluster' | 'unit'>;

/** The part of `cells`, which stand in one place, sorted by weight. */
function samplePart(cells: readonly TallyCell[], columns: readonly RatioColumn[]): SamplePart {
  const { stratum, cluster, unit } = (cells[0] as TallyCell).position;
  const totals = new Float64Array(columns.length * totalsWidth);
  const squares = new Float64Array(columns.length * squaresWidth);
  const ownSquares = cluster === '' ? new Float64Array(columns.length * squaresWidth) : null;
  let [n, sum] = [0, 0];
  for (const { position: { weight }, vector } of cells) {
    const inCell = vector[countOffset] as number;
    n += inCell;
    sum += weight * inCell;
    addTimes(totals, columnTotals(columns, vector), weight);
    const ofCell = columnSquares(columns, vector);
    addTimes(squares, ofCell, weight);
    if (ownSquares !== null) addTimes(ownSquares, ofCell, weight * weight);
  }
  return { stratum, cluster, unit, cells, n, weight: sum, totals, squares, ownSquares };
}

function addTimes(into: Float64Array, from: Float64Array, times: number): void {
  for (let at = 0; at < into.length; at += 1) into[at] = (into[at] as number) + times * (from[at] as number);
}

function compareCells(left: TallyCell, right: TallyCell): number {
  return comparePlaces(left.position, right.position) || left.position.weight - right.position.weight;
}

function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
