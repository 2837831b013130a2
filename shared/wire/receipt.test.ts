import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReceipt, receiptText, type ReceiptFacts } from './receipt.ts';

/** So many in the full run. */
const numRuns = process.env['PROVE'] === 'full' ? 20_000 : 200;

const facts: ReceiptFacts = {
  status: 'stored', responseId: '0b8c5c1e-5a0f-4c8e-9d53-3f1f0e5d7a11', envelopeHash: 'a'.repeat(64), epoch: 'e1', ledgerIndex: 7,
  ledgerHash: 'b'.repeat(64), storedAtMs: 1_000, position: 5, reasons: [],
};

describe('a receipt', () => {
  it('is one text, whatever order its facts come in', () => {
    const text = `hailong receipt 2\n{"status":"stored","responseId":"${facts.responseId}","envelopeHash":"${facts.envelopeHash}","epoch":"e1","ledgerIndex":7,"ledgerHash":"${facts.ledgerHash}","storedAtMs":1000,"position":5,"reasons":[]}`;
    expect(receiptText(facts)).toBe(text);
    expect(receiptText(Object.fromEntries(Object.entries(facts).reverse()) as ReceiptFacts)).toBe(text);
  });

  it('is read back as it was written', () => {
    const held: ReceiptFacts = { ...facts, status: 'held', reasons: ['answer_illegal', 'a reason of a later server'] };
    expect([facts, held].map((each) => readReceipt(receiptText(each)))).toEqual([facts, held]);
  });

  it.each([
    ['of another version', receiptText(facts).replace('receipt 2', 'receipt 3')],
    ['with a space', receiptText(facts).replace(',"epoch"', ', "epoch"')],
    ['with a key twice', receiptText(facts).replace('"status":"stored"', '"status":"refused","status":"stored"')],
    ['with a key more', receiptText(facts).replace('"reasons":[]', '"reasons":[],"more":1')],
    ['with its keys in another order', receiptText(facts).replace(/"status":"stored",(.*)\}$/, '$1,"status":"stored"}')],
    ['with a status that is none', receiptText(facts).replace('stored', 'lost')],
    ['without an epoch', receiptText(facts).replace('"e1"', '""')],
    ['with a number that is none', receiptText(facts).replace('"position":5', '"position":5.0')],
    ['cut', receiptText(facts).slice(0, -1)],
    ['with more behind it', `${receiptText(facts)}\n`],
  ])('%s is no receipt', (_what, text) => {
    expect(readReceipt(text)).toBeUndefined();
  });

  it('no change of one letter leaves the same facts', ({ task }) => {
    const figure = task.meta.proof = { promise: 'D' as const, what: 'receipts with a letter changed', faults: 0 };
    const text = receiptText(facts);
    fc.assert(fc.property(fc.nat(text.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, letter) => {
      const changed = text.slice(0, at) + letter + text.slice(at + 1);
      figure.faults += changed === text ? 0 : 1;
      if (changed !== text) expect(readReceipt(changed)).not.toEqual(facts);
    }), { seed: 42, numRuns });
  });

  it('whatever text comes, reading it does not throw', ({ task }) => {
    const figure = task.meta.proof = { promise: 'D' as const, what: 'texts read as receipts', faults: 0 };
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      figure.faults += 2;
      expect([text, readReceipt(text), readReceipt(`hailong receipt 2\n${text}`)]).toEqual([text, undefined, undefined]);
    }), { seed: 42, numRuns });
  });
});
