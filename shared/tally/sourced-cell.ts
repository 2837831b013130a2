/**
 * Tally cells by source. Counts of different sources are kept apart, so any choice of sources can be
 * put together afterwards, exactly; nothing is counted twice and nothing has to be counted anew.
 */
import type { Source } from '../response/source.ts';
import { cellKey, type TallyCell } from './cell.ts';
import { addVector } from './merge.ts';

/** A cell of the responses of one source; one source has at most one cell of a key. */
export interface SourcedCell extends TallyCell {
  readonly source: Source;
}

/** One string per key and source. */
export function sourcedKey({ position, source }: Pick<SourcedCell, 'position' | 'source'>): string {
  return `${source} ${cellKey(position)}`;
}

/** The cells of the chosen sources, put together; the given cells are left as they are. */
export function cellsOf(cells: readonly SourcedCell[], sources: readonly Source[]): TallyCell[] {
  const chosen = new Set(sources);
  const merged = new Map<string, TallyCell>();
  for (const { position, source, vector } of cells) {
    if (!chosen.has(source)) continue;
    const key = cellKey(position);
    const known = merged.get(key);
    if (known === undefined) merged.set(key, { position, vector: vector.slice() });
    else addVector(known.vector, vector);
  }
  return [...merged.values()];
}
