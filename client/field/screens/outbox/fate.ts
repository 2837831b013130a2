/** What became of a response, by what is known on this phone. Pure. */
import type { ReceiptFacts } from '#shared/wire/receipt.ts';
import type { LedgerState, OutboxItem } from '../../../kit/store/rows.ts';

/**
 * - `waiting`: with the moment of the next attempt when it has to wait for one;
 * - `held`: the server has it, outside every figure, for these reasons;
 * - `received`: the server has it; `safe`: and a verified backup in a second place covers it;
 * - `refused`: the server could not read it; it stays here.
 */
export interface Fate {
  readonly kind: 'waiting' | 'held' | 'received' | 'safe' | 'refused';
  readonly atMs: number | null;
  readonly reasons: readonly string[];
}

/** `facts` of the verified receipt; `ledger` as the server proved it last. */
export function fateOf(
  item: Pick<OutboxItem, 'status' | 'attempts' | 'nextAttemptAtMs' | 'settledAtMs' | 'finishedAtMs' | 'unsignedReceipt'>,
  facts: ReceiptFacts | undefined, ledger: LedgerState | undefined,
): Fate {
  const atMs = item.settledAtMs ?? item.finishedAtMs;
  switch (item.status) {
    case 'waiting': return { kind: 'waiting', atMs: item.attempts === 0 ? null : item.nextAttemptAtMs, reasons: [] };
    case 'refused': return { kind: 'refused', atMs, reasons: facts?.reasons ?? [] };
    case 'held': return { kind: 'held', atMs, reasons: facts?.reasons ?? item.unsignedReceipt?.reasons ?? [] };
    case 'received': return { kind: isBackedUp(facts, ledger) ? 'safe' : 'received', atMs, reasons: [] };
  }
}

function isBackedUp(facts: ReceiptFacts | undefined, ledger: LedgerState | undefined): boolean {
  return facts !== undefined && ledger !== undefined && facts.epoch === ledger.epoch && facts.ledgerIndex > 0 && facts.ledgerIndex <= ledger.backedUpTo;
}
