/** The same figures by R's survey package, where it is installed: overall, unit by criterion, unit by content group. */
import { inRepository } from '../../server/setup/places.mjs';
import { groupOfCriterion } from './index-setting.ts';
import { runProcess } from './run-process.ts';
import type { Measurement } from './table.ts';

/** `ours`: seconds that the command took in this very run. */
export async function measureInR(responses: string, ours: number): Promise<Measurement[]> {
  try {
    await runProcess('Rscript', ['-e', 'library(survey)']);
  } catch {
    process.stderr.write('R with its survey package is not installed: no comparison with it.\n');
    return [];
  }
  const { seconds, peakMb } = await runProcess('Rscript', [inRepository('e2e/bench/index.R'), responses, groupOfCriterion.join(',')]);
  return [
    { what: 'R survey on the same file, a part of it: overall, unit × criterion, unit × group', measured: seconds, unit: 's' },
    { what: 'its peak resident memory', measured: peakMb, unit: 'MB' },
    { what: 'R survey against index, times as long', measured: seconds / ours, unit: '×' },
  ];
}
