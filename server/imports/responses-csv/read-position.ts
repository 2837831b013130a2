/** Where a response of a file stands in the sample: unit, stratum, cluster and design weight out of its cells. */
import type { SamplePosition } from '#shared/response/model.ts';
import { restoreCell } from '../../csv/cells.ts';

/** Ids of responses and units are at most this long. */
export const idLengthAtMost = 200;

/** A position cell or a response id as it counts: without spaces around it, without what our export put before a formula. */
export function plainCell(cell: string): string {
  return restoreCell(cell.trim());
}

/** The weight in a cell, 1 in an empty one; undefined when it is none. */
export function readWeight(cell: string): number | undefined {
  if (cell === '') return 1;
  const weight = /^\d+(\.\d+)?(e[+-]?\d{1,2})?$/i.test(cell) ? Number(cell) : 0;
  return weight > 0 && Number.isFinite(weight) ? weight : undefined;
}

/** The position that good cells give; undefined when any of them is not good. */
export function readPosition(cell: (name: 'unit' | 'stratum' | 'cluster' | 'weight') => string): SamplePosition | undefined {
  const [unit, weight] = [cell('unit'), readWeight(cell('weight'))];
  if (unit === '' || unit.length > idLengthAtMost || weight === undefined) return undefined;
  return { unit, stratum: cell('stratum'), cluster: cell('cluster'), weight };
}
