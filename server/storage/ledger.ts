/**
 * The ledger inside the transactions of others: whoever stores, decides or records appends here, and
 * a rollback takes the entry back with everything else. Nothing of it is kept in memory.
 */
import { createHash, randomUUID } from 'node:crypto';
import { vietnamDay } from '#shared/kernel/instant.ts';
import { epochBody, headText, ledgerText, type EpochBody, type LedgerEntry, type LedgerHead, type LedgerKind } from '#shared/sealing/ledger.ts';
import { insertHead, lastHead } from '../tables/ledger-heads/queries.ts';
import { epochIn, prepareLedger } from '../tables/ledger/queries.ts';
import type { Connection } from '../tables/connection.ts';
import type { Notary, SignedHead } from './ledger-port.ts';

export interface Ledger {
  head(): LedgerHead;
  /** With the first entry of a new day the last day's head is signed. */
  append(kind: LedgerKind, body: string, atMs: number): LedgerHead;
  /** The same for what bears another day than today's, as a demonstration does: it closes no day. */
  enter(kind: LedgerKind, body: string, atMs: number): LedgerHead;
  beginEpoch(reason: EpochBody['reason'], atMs: number): LedgerHead;
  signHead(day: string, atMs: number): SignedHead | undefined;
}

export function createLedger(connection: Connection, notary: Notary): Ledger {
  const statements = prepareLedger(connection);
  const head = (): LedgerHead => {
    const last = statements.last();
    return { epoch: epochIn(statements.epochBody()), size: last?.index ?? 0, hash: last?.hash ?? '' };
  };
  const signHead = (day: string, atMs: number): SignedHead | undefined => {
    const now = head();
    const before = lastHead(connection);
    if (now.size === 0 || (before?.size === now.size && before.hash === now.hash)) return undefined;
    const signed = { ...now, day, signedAtMs: atMs, signature: notary.sign(headText({ ...now, day })) };
    insertHead(connection, signed);
    return signed;
  };
  const enter = (kind: LedgerKind, body: string, atMs: number): LedgerHead => {
    const last = statements.last();
    const entry: LedgerEntry = { index: (last?.index ?? 0) + 1, kind, atMs, body };
    const hash = entryHash(last?.hash ?? '', entry);
    statements.insert({ ...entry, hash });
    return { epoch: epochIn(statements.epochBody()), size: entry.index, hash };
  };
  const append = (kind: LedgerKind, body: string, atMs: number): LedgerHead => {
    const last = statements.last();
    if (last !== undefined && vietnamDay(atMs) > vietnamDay(last.atMs)) signHead(vietnamDay(last.atMs), atMs);
    return enter(kind, body, atMs);
  };
  return {
    head, append, enter, signHead,
    beginEpoch: (reason, atMs) => {
      const { size, hash } = head();
      return append('epoch', epochBody({ epoch: randomUUID(), reason, fromSize: size, fromHash: hash }), atMs);
    },
  };
}

export function entryHash(previousHash: string, entry: LedgerEntry): string {
  return sha256(ledgerText(previousHash, entry));
}

export function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}
