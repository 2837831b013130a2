/**
 * The ledger inside the transactions of others: whoever stores, decides or records appends here, and
 * a rollback takes the entry back with everything else. Nothing of it is kept in memory but the name
 * of the epoch, which never changes together with anything else.
 */
import { createHash, randomUUID } from 'node:crypto';
import { vietnamDay } from '#shared/kernel/instant.ts';
import { epochBody, headText, ledgerText, type EpochBody, type LedgerEntry, type LedgerHead, type LedgerKind } from '#shared/sealing/ledger.ts';
import { insertHead, lastHead } from '../tables/ledger-heads/queries.ts';
import { epochIn, prepareLedger, type LastEntry } from '../tables/ledger/queries.ts';
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
  let known: string | undefined;
  const epoch = (): string => (known ??= epochIn(statements.epochBody()));
  const head = (): LedgerHead => {
    const last = statements.last();
    return { epoch: epoch(), size: last?.index ?? 0, hash: last?.hash ?? '' };
  };
  const signHead = (day: string, atMs: number): SignedHead | undefined => {
    const now = head();
    const before = lastHead(connection);
    if (now.size === 0 || (before?.size === now.size && before.hash === now.hash)) return undefined;
    const signed = { ...now, day, signedAtMs: atMs, signature: notary.sign(headText({ ...now, day })) };
    insertHead(connection, signed);
    return signed;
  };
  const putAfter = (last: LastEntry | undefined, given: Omit<LedgerEntry, 'index'>): LedgerHead => {
    const entry: LedgerEntry = { ...given, index: (last?.index ?? 0) + 1 };
    const hash = entryHash(last?.hash ?? '', entry);
    statements.insert({ ...entry, hash });
    return { epoch: epoch(), size: entry.index, hash };
  };
  const append = (kind: LedgerKind, body: string, atMs: number): LedgerHead => {
    const last = statements.last();
    if (last !== undefined && dayNumber(atMs) > dayNumber(last.atMs)) signHead(vietnamDay(last.atMs), atMs);
    return putAfter(last, { kind, body, atMs });
  };
  return {
    head, append, signHead,
    enter: (kind, body, atMs) => putAfter(statements.last(), { kind, body, atMs }),
    beginEpoch: (reason, atMs) => {
      const { size, hash } = head();
      const begun = randomUUID();
      const after = append('epoch', epochBody({ epoch: begun, reason, fromSize: size, fromHash: hash }), atMs);
      // Read anew by whoever comes next: this may still be rolled back.
      known = undefined;
      return { ...after, epoch: begun };
    },
  };
}

/** Days in Việt Nam, counted. */
function dayNumber(utcMs: number): number {
  return Math.floor((utcMs + 7 * 3_600_000) / 86_400_000);
}

export function entryHash(previousHash: string, entry: LedgerEntry): string {
  return sha256(ledgerText(previousHash, entry));
}

export function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}
