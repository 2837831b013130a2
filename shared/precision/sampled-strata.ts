/**
 * The strata of the sample: how many primary sampling units (clusters, and responses without one)
 * were drawn in each, and what share of the variance the finite population leaves.
 */
import type { TallyCell } from '../tally/cell.ts';
import { countOffset } from '../tally/layout.ts';
import type { SurveyDesign } from './design.ts';

export interface SampledStratum {
  /** n: clusters drawn, with or without responses, and single responses, of all units together. */
  readonly drawn: number;
  /** The named ones among them. */
  readonly clusters: ReadonlySet<string>;
  /** f = (N − n) / N; 1 where the population is not known. */
  readonly finite: number;
}

/** Every stratum of the design and of the responses; `cells` are those of all units, each with responses. */
export function sampledStrata(design: SurveyDesign, cells: readonly TallyCell[]): ReadonlyMap<string, SampledStratum> {
  const strata = new Map<string, { clusters: Set<string>; singles: number }>();
  const stratumOf = (id: string): { clusters: Set<string>; singles: number } => {
    const known = strata.get(id) ?? { clusters: new Set(), singles: 0 };
    strata.set(id, known);
    return known;
  };
  for (const { stratum, cluster } of design.drawnClusters) if (cluster !== '') stratumOf(stratum).clusters.add(cluster);
  for (const { position: { stratum, cluster }, vector } of cells) {
    const found = stratumOf(stratum);
    if (cluster === '') found.singles += vector[countOffset] ?? 0;
    else found.clusters.add(cluster);
  }
  return new Map([...strata].map(([id, { clusters, singles }]): [string, SampledStratum] => {
    const drawn = singles + clusters.size;
    return [id, { drawn, clusters, finite: finiteShare(design.clusterPopulation.get(id), drawn) }];
  }));
}

function finiteShare(population: number | undefined, drawn: number): number {
  return population === undefined ? 1 : Math.max(0, (population - drawn) / population);
}
