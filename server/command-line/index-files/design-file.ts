/** `--design clusters.csv` (`stratum, cluster`) and `--fpc fpc.csv` (`stratum, clusters_population`). */
import { issue, type Issue } from '#shared/kernel/issue.ts';
import type { ClusterOf } from '#shared/precision/design.ts';
import type { TallyCell } from '#shared/tally/cell.ts';
import { countOffset } from '#shared/tally/layout.ts';
import { duplicateRows, readTable, type NamedFile, type PlacedRow } from './read-table.ts';

/** Beyond this a number is a slip of the pen: there are fewer people. */
const populationAtMost = 10_000_000_000;

export interface PopulationRow extends PlacedRow {
  readonly stratum: string;
  readonly clusters: number;
}

/** The drawn clusters. The stratum may be empty where the design has none. */
export function readDesign(file: NamedFile): { readonly clusters: readonly ClusterOf[]; readonly issues: readonly Issue[] } {
  const { rows, issues } = readTable(file, { required: ['stratum', 'cluster'] });
  const clusters = rows.map((row) => ({ stratum: row.text('stratum'), cluster: row.needed('cluster'), placeOf: row.placeOf }));
  issues.push(...duplicateRows(clusters.filter((each) => each.cluster !== ''), 'cluster', ({ stratum, cluster }) => [stratum, cluster]));
  return { clusters: clusters.map(({ stratum, cluster }) => ({ stratum, cluster })), issues };
}

/** The clusters (without clusters: people) in the population of each stratum. */
export function readPopulation(file: NamedFile): { readonly rows: readonly PopulationRow[]; readonly issues: readonly Issue[] } {
  const { rows, issues } = readTable(file, { required: ['stratum', 'clusters_population'] });
  const read = rows.map((row) => ({
    stratum: row.text('stratum'), placeOf: row.placeOf,
    clusters: row.number('clusters_population', { minimum: 1, maximum: populationAtMost, isWhole: true, example: '240' }) ?? 0,
  }));
  issues.push(...duplicateRows(read, 'stratum', ({ stratum }) => [stratum]));
  return { rows: read, issues };
}

/** A stratum that the sample does not have, and a population below what was drawn from it. */
export function populationIssues(rows: readonly PopulationRow[], listed: readonly ClusterOf[], cells: readonly TallyCell[]): Issue[] {
  const drawn = drawnByStratum(listed, cells);
  return rows.flatMap(({ stratum, clusters, placeOf }): Issue[] => {
    const minimum = drawn.get(stratum);
    if (minimum === undefined) return [issue('reference.unknown', placeOf('stratum'), { column: 'stratum', id: stratum })];
    return clusters < minimum ? [issue('value.too_small', placeOf('clusters_population'), { column: 'clusters_population', minimum })] : [];
  });
}

/** Clusters that were listed or brought a response, and responses without a cluster. */
function drawnByStratum(listed: readonly ClusterOf[], cells: readonly TallyCell[]): ReadonlyMap<string, number> {
  const seen = new Set<string>();
  const drawn = new Map<string, number>();
  const add = (stratum: string, count: number): unknown => drawn.set(stratum, (drawn.get(stratum) ?? 0) + count);
  for (const { stratum, cluster } of [...listed, ...cells.map((each) => each.position)]) {
    const key = JSON.stringify([stratum, cluster]);
    if (cluster !== '' && !seen.has(key)) add(stratum, 1);
    seen.add(key);
  }
  for (const { position: { stratum, cluster }, vector } of cells) if (cluster === '') add(stratum, vector[countOffset] ?? 0);
  return drawn;
}
