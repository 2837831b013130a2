import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readOutsideHeads, readOutsideReceipts } from './read-outside.ts';

const receipt = { text: 'hailong receipt 2\n{}', signature: 'A'.repeat(88) };
const head = { epoch: 'e', size: 3, hash: 'h', day: '2026-11-20', signature: 's' };

test('receipts are read from a list, from a reply to a push, and one to a line', () => {
  const lines = `${JSON.stringify(receipt)}\n\n${JSON.stringify(receipt)}\n`;
  for (const text of [JSON.stringify([receipt, receipt]), JSON.stringify({ protocolVersion: 2, signed: [receipt, receipt] }), lines]) {
    expect(readOutsideReceipts(text)).toEqual([['1', receipt], ['2', receipt]]);
  }
  expect(readOutsideReceipts(JSON.stringify({ signed: [null, receipt] }))).toEqual([['2', receipt]]);
});

test('heads are read with the key that came with them', () => {
  expect(readOutsideHeads(JSON.stringify({ serverKey: 'k', now: {}, heads: [{ ...head, signedAtMs: 1 }] }))).toEqual({ heads: [['2026-11-20', head]], serverKey: 'k' });
  expect(readOutsideHeads(`${JSON.stringify(head)}\n`)).toEqual({ heads: [['2026-11-20', head]], serverKey: undefined });
});

test('whatever a file holds, it is read or it is none', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json(), fc.uint8Array().map((bytes) => Buffer.from(bytes).toString())), (text) => {
    for (const read of [readOutsideReceipts(text), readOutsideHeads(text)]) expect(read === undefined || typeof read === 'object').toBe(true);
  }), { seed: 4, numRuns: 2_000 });
});
