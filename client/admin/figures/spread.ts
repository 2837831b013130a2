/**
 * Places for labels along a line: each as near as can be to its point, none nearer than `gap` to the
 * next, all between 0 and `length`. Labels that touch are pushed apart evenly around their middle.
 */
export function spread(points: readonly number[], gap: number, length: number): number[] {
  const order = points.map((point, index) => ({ point, index })).sort((left, right) => left.point - right.point);
  let clusters = order.map((each) => ({ sum: each.point, count: 1 }));
  for (;;) {
    const next = mergeOne(clusters, gap, length);
    if (next === undefined) break;
    clusters = next;
  }
  const places = clusters.flatMap((cluster) => Array.from({ length: cluster.count }, (_, at) => startOf(cluster, gap, length) + at * gap));
  const result = new Array<number>(points.length).fill(0);
  order.forEach(({ index }, at) => { result[index] = places[at] ?? 0; });
  return result;
}

interface Cluster {
  readonly sum: number;
  readonly count: number;
}

function startOf({ sum, count }: Cluster, gap: number, length: number): number {
  const wanted = sum / count - ((count - 1) * gap) / 2;
  return Math.max(0, Math.min(wanted, length - (count - 1) * gap));
}

/** The clusters with the first two that overlap made one; undefined when none do. */
function mergeOne(clusters: readonly Cluster[], gap: number, length: number): Cluster[] | undefined {
  const at = clusters.findIndex((cluster, index) => {
    const next = clusters[index + 1];
    return next !== undefined && startOf(cluster, gap, length) + cluster.count * gap > startOf(next, gap, length) + 1e-9;
  });
  const [left, right] = [clusters[at], clusters[at + 1]];
  if (left === undefined || right === undefined) return undefined;
  return [...clusters.slice(0, at), { sum: left.sum + right.sum, count: left.count + right.count }, ...clusters.slice(at + 2)];
}
