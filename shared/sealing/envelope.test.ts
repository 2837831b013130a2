import { describe, expect, it } from 'vitest';
import type { Response } from '../response/model.ts';
import { sha256Hex } from './digest.ts';
import { envelopeHeader, maxEnvelopeBytes, maxSequence, openEnvelope, parseJson, writeEnvelope } from './envelope.ts';

const response: Response = {
  formatVersion: 1, id: '0b8c5c1e-5a0f-4c8e-9d53-3f1f0e5d7a11', campaign: 'đợt-1', questionnaire: { id: 'q', version: 1, hash: 'a'.repeat(64) },
  channel: 'field', respondentKind: 'person', language: 'vi', mode: 'face_to_face', answerFormat: 'dock',
  position: { unit: 'xã-a', stratum: '', cluster: '', weight: 1 }, device: 'device-1',
  startedAt: { utcMs: 1, offsetMinutes: 420 }, finishedAt: { utcMs: 2, offsetMinutes: 420 }, durationMs: 1,
  answers: { c1: 5, words: 'Ấp\n😀 "hài lòng"\u2028' },
};
const chain = { sequence: 3, previousHash: 'b'.repeat(64) };
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('an envelope', () => {
  it('opens to the header and the very response that was put in, line ends in words included', () => {
    const opened = openEnvelope(writeEnvelope(response, chain));
    expect(opened?.header).toEqual({
      envelopeVersion: 1, responseId: response.id, campaign: 'đợt-1', questionnaireHash: 'a'.repeat(64), device: 'device-1',
      sequence: 3, previousHash: 'b'.repeat(64), seal: 'none',
    });
    expect(parseJson(opened?.payload ?? new Uint8Array())).toEqual(response);
  });

  it('has the same bytes and the same hash whenever it is made of the same response', async () => {
    const [one, other] = [writeEnvelope(response, chain), writeEnvelope(structuredClone(response), chain)];
    expect(await sha256Hex(one)).toBe(await sha256Hex(other));
    expect(await sha256Hex(writeEnvelope(response, { ...chain, sequence: 4 }))).not.toBe(await sha256Hex(one));
  });

  it('of a later version, with more keys, is still one', () => {
    const header = { ...envelopeHeader.parse(openEnvelope(writeEnvelope(response, chain))?.header), envelopeVersion: 9, more: true };
    expect(openEnvelope(encode(`${JSON.stringify(header)}\nsealed`))?.header.envelopeVersion).toBe(9);
  });

  it('is none with a number that no device reaches', () => {
    expect(openEnvelope(writeEnvelope(response, { ...chain, sequence: maxSequence }))?.header.sequence).toBe(maxSequence);
    expect(openEnvelope(writeEnvelope(response, { ...chain, sequence: maxSequence + 1 }))).toBeUndefined();
  });

  it('is none without a header line, with a header that is not one, or over the limit', () => {
    const bytes = writeEnvelope(response, chain);
    const none = [new Uint8Array(), encode('\n'), encode('{}\n{}'), encode('null\n'), bytes.subarray(0, 50), encode('x'.repeat(100)), Uint8Array.of(0xff, 10)];
    for (const each of none) expect(openEnvelope(each)).toBeUndefined();
    const padded = new Uint8Array(maxEnvelopeBytes + 1).fill(32);
    padded.set(bytes);
    expect(openEnvelope(padded)).toBeUndefined();
    expect(openEnvelope(padded.subarray(0, maxEnvelopeBytes))).toBeDefined();
  });
});

describe('a digest', () => {
  // FIPS 180-4 example: SHA-256("abc"); the same by coreutils 9.1: printf abc | sha256sum.
  it('is SHA-256 in lower-case hexadecimal', async () => {
    expect(await sha256Hex(encode('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});

describe('JSON in bytes', () => {
  it('is nothing when it is not UTF-8 or not JSON', () => {
    expect(parseJson(encode('{"a":1}'))).toEqual({ a: 1 });
    for (const bytes of [encode(''), encode('{'), Uint8Array.of(34, 0xc3, 34)]) expect(parseJson(bytes)).toBeUndefined();
  });
});
