/** How the ledger of a database stands that nobody serves; undefined when it cannot be read, or is none of ours. */
import type { LedgerHead } from '#shared/sealing/ledger.ts';
import { listLedger, ledgerHead } from '../../tables/ledger/queries.ts';
import { connectReader } from '../connect.ts';

export interface HeadOfFile extends LedgerHead {
  /** Time of the last entry. */
  readonly atMs: number;
}

export function headOfFile(path: string): HeadOfFile | undefined {
  let connection: ReturnType<typeof connectReader> | undefined;
  try {
    connection = connectReader(path);
    const head = ledgerHead(connection);
    const last = head && listLedger(connection, head.size - 1, 1)[0];
    return head && last && { ...head, atMs: last.atMs };
  } catch {
    return undefined;
  } finally {
    connection?.client.close();
  }
}
