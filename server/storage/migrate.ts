/** Brings a database to this program's version: each migration once, in order, in a transaction of its own. */
import Database from 'better-sqlite3';
import first from '../migrations/0001-first.sql?raw';
import refusals from '../migrations/0002-refusals.sql?raw';
import ledger from '../migrations/0003-ledger.sql?raw';
import chains from '../migrations/0004-chains.sql?raw';
import sources from '../migrations/0005-sources.sql?raw';

/** Position in the list + 1 is the migration's number and becomes `user_version`. */
export const migrations: readonly string[] = [first, refusals, ledger, chains, sources];

const applicationId = 0x484c6e67;

/** A database that this program must not touch, or cannot work with. */
export class UnusableDatabase extends Error {
  override readonly name = 'UnusableDatabase';
  constructor(readonly reason: 'newer_version' | 'not_ours' | 'not_writable' | 'full' | 'damaged' | 'ledger_broken') {
    super(reason);
  }
}

/** Returns how many migrations ran; `upTo` makes a database as an older program would. */
export function migrate(client: Database.Database, upTo = migrations.length): number {
  const version = Number(client.pragma('user_version', { simple: true }));
  const id = Number(client.pragma('application_id', { simple: true }));
  const tables = Number(client.prepare('SELECT count(*) FROM sqlite_schema').pluck().get());
  if (id !== applicationId && (version > 0 || tables > 0)) throw new UnusableDatabase('not_ours');
  if (version > migrations.length) throw new UnusableDatabase('newer_version');
  for (const [at, sql] of migrations.slice(0, upTo).entries()) {
    if (at < version) continue;
    client.transaction(() => {
      client.exec(sql);
      client.pragma(`user_version = ${at + 1}`);
    }).immediate();
  }
  return Math.max(0, upTo - version);
}

/** Which program's database a file is, without changing it. */
export function versionOf(databasePath: string): 'this' | 'newer' | 'older' | 'foreign' {
  const client = new Database(databasePath, { readonly: true, fileMustExist: true });
  try {
    const version = Number(client.pragma('user_version', { simple: true }));
    if (Number(client.pragma('application_id', { simple: true })) !== applicationId) return 'foreign';
    return version === migrations.length ? 'this' : version > migrations.length ? 'newer' : 'older';
  } finally {
    client.close();
  }
}
