/**
 * The survey's design as data: what is needed beside the responses to say how sure a figure is.
 *
 * A response stands in a stratum and a cluster (its `SamplePosition`). Clusters are nested in
 * strata: cluster `1` of stratum `a` and cluster `1` of stratum `b` are two. A response without a
 * cluster is a cluster of its own. Clusters that were drawn and brought no response belong to the
 * design too: they count as zeros, and leaving them out would make every figure look surer than it is.
 */
export interface ClusterOf {
  readonly stratum: string;
  readonly cluster: string;
}

export interface SurveyDesign {
  /** Every drawn cluster that is known beside those with responses; repeating one changes nothing. */
  readonly drawnClusters: readonly ClusterOf[];
  /**
   * Clusters (without clusters: people) in the population by stratum, for the finite population
   * correction (N − n) / N. A stratum that is not listed has none. Never below the number drawn.
   */
  readonly clusterPopulation: ReadonlyMap<string, number>;
}

/** A design of which nothing is known but the responses. */
export const unknownDesign: SurveyDesign = { drawnClusters: [], clusterPopulation: new Map() };
