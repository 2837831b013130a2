/**
 * Influence: what every cluster contributes to one figure (z = Σ w·e). Two figures of one survey
 * vary together as far as they rest on the same clusters, or on different clusters of one stratum.
 *
 * Formula: cov = Σ over strata of f · n/(n − 1) · Σ over the n drawn clusters of (z − z̄)(z' − z̄').
 */
import type { PairLink } from './estimate.ts';
import type { LinearFigure } from './figure-spread.ts';
import { linearTotal } from './linear-form.ts';
import { clusterCount, type ScopeSample } from './scope-sample.ts';
import type { SampledStratum } from './sampled-strata.ts';

interface StratumInfluence {
  readonly sampled: SampledStratum;
  /** z by cluster with responses. */
  readonly clusters: ReadonlyMap<string, number>;
  /** Σ z, single responses among them. */
  readonly total: number;
  /** Clusters with responses, single responses among them. */
  readonly count: number;
}

/** By stratum. */
export type Influence = ReadonlyMap<string, StratumInfluence>;

export function influenceOf({ strata }: ScopeSample, figure: LinearFigure): Influence {
  return new Map(strata.map((stratum) => {
    const clusters = new Map(stratum.clusters.map((parts) => [
      parts[0]?.cluster ?? '', parts.reduce((sum, part) => sum + linearTotal(figure.formOf(part), part.totals), 0),
    ]));
    let total = 0;
    for (const part of stratum.singles) total += linearTotal(figure.formOf(part), part.totals);
    for (const value of clusters.values()) total += value;
    return [stratum.id, { sampled: stratum.sampled, clusters, total, count: clusterCount(stratum) }];
  }));
}

/** Covariance in squared percentage points, and the degrees of freedom of the pair's difference. */
export function pairLink(left: Influence, right: Influence): PairLink {
  let covariance = 0;
  let clusters = clustersIn(left) + clustersIn(right);
  let strata = left.size + right.size;
  for (const [id, mine] of left) {
    const theirs = right.get(id);
    if (theirs === undefined) continue;
    const shared = sharedProducts(mine, theirs);
    strata -= 1;
    clusters -= shared.count;
    covariance += stratumCovariance(mine, theirs, shared.sum);
  }
  return { covariance: covariance * 10_000, df: clusters - strata };
}

function sharedProducts(left: StratumInfluence, right: StratumInfluence): { readonly sum: number; readonly count: number } {
  let [sum, count] = [0, 0];
  for (const [cluster, mine] of left.clusters) {
    const theirs = right.clusters.get(cluster);
    if (theirs === undefined) continue;
    sum += mine * theirs;
    count += 1;
  }
  return { sum, count };
}

function stratumCovariance({ sampled: { drawn, finite }, total }: StratumInfluence, right: StratumInfluence, products: number): number {
  if (drawn === 1) return finite * products;
  return finite * (drawn / (drawn - 1)) * (products - (total * right.total) / drawn);
}

function clustersIn(influence: Influence): number {
  let sum = 0;
  for (const { count } of influence.values()) sum += count;
  return sum;
}
