import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { correctedBody, decisionBody, depositBody, epochBody, headText, ledgerText, type LedgerEntry } from './ledger.ts';

const entry: LedgerEntry = { index: 2, kind: 'stored', atMs: 1_763_610_000_000, body: '{"position":1}' };

test('the text of an entry is the same for ever', () => {
  expect(ledgerText('a'.repeat(64), entry)).toBe(`hailong ledger 1\n${'a'.repeat(64)}\n2 stored 1763610000000\n{"position":1}`);
  // coreutils 9.1: printf 'hailong ledger 1\n\n2 stored 1763610000000\n{"position":1}' | sha256sum
  expect(createHash('sha256').update(ledgerText('', entry)).digest('hex'))
    .toBe('e8b179c60376018e6d73f3e16a6b6dc916e748b2af4d081d3c769ef96fae3408');
});

test('whatever is changed of an entry or of what stands before it changes its text', () => {
  const changes: Partial<LedgerEntry>[] = [{ index: 3 }, { kind: 'held' }, { atMs: 1 }, { body: '{"position":2}' }];
  const texts = [ledgerText('a', entry), ledgerText('b', entry), ...changes.map((change) => ledgerText('a', { ...entry, ...change }))];
  expect(new Set(texts).size).toBe(texts.length);
});

test('a head names epoch, size, hash and day, and is no text of an entry', () => {
  const head = { epoch: 'e1', size: 12, hash: 'c'.repeat(64), day: '2026-11-20' };
  expect(headText(head)).toBe(`hailong ledger head 1\ne1\n12\n${'c'.repeat(64)}\n2026-11-20`);
  expect(new Set([head, { ...head, size: 11 }, { ...head, epoch: 'e2' }, { ...head, day: '2026-11-21' }].map(headText)).size).toBe(4);
});

test('bodies are one line of JSON whose bytes do not depend on the order in which facts were given', () => {
  const corrected = correctedBody({ by: 2, position: 1 });
  expect(corrected).toBe('{"position":1,"by":2}');
  const deposit = {
    rowHash: 'r', replaces: null, isCounted: true, reasons: ['not\nassigned'], isGenerated: false, isDemonstration: false, campaign: 'đợt', account: null,
    device: 'd', envelopeHash: 'h', responseId: 'i', position: 7,
  };
  const bodies = [
    corrected, depositBody(deposit), epochBody({ fromHash: '', fromSize: 0, reason: 'first', epoch: 'e' }),
    decisionBody({ rowHash: '', replaces: null, isCounted: false, decisionHash: 'd', envelopeHash: 'h', position: 3 }),
  ];
  for (const body of bodies) expect(body).not.toContain('\n');
  expect(JSON.parse(depositBody(deposit))).toEqual(deposit);
  expect(Object.keys(JSON.parse(depositBody(deposit)) as object)[0]).toBe('position');
});
