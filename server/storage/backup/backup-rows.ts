/**
 * Rows as text, so that a segment can be read without a database: an object by column, bytes in
 * base64. Tables are named here and nowhere else, so that nothing in a file chooses where it goes.
 */
import type { Connection } from '../../tables/connection.ts';

/** Small ones that are written whole into a segment whenever one of them changed; what others point at comes first. */
export const registerTables = ['accounts', 'account_places', 'questionnaires', 'campaigns', 'devices', 'enrolment_codes', 'refusals', 'ledger_heads'] as const;
export type RegisterTable = (typeof registerTables)[number];
/** Of these, rows only ever come. */
const growing: ReadonlySet<BackupTable> = new Set(['refusals', 'ledger_heads']);

/** Of an envelope: whatever an entry of the ledger says of it is in these. */
export const envelopeTables = ['envelopes', 'receipts', 'responses', 'held'] as const;

export type BackupTable = RegisterTable | (typeof envelopeTables)[number];

const keys: Readonly<Record<BackupTable, readonly string[]>> = {
  accounts: ['id'], account_places: ['account', 'campaign', 'place'], questionnaires: ['hash'], campaigns: ['id'], devices: ['id'],
  enrolment_codes: ['code_hash'], envelopes: ['position'], receipts: ['position'], responses: ['position'], held: ['position'],
  refusals: ['id'], ledger_heads: ['id'],
};
/** Their rows never change: one that is there already stays. */
const immutable: ReadonlySet<BackupTable> = new Set(['envelopes', 'receipts', ...growing]);

type Value = string | number | null | Buffer;
type RowValue = string | number | null | { readonly base64: string };
export type BackupRow = Readonly<Record<string, RowValue>>;

export function toBackupRow(row: Readonly<Record<string, Value>>): BackupRow {
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, Buffer.isBuffer(value) ? { base64: value.toString('base64') } : value]));
}

export function selectAll({ client }: Connection, table: RegisterTable): Record<string, Value>[] {
  return client.prepare<[], Record<string, Value>>(`SELECT * FROM ${table} ORDER BY ${keys[table].join(', ')}`).all();
}

/** The row of an envelope in one of its tables. */
export function prepareByPosition({ client }: Connection, table: (typeof envelopeTables)[number]): (position: number) => BackupRow | undefined {
  const select = client.prepare<[number], Record<string, Value>>(`SELECT * FROM ${table} WHERE position = ?`);
  return (position) => {
    const row = select.get(position);
    return row && toBackupRow(row);
  };
}

/** Puts a row where it belongs, in place of the one with its key; columns that the table does not have are left out. */
export function prepareUpsert({ client }: Connection, table: BackupTable): (row: BackupRow) => void {
  const columns = client.pragma(`table_info(${table})`) as { readonly name: string }[];
  const names = columns.map(({ name }) => name);
  const key = keys[table];
  const changing = names.filter((name) => !key.includes(name));
  const isThere = client.prepare(`SELECT 1 FROM ${table} WHERE ${isRow(table)}`);
  const onConflict = changing.length === 0 ? 'NOTHING' : `UPDATE SET ${changing.map((name) => `${name} = excluded.${name}`).join(', ')}`;
  const insert = client.prepare(
    `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')}) ON CONFLICT (${key.join(', ')}) DO ${onConflict}`);
  return (row) => {
    // Their triggers refuse even the attempt to replace one.
    if (immutable.has(table) && isThere.get(key.map((name) => fromRowValue(row[name] ?? null))) !== undefined) return;
    insert.run(names.map((name) => fromRowValue(row[name] ?? null)));
  };
}

/** Deletes the rows of a register that `rows` does not have, where rows of it ever go. */
export function deleteOthers({ client }: Connection, table: RegisterTable, rows: readonly BackupRow[]): void {
  if (growing.has(table)) return;
  const key = keys[table];
  const nameOf = (row: Readonly<Record<string, unknown>>): string => JSON.stringify(key.map((column) => row[column]));
  const kept = new Set(rows.map(nameOf));
  const remove = client.prepare(`DELETE FROM ${table} WHERE ${isRow(table)}`);
  const there = client.prepare<[], Record<string, Value>>(`SELECT ${key.join(', ')} FROM ${table}`).all();
  for (const row of there) if (!kept.has(nameOf(row))) remove.run(key.map((column) => row[column] ?? null));
}

function isRow(table: BackupTable): string {
  return keys[table].map((column) => `${column} = ?`).join(' AND ');
}

function fromRowValue(value: RowValue): Value {
  return typeof value === 'object' && value !== null ? Buffer.from(value.base64, 'base64') : value;
}
