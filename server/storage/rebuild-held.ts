/**
 * Makes the rows of held envelopes again. Why each is held and in which campaign the ledger says;
 * unit and place the envelope. Of a decision the ledger holds which and when it was, and a hash over
 * who took it and why: those two are in the row alone, so once they are changed only a backup has them.
 */
import type { DecisionBody, DepositBody } from '#shared/sealing/ledger.ts';
import type { HeldReason } from '#shared/wire/push.ts';
import type { Connection } from '../tables/connection.ts';
import { findEnvelope } from '../tables/envelopes/queries.ts';
import { deleteHeldAt, findHeldRow, listHeldRows, putHeld, setDecision, type HeldRow } from '../tables/held/queries.ts';
import type { Decode } from './port.ts';
import { decisionHash, heldHash } from './row-hashes.ts';

/** Rows in memory at a time. */
const sliceSize = 1000;

export interface HeldReplay {
  held(said: DepositBody): void;
  decided(decision: 'admitted' | 'kept_out', said: DecisionBody, atMs: number): void;
  /** Once everything was replayed. Returns the positions of rows that still are not what the ledger says. */
  finish(): number[];
}

interface Replaying {
  readonly connection: Connection;
  readonly decode: Decode;
  readonly known: Set<number>;
  readonly waiting: Set<number>;
  readonly unmade: Set<number>;
}

export function createHeldReplay(connection: Connection, decode: Decode): HeldReplay {
  const replaying: Replaying = { connection, decode, known: new Set(), waiting: new Set(), unmade: new Set() };
  return {
    held: (said) => {
      replaying.known.add(said.position);
      replaying.waiting.add(said.position);
      makeRow(replaying, said);
    },
    decided: (decision, said, atMs) => {
      replaying.waiting.delete(said.position);
      makeDecision(replaying, { decision, said, atMs });
    },
    finish: () => {
      for (const row of rowsOf(connection)) dropUnsaid(replaying, row);
      return [...replaying.unmade].sort((left, right) => left - right);
    },
  };
}

function makeRow({ connection, decode, unmade }: Replaying, { position, campaign, reasons, rowHash }: DepositBody): void {
  const envelope = findEnvelope(connection, position);
  const row = findHeldRow(connection, position);
  if (envelope === undefined || (row !== undefined && heldHash(row) === rowHash)) return;
  const { unit, place } = decode({ bytes: envelope.bytes, isGenerated: false });
  const read = { campaign, unit, place, reasons: reasons as readonly HeldReason[] };
  // What is opened now may have come when its key was away.
  const made = [read, { ...read, unit: null, place: null }].find((each) => heldHash(each) === rowHash);
  if (made === undefined) unmade.add(position);
  if (made !== undefined || row === undefined) putHeld(connection, position, made ?? read);
}

function makeDecision(
  { connection, unmade }: Replaying,
  { decision, said: { position, decisionHash: saidHash }, atMs }: { readonly decision: 'admitted' | 'kept_out'; readonly said: DecisionBody; readonly atMs: number },
): void {
  const row = findHeldRow(connection, position);
  if (row === undefined) return;
  const { decidedBy: by, decisionReason: reason } = row;
  if (row.decision === decision && row.decidedAtMs === atMs && decisionHash({ decision, by, atMs, reason }) === saidHash) return;
  if (decisionHash({ decision, by, atMs, reason }) !== saidHash) unmade.add(position);
  setDecision(connection, position, { decision, decidedBy: by ?? '', decidedAtMs: atMs, decisionReason: reason });
}

/** A row, or a decision, of which the ledger says nothing. */
function dropUnsaid({ connection, known, waiting }: Replaying, { position, decision }: HeldRow): void {
  if (!known.has(position)) deleteHeldAt(connection, position);
  else if (waiting.has(position) && decision !== 'waiting') {
    setDecision(connection, position, { decision: 'waiting', decidedBy: null, decidedAtMs: null, decisionReason: null });
  }
}

function* rowsOf(connection: Connection): Generator<HeldRow> {
  for (let after = Number.MIN_SAFE_INTEGER; ;) {
    const slice = listHeldRows(connection, after, sliceSize);
    yield* slice;
    if (slice.length < sliceSize) return;
    after = slice.at(-1)?.position ?? after;
  }
}
