/** Statements of the hot path are prepared once per connection: Drizzle would build each anew. */
import { desc, gt, sql } from 'drizzle-orm';
import type { EpochBody, LedgerEntry, LedgerHead } from '#shared/sealing/ledger.ts';
import type { Connection } from '../connection.ts';
import { ledger } from './table.ts';

export interface HashedEntry extends LedgerEntry {
  /** Of this entry and, through the hash before, of all before it. */
  readonly hash: string;
}

export type LastEntry = Pick<HashedEntry, 'index' | 'atMs' | 'hash'>;

export interface LedgerStatements {
  last(): LastEntry | undefined;
  /** Body of the entry that the current epoch began with. */
  epochBody(): string | undefined;
  insert(entry: HashedEntry): void;
}

export function prepareLedger({ client }: Connection): LedgerStatements {
  const last = client.prepare<[], LastEntry>('SELECT number AS "index", at_ms AS atMs, hash FROM ledger ORDER BY number DESC LIMIT 1');
  const epoch = client.prepare<[], { body: string }>("SELECT body FROM ledger WHERE kind = 'epoch' ORDER BY number DESC LIMIT 1");
  const insert = client.prepare('INSERT INTO ledger (number, kind, at_ms, body, hash) VALUES (?, ?, ?, ?, ?)');
  return {
    last: () => last.get(),
    epochBody: () => epoch.get()?.body,
    insert: ({ index, kind, atMs, body, hash }) => { insert.run(index, kind, atMs, body, hash); },
  };
}

/** By index, oldest first. */
export function listLedger({ db }: Connection, after: number, limit: number): HashedEntry[] {
  return db.select().from(ledger).where(gt(ledger.index, after)).orderBy(ledger.index).limit(limit).all();
}

/** How the ledger stands; undefined while it has no entry. */
export function ledgerHead({ db }: Connection): LedgerHead | undefined {
  const last = db.select().from(ledger).orderBy(desc(ledger.index)).limit(1).get();
  // A literal: only then SQLite takes the index of epochs.
  const epoch = db.select().from(ledger).where(sql`kind = 'epoch'`).orderBy(desc(ledger.index)).limit(1).get();
  return last && { epoch: epochIn(epoch?.body), size: last.index, hash: last.hash };
}

export function epochIn(body: string | undefined): string {
  return body === undefined ? '' : (JSON.parse(body) as EpochBody).epoch;
}
