/** How many responses the figures of the year rest on, and where they were collected. */
import type { TableSample } from '../../change/index-table.ts';
import { fill } from '../../languages/fill.ts';
import type { TableView } from '../view.ts';
import type { Writer } from '../writer.ts';

export interface SampleFact {
  readonly kind: 'sample';
  readonly year: number;
  readonly sample: TableSample;
}

/** Nothing where the table does not know it, and before the first response. */
export function sampleFacts({ now: { year, sample } }: TableView): SampleFact[] {
  return sample === undefined || sample.responses === 0 ? [] : [{ kind: 'sample', year, sample }];
}

export function wordSample({ year, sample: { responses, planned, units, clusters, strata } }: SampleFact, writer: Writer): string {
  const { sample, samplePlanned, sampleClusters, sampleStrata } = writer.words;
  const drawn = clusters === null ? '' : fill(sampleClusters, {
    clusters: writer.plain(clusters), strata: strata === null ? '' : fill(sampleStrata, { strata: writer.plain(strata) }),
  });
  return fill(sample, {
    title: writer.title, year, subject: writer.subject({ kind: 'whole' }), responses: writer.plain(responses), units: writer.unitCount(units), clusters: drawn,
    planned: planned === null ? '' : fill(samplePlanned, { planned: writer.plain(planned) }),
  });
}
