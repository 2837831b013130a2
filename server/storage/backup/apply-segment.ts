/**
 * Lays a segment upon the copy that it continues: its entries and rows as they were, in one
 * transaction, all or nothing. Before anything of it stays, the chain of the ledger and the hash of
 * every envelope are made again; entries that the copy has already must be the same.
 */
import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { channels } from '#shared/response/model.ts';
import { usualSource } from '#shared/response/source.ts';
import { openEnvelope } from '#shared/sealing/envelope.ts';
import { ledgerKinds, ledgerText, type LedgerHead } from '#shared/sealing/ledger.ts';
import type { Connection } from '../../tables/connection.ts';
import { ledgerHead, listLedger, prepareLedger, type HashedEntry, type LedgerStatements } from '../../tables/ledger/queries.ts';
import { removeWhole } from '../campaigns.ts';
import { deleteOthers, envelopeTables, prepareUpsert, registerTables, type BackupRow, type BackupTable } from './backup-rows.ts';

/** Thrown when a segment is not what the copy goes on with. */
export class UnfittingSegment extends Error {
  override readonly name = 'UnfittingSegment';
}

const value = z.union([z.string(), z.number(), z.null(), z.object({ base64: z.string() })]);
const row = z.record(z.string(), value);
const line = z.union([
  z.object({ registers: z.literal(true) }),
  z.object({ table: z.enum(registerTables), row }),
  z.object({
    entry: z.object({ index: z.int(), kind: z.enum(ledgerKinds), atMs: z.int(), body: z.string(), hash: z.string() }),
    rows: z.array(z.tuple([z.enum(envelopeTables), row])),
  }),
]);
type Line = z.infer<typeof line>;

export interface Applied {
  readonly head: LedgerHead;
  /** Envelopes that came with it. */
  readonly envelopes: number;
  /** Whether anybody's account, device or campaign changed with it. */
  readonly hasRegisters: boolean;
}

/** Throws `UnfittingSegment`, and then nothing of it was laid. */
export function applySegment(connection: Connection, lines: Iterable<string>): Applied {
  const { client } = connection;
  const apply = client.transaction((): Applied => {
    client.pragma('defer_foreign_keys = ON');
    const laying = createLaying(connection);
    for (const text of lines) laying.take(readLine(text));
    return laying.finish();
  });
  try {
    return apply.immediate();
  } catch (error) {
    throw error instanceof UnfittingSegment ? error : new UnfittingSegment(error instanceof Error ? error.message : String(error));
  }
}

function createLaying(connection: Connection): { take(line: Line): void; finish(): Applied } {
  const ledger = prepareLedger(connection);
  const upserts = new Map<BackupTable, (row: BackupRow) => void>();
  const upsert = (table: BackupTable, row: BackupRow): void => {
    const known = upserts.get(table) ?? prepareUpsert(connection, table);
    upserts.set(table, known);
    known(row);
  };
  const overrule = connection.client.prepare('UPDATE responses SET replaces = NULL WHERE replaces = ? AND position <> ?');
  const registers = new Map<(typeof registerTables)[number], BackupRow[]>(registerTables.map((table) => [table, []]));
  let [envelopes, hasRegisters] = [0, false];
  const takeEntry = ({ entry, rows }: Extract<Line, { entry: unknown }>): void => {
    if (!appendEntry(connection, ledger, entry)) return;
    for (const [table, row] of rows) {
      if (table === 'envelopes') checkEnvelope(row);
      // What it corrects, nothing else corrects any more.
      if (table === 'responses' && typeof row['replaces'] === 'string') overrule.run(row['replaces'], row['position']);
      upsert(table, completed(table, row));
    }
    if (entry.kind === 'stored' || entry.kind === 'held') envelopes += 1;
    if (entry.kind === 'removed') removeWhole(connection, removedCampaign(entry.body));
  };
  return {
    take: (given) => {
      if ('entry' in given) takeEntry(given);
      else if ('registers' in given) hasRegisters = true;
      else registers.get(given.table)?.push(given.row);
    },
    finish: () => {
      if (hasRegisters) layRegisters(connection, registers, upsert);
      const head = ledgerHead(connection);
      if (head === undefined) throw new UnfittingSegment('no ledger');
      return { head, envelopes, hasRegisters };
    },
  };
}

/** Whether it is new; throws when it does not continue the ledger or differs from what is there. */
function appendEntry(connection: Connection, ledger: LedgerStatements, entry: HashedEntry): boolean {
  const last = ledger.last();
  if (last !== undefined && entry.index <= last.index) {
    const there = entry.index === last.index ? last : listLedger(connection, entry.index - 1, 1)[0];
    if (there?.hash !== entry.hash) throw new UnfittingSegment('another entry is there');
    return false;
  }
  const { index, kind, atMs, body } = entry;
  const hash = createHash('sha256').update(ledgerText(last?.hash ?? '', { index, kind, atMs, body })).digest('hex');
  if (index !== (last?.index ?? 0) + 1 || hash !== entry.hash) throw new UnfittingSegment('the chain is broken');
  ledger.insert(entry);
  return true;
}

function checkEnvelope({ bytes, envelope_hash: hash }: BackupRow): void {
  const isBytes = typeof bytes === 'object' && bytes !== null;
  const actual = isBytes ? createHash('sha256').update(Buffer.from(bytes.base64, 'base64')).digest('hex') : '';
  if (actual !== hash) throw new UnfittingSegment('an envelope was altered');
}

/** What the program that wrote the segment did not keep yet. */
function completed(table: BackupTable, row: BackupRow): BackupRow {
  if (table === 'envelopes') return withChain(row);
  return table === 'responses' && row['source'] === undefined ? { ...row, source: sourceOfChannel(row['channel']) } : row;
}

function sourceOfChannel(given: BackupRow[string] | undefined): string {
  const channel = channels.find((each) => each === given);
  if (channel === undefined) throw new UnfittingSegment('a channel is unknown');
  return usualSource(channel);
}

/** A program that did not compare chains yet wrote no hash of the one before: it stands in the bytes. */
function withChain(row: BackupRow): BackupRow {
  const { bytes } = row;
  if (row['previous_hash'] !== undefined || typeof bytes !== 'object' || bytes === null) return row;
  return { ...row, previous_hash: openEnvelope(Buffer.from(bytes.base64, 'base64'))?.header.previousHash ?? null };
}

function layRegisters(
  connection: Connection, registers: ReadonlyMap<(typeof registerTables)[number], readonly BackupRow[]>, upsert: (table: BackupTable, row: BackupRow) => void,
): void {
  for (const table of registerTables) deleteOthers(connection, table, registers.get(table) ?? []);
  for (const table of registerTables) for (const each of registers.get(table) ?? []) upsert(table, each);
}

function removedCampaign(body: string): string {
  const { campaign } = JSON.parse(body) as { readonly campaign?: unknown };
  if (typeof campaign !== 'string') throw new UnfittingSegment('nothing is named');
  return campaign;
}

function readLine(text: string): Line {
  const read = line.safeParse(parsed(text));
  if (!read.success) throw new UnfittingSegment('a line is unreadable');
  return read.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
