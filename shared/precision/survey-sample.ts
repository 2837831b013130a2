/**
 * The sample of a survey as variances look at it: its table and strata, and how the clusters of a
 * scope get their values.
 */
import { clusterValues, type ClusterValues } from './figure-spread.ts';
import type { LinearFigure } from './linear-scope.ts';
import type { SampledStratum } from './sampled-strata.ts';
import type { SampleTable } from './sample-table.ts';
import type { ScopeSample } from './scope-sample.ts';

export interface SurveySample {
  readonly table: SampleTable;
  readonly strata: ReadonlyMap<string, SampledStratum>;
  /** Valid until the next call: a report asks for thousands, one after the other. */
  valuesOf(scope: ScopeSample, figure: LinearFigure): ClusterValues;
}

/** The sample of a survey with its design weights. */
export function surveySample(table: SampleTable, strata: ReadonlyMap<string, SampledStratum>): SurveySample {
  // No scope has more clusters and strata than twice the rows.
  const scratch = new Float64Array(2 * table.capacity);
  return { table, strata, valuesOf: (sample, figure) => clusterValues(table, { sample, scratch }, figure) };
}
