/**
 * Whether a file is a whole database of this program. It may come from anywhere: nothing in it is
 * run, and what it is made of must be, word for word, what this program's migrations make. A
 * trigger or a view that somebody planted is found before anything could set it off.
 */
import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { ledgerText, type LedgerHead } from '#shared/sealing/ledger.ts';
import type { Connection } from '../../tables/connection.ts';
import { ledgerHead, listLedger } from '../../tables/ledger/queries.ts';
import { migrate, migrations } from '../migrate.ts';

export type CopyFault = 'content_bad' | 'newer_version';

/** Entries whose hashes are made again; the whole chain is `hailong verify`'s. */
const rehashedEntries = 1000;

export function inspectCopy(path: string): { readonly head: LedgerHead } | { readonly fault: CopyFault } {
  let client: Database.Database | undefined;
  try {
    client = new Database(path, { readonly: true, fileMustExist: true });
    for (const pragma of ['trusted_schema = OFF', 'cell_size_check = ON', 'query_only = ON', 'temp_store = MEMORY']) client.pragma(pragma);
    return inspect({ client, db: drizzle(client) });
  } catch {
    return { fault: 'content_bad' };
  } finally {
    client?.close();
  }
}

function inspect(connection: Connection): { readonly head: LedgerHead } | { readonly fault: CopyFault } {
  const { client } = connection;
  const version = Number(client.pragma('user_version', { simple: true }));
  if (version > migrations.length) return { fault: 'newer_version' };
  if (!isOurs(client, version)) return { fault: 'content_bad' };
  if (client.pragma('integrity_check(1)', { simple: true }) !== 'ok') return { fault: 'content_bad' };
  if ((client.pragma('foreign_key_check') as unknown[]).length > 0) return { fault: 'content_bad' };
  const head = ledgerHead(connection);
  return head === undefined || !isChained(connection, head) ? { fault: 'content_bad' } : { head };
}

function isOurs(client: Database.Database, version: number): boolean {
  const fresh = new Database(':memory:');
  try {
    migrate(fresh, version);
    return client.pragma('application_id', { simple: true }) === fresh.pragma('application_id', { simple: true })
      && JSON.stringify(schemaOf(client)) === JSON.stringify(schemaOf(fresh));
  } finally {
    fresh.close();
  }
}

/** SQLite's own statistics may be there or not; everything else is compared. */
function schemaOf(client: Database.Database): unknown[] {
  return client.prepare(`
    SELECT type, name, tbl_name, sql FROM sqlite_schema
    WHERE NOT (type = 'table' AND name IN ('sqlite_stat1', 'sqlite_stat4')) ORDER BY type, name`).all();
}

function isChained(connection: Connection, { size, hash }: LedgerHead): boolean {
  const from = Math.max(0, size - rehashedEntries);
  const entries = listLedger(connection, Math.max(0, from - 1), rehashedEntries + 1);
  let previousHash = from === 0 ? '' : entries.shift()?.hash ?? '';
  for (const entry of entries) {
    if (createHash('sha256').update(ledgerText(previousHash, entry)).digest('hex') !== entry.hash) return false;
    previousHash = entry.hash;
  }
  return previousHash === hash;
}
