/**
 * When the device may let an envelope go: the server proved by its signature that it has it, in the
 * epoch in which it lives now, a verified backup in a second place covers it, and a month has passed
 * by both clocks: the device's own may be years ahead. Nothing else ever deletes one: no sign-out, no revocation, no command, no full disk.
 */
import { readReceipt } from '#shared/wire/receipt.ts';
import { responseIdOf, type LedgerState, type OutboxItem } from './rows.ts';

export const keptForMs = 30 * 24 * 3_600_000;

/** `ledger` is what the server proved at the last hello. A receipt is on the shelf only when its signature was verified. */
export function mayDelete(
  item: Pick<OutboxItem, 'id' | 'hash' | 'status' | 'settledAtMs' | 'receipt'>, ledger: LedgerState, nowMs: number,
): boolean {
  if ((item.status !== 'received' && item.status !== 'held') || item.settledAtMs === null) return false;
  if (nowMs - item.settledAtMs < keptForMs) return false;
  const facts = item.receipt && readReceipt(item.receipt.text);
  return facts !== undefined && facts.status !== 'refused'
    && facts.responseId === responseIdOf(item) && facts.envelopeHash === item.hash
    && (ledger.atMs ?? Infinity) - facts.storedAtMs >= keptForMs
    && facts.epoch === ledger.epoch && facts.ledgerIndex > 0 && facts.ledgerIndex <= ledger.backedUpTo;
}
