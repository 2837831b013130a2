/**
 * The sample of one scope (a unit, a unit group, everything): which rows of the table belong to it,
 * and how they lie in strata and clusters. Clusters of a stratum in which the scope has no response
 * are not listed; they count as zeros, by the number drawn.
 */
import { required } from '../kernel/assert.ts';
import type { SamplePosition } from '../response/model.ts';
import type { TallyCell } from '../tally/cell.ts';
import { countOffset } from '../tally/layout.ts';
import type { SampledStratum } from './sampled-strata.ts';
import type { SampleTable } from './sample-table.ts';

export interface ScopeStratum {
  readonly id: string;
  readonly sampled: SampledStratum;
  /** Its clusters are those from `from` to before `to`. */
  readonly from: number;
  readonly to: number;
  /** Rows whose responses are their own clusters, and how many responses those are. */
  readonly singles: readonly number[];
  readonly singleResponses: number;
}

export interface ScopeSample {
  /** In sample order. */
  readonly rows: Int32Array;
  /** In sample order; only strata in which the scope has responses. */
  readonly strata: readonly ScopeStratum[];
  /** Names of the clusters with responses of the scope. */
  readonly clusters: readonly string[];
  /** By row of the table: position of its cluster, or number of clusters + position of its stratum where it has none. */
  readonly slotOf: Int32Array;
  readonly n: number;
  /** Σ w, in whole weights. */
  readonly weight: number;
  /** Clusters − strata among those with responses of the scope. */
  readonly df: number;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** The sample that `rows` form, which come in sample order and have responses. */
export function scopeSample(table: SampleTable, rows: Int32Array, strata: ReadonlyMap<string, SampledStratum>): ScopeSample {
  const list: (Writable<ScopeStratum> & { singles: number[] })[] = [];
  const clusters: string[] = [];
  const slotOf = new Int32Array(table.cells.length);
  let before: SamplePosition | undefined;
  let [n, weight] = [0, 0];
  for (const row of rows) {
    const { position, vector } = table.cells[row] as TallyCell;
    const responses = vector[countOffset] as number;
    n += responses;
    weight += responses * (table.weights[row] as number);
    if (before?.stratum !== position.stratum) {
      const sampled = required(strata.get(position.stratum), 'Every stratum of a row was sampled.');
      list.push({ id: position.stratum, sampled, from: clusters.length, to: clusters.length, singles: [], singleResponses: 0 });
    }
    const stratum = list.at(-1) as (typeof list)[number];
    if (position.cluster === '') {
      stratum.singles.push(row);
      stratum.singleResponses += responses;
    } else if (before?.stratum !== position.stratum || before.cluster !== position.cluster) {
      stratum.to = clusters.push(position.cluster);
    }
    slotOf[row] = clusters.length - 1;
    before = position;
  }
  list.forEach(({ singles }, at) => { for (const row of singles) slotOf[row] = clusters.length + at; });
  return { rows, strata: list, clusters, slotOf, n, weight, df: list.reduce((sum, each) => sum + clusterCount(each), 0) - list.length };
}

/** Clusters with responses of the scope, single responses among them. */
export function clusterCount({ from, to, singleResponses }: ScopeStratum): number {
  return to - from + singleResponses;
}
