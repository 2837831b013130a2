/**
 * The beginning of a ledger. A new database begins its first epoch; one from before there was a
 * ledger gets, in the same transaction, an entry and a receipt for everything that it holds, as it
 * stands: from here on it is proven.
 */
import { decisionBody } from '#shared/sealing/ledger.ts';
import { demonstrationIds } from '../tables/campaigns/queries.ts';
import type { Connection } from '../tables/connection.ts';
import { countEnvelopes, listEnvelopeRows, type EnvelopeRow } from '../tables/envelopes/queries.ts';
import { findHeld } from '../tables/held/queries.ts';
import { listCampaignsWithRefusals, listRefusalRows } from '../tables/refusals/queries.ts';
import { listResponseRows, type ResponseRow } from '../tables/responses/queries.ts';
import type { Acknowledging } from './acknowledging.ts';
import type { Ledger } from './ledger.ts';
import { everything, type CountedResponse, type FillProgress, type HeldEnvelope } from './port.ts';
import { refusalsBody } from './refusals.ts';
import { countedHash, decisionHash, heldHash } from './row-hashes.ts';

/** Rows in memory at a time. */
const sliceSize = 500;
/** Whoever waits longer at a terminal is told why. */
const longMs = 2_000;

export interface FillParts {
  readonly ledger: Ledger;
  readonly acknowledging: Acknowledging;
  /** Milliseconds that only go forward. */
  readonly elapsedMs: () => number;
  /** Told once, in the middle of it, when it takes long. */
  readonly onLongFill: (progress: FillProgress) => void;
}

export function fillLedger(connection: Connection, parts: FillParts, nowMs: number): void {
  connection.client.transaction(() => {
    if (parts.ledger.head().size > 0) return;
    parts.ledger.beginEpoch('first', nowMs);
    const demonstrations = new Set(demonstrationIds(connection));
    const tellOnce = whenLong(parts, () => countEnvelopes(connection));
    let done = 0;
    for (const known of allEnvelopes(connection)) {
      enter(connection, parts, { ...known, isDemonstration: demonstrations.has(known.envelope.campaign ?? '') });
      tellOnce(done += 1);
    }
    for (const campaign of listCampaignsWithRefusals(connection)) {
      const body = refusalsBody(campaign, listRefusalRows(connection, campaign, { from: 0, to: Number.MAX_SAFE_INTEGER }));
      if (body !== undefined) parts.ledger.append('refusals', body, nowMs);
    }
  }).immediate();
}

function whenLong({ elapsedMs, onLongFill }: Pick<FillParts, 'elapsedMs' | 'onLongFill'>, countAll: () => number): (done: number) => void {
  const beganMs = elapsedMs();
  let isTold = false;
  return (done) => {
    if (isTold || elapsedMs() - beganMs < longMs) return;
    isTold = true;
    onLongFill({ done, total: countAll() });
  };
}

interface KnownEnvelope {
  readonly envelope: EnvelopeRow;
  /** Its response, where one is counted. */
  readonly row: ResponseRow | undefined;
}

function* allEnvelopes(connection: Connection): Generator<KnownEnvelope> {
  for (let after = 0; ;) {
    const slice = listEnvelopeRows(connection, after, sliceSize);
    // Every response has its envelope: of so many after the same position none is missing here.
    const rows = new Map(listResponseRows(connection, after, sliceSize).map((row) => [row.position, row]));
    for (const envelope of slice) yield { envelope, row: rows.get(envelope.position) };
    if (slice.length < sliceSize) return;
    after = slice.at(-1)?.position ?? after;
  }
}

function enter(
  connection: Connection, parts: FillParts, { envelope, row, isDemonstration }: KnownEnvelope & { readonly isDemonstration: boolean },
): void {
  const held = envelope.outcome === 'held' ? findHeld(connection, envelope.position, everything)?.held : undefined;
  const counted = row === undefined ? undefined : { isCounted: row.isCounted, replaces: row.replaces, rowHash: rowHashOf(row) };
  const asHeld = held === undefined ? undefined : { isCounted: false, replaces: null, rowHash: heldHash(held) };
  parts.acknowledging.acknowledge({
    ...envelope, isDemonstration, isGenerated: row?.isGenerated ?? false, reasons: held?.reasons ?? [],
    ...(asHeld ?? counted ?? { isCounted: false, replaces: null, rowHash: '' }),
  }, envelope.receivedAtMs);
  if (held === undefined || held.decision === 'waiting') return;
  const made = counted ?? { isCounted: false, replaces: null, rowHash: '' };
  const body = decisionBody({ position: envelope.position, envelopeHash: envelope.envelopeHash, decisionHash: decisionOf(held), ...made });
  parts.ledger.append(held.decision, body, held.decidedAtMs ?? envelope.receivedAtMs);
}

/** As the row says it now. */
export function rowHashOf(row: ResponseRow): string {
  return countedHash(row, countedOf(row));
}

function countedOf({ unit, stratum, cluster, weight, ...row }: ResponseRow): CountedResponse {
  return { ...row, position: { unit, stratum, cluster, weight } };
}

/** As the row says it now, of one that is decided. */
export function decisionOf({ decision, decidedBy, decidedAtMs, decisionReason }: HeldEnvelope): string {
  return decisionHash({ decision: decision === 'admitted' ? 'admitted' : 'kept_out', by: decidedBy, atMs: decidedAtMs, reason: decisionReason });
}
