/**
 * Influence: what every cluster contributes to one figure (z = Σ w·e). Two figures of one survey
 * vary together as far as they rest on the same clusters, or on different clusters of one stratum.
 *
 * Formula: cov = Σ over strata of f · n/(n − 1) · Σ over the n drawn clusters of (z − z̄)(z' − z̄').
 */
import type { PairLink } from './estimate.ts';
import type { ClusterValues } from './figure-spread.ts';
import type { ScopeSample } from './scope-sample.ts';
import type { SampledStratum } from './sampled-strata.ts';

interface StratumInfluence {
  readonly sampled: SampledStratum;
  /** z by cluster. */
  readonly clusters: ReadonlyMap<string, number>;
  /** Σ z, single responses among them. */
  readonly total: number;
  /** Of a survey that was weighted to margins: Σ z ÷ √n by row of single responses. Elsewhere two units share none. */
  readonly singles: Float64Array | null;
}

export interface Influence {
  /** By stratum. Of a survey that was weighted to margins every cluster is in it, with its residual. */
  readonly strata: ReadonlyMap<string, StratumInfluence>;
  /** Clusters with responses of the figure's scope, by stratum, and how many single responses there are. */
  readonly own: ReadonlyMap<string, { readonly clusters: ReadonlySet<string>; readonly singles: number }>;
}

/** The influence of a figure of the scope `own`, whose values stand in the slots of `sample`. */
export function influenceOf(own: ScopeSample, { sample: { strata, clusters }, slots, singleTotals }: ClusterValues): Influence {
  const singles = singleTotals?.();
  return {
    own: new Map(own.strata.map(({ id, from, to, singleResponses }) => (
      [id, { clusters: new Set(own.clusters.slice(from, to)), singles: singleResponses }]))),
    strata: new Map(strata.map(({ id, sampled, from, to }, index) => {
      const named = new Map<string, number>();
      let total = slots[clusters.length + index] as number;
      for (let at = from; at < to; at += 1) {
        named.set(clusters[at] as string, slots[at] as number);
        total += slots[at] as number;
      }
      return [id, { sampled, clusters: named, total, singles: singles?.[index] ?? null }];
    })),
  };
}

/** Covariance in squared percentage points, and the degrees of freedom of the pair's difference. */
export function pairLink(left: Influence, right: Influence): PairLink {
  let covariance = 0;
  for (const [id, mine] of left.strata) {
    const theirs = right.strata.get(id);
    if (theirs === undefined) continue;
    const products = sharedProducts(mine, theirs).sum + singleProducts(mine, theirs);
    covariance += stratumCovariance(mine.sampled, products, mine.total * theirs.total);
  }
  return { covariance: covariance * 10_000, df: pairDegrees(left.own, right.own) };
}

/** Clusters − strata among those in which either has responses. */
function pairDegrees(left: Influence['own'], right: Influence['own']): number {
  let degrees = 0;
  for (const { clusters, singles } of left.values()) degrees += clusters.size + singles - 1;
  for (const [id, { clusters, singles }] of right) {
    const theirs = left.get(id);
    degrees += singles - (theirs === undefined ? 1 : 0);
    for (const cluster of clusters) if (theirs?.clusters.has(cluster) !== true) degrees += 1;
  }
  return degrees;
}

/**
 * Covariance, in squared percentage points, of the same figure in two surveys that drew from the
 * same strata and interviewed in some of the same clusters: as if both were one survey of all
 * clusters of either.
 */
export function sharedCovariance(now: Influence, before: Influence): number {
  let covariance = 0;
  for (const [id, mine] of now.strata) {
    const theirs = before.strata.get(id);
    if (theirs === undefined) continue;
    const shared = sharedProducts(mine, theirs);
    if (shared.count === 0) continue;
    const sampled = { drawn: drawnInEither(mine.sampled, theirs.sampled), finite: Math.min(mine.sampled.finite, theirs.sampled.finite) };
    covariance += stratumCovariance(sampled, shared.sum, mine.total * theirs.total);
  }
  return covariance * 10_000;
}

function drawnInEither(left: SampledStratum, right: SampledStratum): number {
  const named = new Set([...left.clusters, ...right.clusters]).size;
  return named + (left.drawn - left.clusters.size) + (right.drawn - right.clusters.size);
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

/** Σ z·z' over the single responses of one survey. */
function singleProducts({ singles: left }: StratumInfluence, { singles: right }: StratumInfluence): number {
  if (left === null || right === null) return 0;
  return left.reduce((sum, each, at) => sum + each * (right[at] as number), 0);
}

/** `products` is Σ z·z' over the shared clusters, `totals` the product of the two Σ z. */
function stratumCovariance({ drawn, finite }: Pick<SampledStratum, 'drawn' | 'finite'>, products: number, totals: number): number {
  return drawn === 1 ? finite * products : finite * (drawn / (drawn - 1)) * (products - totals / drawn);
}
