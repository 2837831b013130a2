/**
 * The strata of the sample: how many primary sampling units (clusters, and responses without one)
 * were drawn in each, and what share of the variance the finite population leaves.
 */
import type { SurveyDesign } from './design.ts';
import type { SamplePart } from './sample-part.ts';

export interface SampledStratum {
  /** n: clusters drawn, with or without responses, and single responses, of all units together. */
  readonly drawn: number;
  /** f = (N − n) / N; 1 where the population is not known. */
  readonly finite: number;
}

/** Every stratum that has responses. Parts of all units, each with responses. */
export function sampledStrata(design: SurveyDesign, parts: readonly SamplePart[]): ReadonlyMap<string, SampledStratum> {
  const clusters = drawnClusters(design);
  const singles = new Map<string, number>();
  for (const { stratum, cluster, n } of parts) {
    if (!singles.has(stratum)) singles.set(stratum, 0);
    if (cluster === '') singles.set(stratum, (singles.get(stratum) ?? 0) + n);
    else addTo(clusters, stratum, cluster);
  }
  return new Map([...singles].map(([stratum, responses]) => {
    const drawn = responses + (clusters.get(stratum)?.size ?? 0);
    const population = design.clusterPopulation.get(stratum);
    return [stratum, { drawn, finite: population === undefined ? 1 : Math.max(0, (population - drawn) / population) }];
  }));
}

/** What the intervals rest on, for printing: strata and clusters, those without responses too. */
export function designSize(design: SurveyDesign, parts: readonly SamplePart[]): { readonly strata: number; readonly clusters: number } {
  const clusters = drawnClusters(design);
  const strata = new Set([...clusters.keys(), ...parts.map((each) => each.stratum)]);
  for (const { stratum, cluster } of parts) if (cluster !== '') addTo(clusters, stratum, cluster);
  return { strata: strata.size, clusters: [...clusters.values()].reduce((sum, each) => sum + each.size, 0) };
}

function drawnClusters({ drawnClusters: listed }: SurveyDesign): Map<string, Set<string>> {
  const clusters = new Map<string, Set<string>>();
  for (const { stratum, cluster } of listed) if (cluster !== '') addTo(clusters, stratum, cluster);
  return clusters;
}

function addTo(clusters: Map<string, Set<string>>, stratum: string, cluster: string): void {
  const known = clusters.get(stratum);
  if (known === undefined) clusters.set(stratum, new Set([cluster]));
  else known.add(cluster);
}
