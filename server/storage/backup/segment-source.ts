/**
 * Where the content of segments comes from: lines of JSON, one thing a line, read on a connection
 * that cannot write. Between `begin` and `end` all of it is one moment.
 *
 *     {"registers":true}                                  the rows of registers follow, all of them
 *     {"table":"accounts","row":{…}}
 *     {"entry":{"index":7,…},"rows":[["envelopes",{…}],…]} an entry of the ledger and what it speaks of
 */
import { createHash } from 'node:crypto';
import type { LedgerHead } from '#shared/sealing/ledger.ts';
import { ledgerHead, listLedger, type HashedEntry } from '../../tables/ledger/queries.ts';
import { connectReader } from '../connect.ts';
import { envelopeTables, prepareByPosition, registerTables, selectAll, toBackupRow, type BackupRow, type BackupTable } from './backup-rows.ts';

export interface Registers {
  /** Tells whether anything changed but when devices were last heard. */
  readonly hash: string;
  lines(): Iterable<string>;
}

export interface SegmentSource {
  begin(): void;
  end(): void;
  head(): LedgerHead | undefined;
  /** Hash of the ledger at a size of it; undefined where it never had that size. */
  hashAt(size: number): string | undefined;
  registers(): Registers;
  /** Entries after `from`, `to` included. */
  entries(from: number, to: number): Iterable<string>;
  close(): void;
}

const entriesAtOnce = 500;
/** Changes with every contact of a device. */
const restless: ReadonlySet<string> = new Set(['last_seen_at_ms', 'waiting']);

export function openSegmentSource(databasePath: string): SegmentSource {
  const connection = connectReader(databasePath);
  const { client } = connection;
  const finders = envelopeTables.map((table) => [table, prepareByPosition(connection, table)] as const);
  const rowsOf = (entry: HashedEntry): [BackupTable, BackupRow][] => positionsIn(entry.body).flatMap((position) =>
    finders.flatMap(([table, find]): [BackupTable, BackupRow][] => {
      const row = find(position);
      return row === undefined ? [] : [[table, row]];
    }));
  return {
    begin: () => { client.exec('BEGIN'); },
    end: () => { if (client.inTransaction) client.exec('COMMIT'); },
    head: () => ledgerHead(connection),
    hashAt: (size) => (size === 0 ? '' : listLedger(connection, size - 1, 1).find(({ index }) => index === size)?.hash),
    registers: () => {
      const tables = registerTables.map((table) => ({ table, rows: selectAll(connection, table).map(toBackupRow) }));
      return { hash: hashOf(tables), lines: () => registerLines(tables) };
    },
    entries: function* (from, to) {
      for (let after = from; after < to;) {
        const slice = listLedger(connection, after, Math.min(entriesAtOnce, to - after));
        for (const entry of slice) yield `${JSON.stringify({ entry, rows: rowsOf(entry) })}\n`;
        after = slice.at(-1)?.index ?? to;
      }
    },
    close: () => { client.close(); },
  };
}

interface RegisterRows {
  readonly table: BackupTable;
  readonly rows: readonly BackupRow[];
}

function* registerLines(tables: readonly RegisterRows[]): Generator<string> {
  yield `${JSON.stringify({ registers: true })}\n`;
  for (const { table, rows } of tables) for (const row of rows) yield `${JSON.stringify({ table, row })}\n`;
}

function hashOf(tables: readonly RegisterRows[]): string {
  return createHash('sha256').update(JSON.stringify(tables, (key, value: unknown) => (restless.has(key) ? undefined : value))).digest('hex');
}

/** The envelopes that an entry speaks of, by the words that its body uses for them. */
function positionsIn(body: string): number[] {
  const { position, by } = JSON.parse(body) as { readonly position?: unknown; readonly by?: unknown };
  return [...new Set([position, by])].filter((each) => typeof each === 'number');
}
