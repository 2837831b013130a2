/**
 * Opens connections with every pragma set, and proves what the promise "acknowledged is stored"
 * rests on. SQLite's driver falls back to `synchronous=NORMAL` without a word, so the setting is
 * read back after a real write.
 */
import { chmodSync, closeSync, existsSync, openSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { assert } from '#shared/kernel/assert.ts';
import type { Connection } from '../tables/connection.ts';
import { writeSetting } from '../tables/settings/queries.ts';

/** Older engines can lose commits when a write-ahead log is reset. */
const oldestEngine = [3, 51, 3] as const;
const fullSynchronous = 2;

const pragmas = [
  'journal_mode = WAL', 'synchronous = FULL', 'busy_timeout = 5000', 'foreign_keys = ON', 'trusted_schema = OFF',
  'cell_size_check = ON', 'wal_autocheckpoint = 1000', 'journal_size_limit = 67108864', 'temp_store = MEMORY',
  // In KiB: the index of response ids is hit at random places, and has to fit at hundreds of thousands.
  'cache_size = -32768',
];

/** The one connection that writes. */
export function connectWriter(databasePath: string): Connection {
  ownFile(databasePath);
  const client = new Database(databasePath);
  for (const pragma of pragmas) client.pragma(pragma);
  return { client, db: drizzle(client) };
}

/** For the owner alone, whatever the rights of its folder; SQLite gives the files beside it the same rights. What cannot be opened, the engine explains. */
function ownFile(path: string): void {
  try {
    // A database that is there is not opened for it: closing it again would let go of the engine's locks.
    if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
    else if (statSync(path).isFile() && statSync(path).uid === process.getuid?.()) chmodSync(path, 0o600);
  } catch {
    return;
  }
}

/** A connection that cannot write, for workers. */
export function connectReader(databasePath: string): Connection {
  const client = new Database(databasePath, { readonly: true, fileMustExist: true });
  for (const pragma of pragmas.slice(1)) client.pragma(pragma);
  return { client, db: drizzle(client) };
}

/** The start-up gate: writes once and throws unless commits are durable from here on. */
export function proveDurability(connection: Connection, nowMs: number): void {
  const { client } = connection;
  writeSetting(connection, 'lastOpenedAtMs', String(nowMs));
  const version = String(client.prepare('SELECT sqlite_version()').pluck().get());
  assert(isAtLeast(version, oldestEngine), `SQLite ${version} is at least ${oldestEngine.join('.')}.`);
  assert(client.pragma('synchronous', { simple: true }) === fullSynchronous, 'Every commit is written through to the disk.');
  assert(client.pragma('journal_mode', { simple: true }) === 'wal', 'The database has a write-ahead log.');
}

export function isAtLeast(version: string, floor: readonly number[]): boolean {
  const parts = version.split('.').map(Number);
  for (const [at, least] of floor.entries()) {
    const part = parts[at] ?? 0;
    if (part !== least) return part > least;
  }
  return true;
}
