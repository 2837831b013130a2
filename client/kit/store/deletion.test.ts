import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { receiptText, type ReceiptFacts } from '#shared/wire/receipt.ts';
import { keptForMs, mayDelete } from './deletion.ts';

const id = '00000000-0000-4000-8000-000000000001';
const hash = 'a'.repeat(64);
const facts: ReceiptFacts = {
  status: 'stored', responseId: id, envelopeHash: hash, epoch: 'e1', ledgerIndex: 10, ledgerHash: 'b'.repeat(64), storedAtMs: 1, position: 3, reasons: [],
};
const receiptOf = (change: Partial<ReceiptFacts>): { receipt: { text: string; signature: string } } =>
  ({ receipt: { text: receiptText({ ...facts, ...change }), signature: 'verified before' } });
const item = { id, hash, status: 'received' as const, settledAtMs: 1_000, ...receiptOf({}) };
const ledger = { epoch: 'e1', size: 20, backedUpTo: 10 };
const late = 1_000 + keptForMs;

describe('an envelope may go', () => {
  it('when it was received or held, is backed up in this epoch, and a month has passed', () => {
    expect(mayDelete(item, ledger, late)).toBe(true);
    expect(mayDelete({ ...item, status: 'held', ...receiptOf({ status: 'held' }) }, ledger, late)).toBe(true);
  });

  it('not because the device\'s clock is years ahead: the server\'s counts too', () => {
    const years = late + 5 * 365 * 86_400_000;
    expect(mayDelete(item, { ...ledger, atMs: facts.storedAtMs + keptForMs - 1 }, years)).toBe(false);
    expect(mayDelete(item, { ...ledger, atMs: facts.storedAtMs + keptForMs }, years)).toBe(true);
  });

  it('not before any of these holds', () => {
    const { receipt: _receipt, ...unproved } = item;
    const kept = [
      mayDelete(item, ledger, late - 1),
      mayDelete(item, { ...ledger, backedUpTo: 9 }, late),
      mayDelete(item, { ...ledger, epoch: 'e2' }, late),
      mayDelete(unproved, ledger, late),
      mayDelete({ ...item, settledAtMs: null }, ledger, late),
      mayDelete({ ...item, status: 'waiting' }, ledger, late),
      mayDelete({ ...item, status: 'refused' }, ledger, late),
      mayDelete({ ...item, ...receiptOf({ envelopeHash: 'c'.repeat(64) }) }, ledger, late),
      mayDelete({ ...item, ...receiptOf({ responseId: 'other' }) }, ledger, late),
      mayDelete({ ...item, ...receiptOf({ status: 'refused', ledgerIndex: 0, ledgerHash: '' }) }, ledger, late),
      mayDelete({ ...item, ...receiptOf({ ledgerIndex: 0, ledgerHash: '' }) }, ledger, late),
      mayDelete({ ...item, receipt: { text: `${item.receipt.text} `, signature: '' } }, ledger, late),
    ];
    expect(kept).toEqual(kept.map(() => false));
  });

  it('with a clock that was set back it stays', () => {
    expect(mayDelete(item, ledger, -5)).toBe(false);
  });

  it('under no other circumstances, whatever a receipt says', () => {
    fc.assert(fc.property(fc.string(), fc.nat(), fc.constantFrom('waiting', 'received', 'held', 'refused'), (text, nowMs, status) => {
      expect(mayDelete({ ...item, status, receipt: { text, signature: '' } }, ledger, nowMs)).toBe(false);
    }));
  });

  it('twins of one response id are judged each by its own receipt', () => {
    expect(mayDelete({ ...item, id: `${id}~aaaaaaaa` }, ledger, late)).toBe(true);
  });
});
