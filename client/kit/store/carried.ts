/** Rows made again from envelopes alone: from the journal, or from another device. What only the answers tell stays unknown. */
import { openEnvelope } from '#shared/sealing/envelope.ts';
import type { KeptEnvelope } from './journal/journal.ts';
import type { InventoryItem, OutboxRow } from './rows.ts';

/** What names the envelope; undefined when these bytes are none that we can read. */
export function nameOf({ bytes, hash }: KeptEnvelope): InventoryItem | undefined {
  const header = openEnvelope(bytes)?.header;
  return header && { id: header.responseId, hash, device: header.device, sequence: header.sequence };
}

/**
 * Rows that wait, without those already in `inventory`. Content that comes under an id which other
 * content has gets a key of its own: both are kept, the server holds the second.
 */
export function rowsFrom(envelopes: readonly KeptEnvelope[], inventory: readonly InventoryItem[], nowMs: number): OutboxRow[] {
  const hashes = new Set(inventory.map((each) => each.hash));
  const ids = new Set(inventory.map((each) => each.id));
  const rows: OutboxRow[] = [];
  for (const envelope of envelopes) {
    const row = hashes.has(envelope.hash) ? undefined : rowFrom(envelope, nowMs);
    if (row === undefined) continue;
    const id = ids.has(row.id) ? `${row.id}~${row.hash.slice(0, 8)}` : row.id;
    hashes.add(row.hash);
    ids.add(id);
    rows.push({ ...row, id });
  }
  return rows;
}

function rowFrom({ bytes, hash }: KeptEnvelope, nowMs: number): OutboxRow | undefined {
  const header = openEnvelope(bytes)?.header;
  return header && {
    id: header.responseId, device: header.device, campaign: header.campaign, place: '', sequence: header.sequence,
    bytes, hash, sizeBytes: bytes.length, finishedAtMs: nowMs,
    status: 'waiting', attempts: 0, nextAttemptAtMs: 0, settledAtMs: null, isCounted: 0,
  };
}
