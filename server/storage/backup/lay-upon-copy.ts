/** A copy that segments are laid upon: brought to this program's version first, closed without a log beside it. */
import { connectWriter } from '../connect.ts';
import { migrate } from '../migrate.ts';
import { applySegment, type Applied } from './apply-segment.ts';
import { listLedger } from '../../tables/ledger/queries.ts';

export interface LayingUpon {
  /** Throws `UnfittingSegment`, and then nothing of it was laid. */
  apply(lines: Iterable<string>): Applied;
  /** Hash of the ledger at a size of it; undefined where it never had that size. */
  hashAt(size: number): string | undefined;
  counts(): { readonly envelopes: number; readonly devices: number };
  close(): void;
}

export function layUponCopy(path: string): LayingUpon {
  const connection = connectWriter(path);
  const { client } = connection;
  const count = (table: 'envelopes' | 'devices'): number => Number(client.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  try {
    migrate(client);
  } catch (error) {
    client.close();
    throw error;
  }
  return {
    apply: (lines) => applySegment(connection, lines),
    hashAt: (size) => (size === 0 ? '' : listLedger(connection, size - 1, 1).find(({ index }) => index === size)?.hash),
    counts: () => ({ envelopes: count('envelopes'), devices: count('devices') }),
    close: () => { client.close(); },
  };
}
