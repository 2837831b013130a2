/**
 * A tally cell: the counts of all responses that share unit, stratum, cluster and design weight.
 * Cells with the same key are added; cells of one campaign never share a key.
 */
import type { SamplePosition } from '../response/model.ts';

export interface TallyCell {
  readonly position: SamplePosition;
  /** Whole numbers, laid out by the campaign's `TallyLayout`; each below 2^53. */
  readonly vector: Float64Array;
}

/** One string per key; equal exactly when all four parts are equal. */
export function cellKey(position: SamplePosition): string {
  return JSON.stringify([position.unit, position.stratum, position.cluster, position.weight]);
}
