import { describe, expect, it } from 'vitest';
import type { ReceiptFacts } from '#shared/wire/receipt.ts';
import { fateOf } from './fate.ts';

const item = { status: 'received', attempts: 1, nextAttemptAtMs: 0, settledAtMs: 2_000, finishedAtMs: 1_000 } as const;
const facts: ReceiptFacts = {
  status: 'stored', responseId: 'r', envelopeHash: 'a'.repeat(64), epoch: 'one', ledgerIndex: 7, ledgerHash: 'b'.repeat(64),
  storedAtMs: 1_500, position: 3, reasons: [],
};
const ledger = { epoch: 'one', size: 9, backedUpTo: 7 };

describe('what became of a response', () => {
  it('is safe when a backup covers its entry in the ledger, and only then', () => {
    expect(fateOf(item, facts, ledger).kind).toBe('safe');
    expect(fateOf(item, facts, { ...ledger, backedUpTo: 6 }).kind).toBe('received');
    expect(fateOf(item, facts, { ...ledger, epoch: 'two' }).kind).toBe('received');
    expect(fateOf(item, undefined, ledger).kind).toBe('received');
    expect(fateOf(item, facts, undefined).kind).toBe('received');
  });
  it('names the reasons for which it is held, also from a server that signed nothing', () => {
    expect(fateOf({ ...item, status: 'held' }, { ...facts, status: 'held', reasons: ['device_unknown'] }, ledger).reasons).toEqual(['device_unknown']);
    const unsigned = { status: 'held', responseId: 'r', envelopeHash: '', storedAtMs: 1, position: 1, reasons: ['not_assigned'] } as const;
    expect(fateOf({ ...item, status: 'held', unsignedReceipt: { ...unsigned, reasons: [...unsigned.reasons] } }, undefined, ledger).reasons).toEqual(['not_assigned']);
  });
  it('says when the next attempt is, once one has failed', () => {
    expect(fateOf({ ...item, status: 'waiting', attempts: 0 }, undefined, ledger).atMs).toBeNull();
    expect(fateOf({ ...item, status: 'waiting', attempts: 2, nextAttemptAtMs: 9_000 }, undefined, ledger).atMs).toBe(9_000);
  });
});
