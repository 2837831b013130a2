/**
 * The sample of one scope (a unit, a unit group, everything), by stratum and cluster. Clusters of a
 * stratum in which the scope has no response are not listed; they count as zeros, by the number
 * drawn.
 */
import { required } from '../kernel/assert.ts';
import type { SamplePart } from './sample-part.ts';
import type { SampledStratum } from './sampled-strata.ts';

export interface ScopeStratum {
  readonly id: string;
  readonly sampled: SampledStratum;
  /** The parts of each cluster: more than one where units share it. */
  readonly clusters: readonly (readonly SamplePart[])[];
  /** Parts of responses that are their own clusters. */
  readonly singles: readonly SamplePart[];
}

export interface ScopeSample {
  /** In sample order; only strata in which the scope has responses. */
  readonly strata: readonly ScopeStratum[];
  readonly n: number;
  /** Σ w. */
  readonly weight: number;
  /** Clusters − strata among those with responses of the scope. */
  readonly df: number;
}

/** The sample that `parts` form, which come in sample order. */
export function scopeSample(parts: readonly SamplePart[], strata: ReadonlyMap<string, SampledStratum>): ScopeSample {
  const list: { id: string; sampled: SampledStratum; clusters: SamplePart[][]; singles: SamplePart[] }[] = [];
  let [n, weight] = [0, 0];
  for (const part of parts) {
    n += part.n;
    weight += part.weight;
    let last = list.at(-1);
    if (last === undefined || last.id !== part.stratum) {
      last = { id: part.stratum, sampled: required(strata.get(part.stratum), 'Every stratum of a part was sampled.'), clusters: [], singles: [] };
      list.push(last);
    }
    const cluster = last.clusters.at(-1);
    if (part.cluster === '') last.singles.push(part);
    else if (cluster?.[0]?.cluster === part.cluster) cluster.push(part);
    else last.clusters.push([part]);
  }
  return { strata: list, n, weight, df: list.reduce((sum, each) => sum + clusterCount(each), 0) - list.length };
}

/** Clusters with responses of the scope, single responses among them. */
export function clusterCount({ clusters, singles }: ScopeStratum): number {
  return clusters.length + singles.reduce((sum, each) => sum + each.n, 0);
}
