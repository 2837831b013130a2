/**
 * What a campaign file must get right about its sample: a stratum is one that places stand in, and
 * its population holds at least the clusters that were drawn from it.
 */
import { issue, type Issue } from '../kernel/issue.ts';
import type { CampaignFile } from './campaign-file.ts';
import { duplicateIssues, unknownIssues } from './list-issues.ts';

/** Issues of the strata of `file`. A unit that is its own place stands in the stratum without a name. */
export function sampleIssues(file: CampaignFile): Issue[] {
  const strata = file.strata ?? [];
  const drawn = drawnClusters(file);
  return [
    ...duplicateIssues(strata.map((each) => each.id), (index) => `strata[${index}].id`),
    ...unknownIssues(strata.map((each) => each.id), new Set(drawn.keys()), (index) => `strata[${index}].id`),
    ...strata.flatMap(({ id, clustersPopulation }, index): Issue[] => {
      const minimum = drawn.get(id)?.size ?? 0;
      return clustersPopulation < minimum ? [issue('value.too_small', `strata[${index}].clustersPopulation`, { minimum })] : [];
    }),
  ];
}

/** The named clusters of each stratum that has a place. */
function drawnClusters({ places = [] }: CampaignFile): ReadonlyMap<string, ReadonlySet<string>> {
  const drawn = new Map<string, Set<string>>(places.length === 0 ? [['', new Set()]] : []);
  for (const { stratum = '', cluster = '' } of places) {
    const clusters = drawn.get(stratum) ?? new Set<string>();
    drawn.set(stratum, clusters);
    if (cluster !== '') clusters.add(cluster);
  }
  return drawn;
}
