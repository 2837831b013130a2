import { describe, expect, it } from 'vitest';
import * as byWebCrypto from '#shared/sealing/hpke-suite.ts';
import { makeSealingPair } from '#shared/sealing/sealing-key.ts';
import { hpkeOpen, hpkeSeal } from './hpke.ts';
import { makePair, openingKeyIn, sealingKeyFor } from './sealing-pair.ts';

const bound = { info: Buffer.from('purpose'), aad: Buffer.from('header') };
const plaintext = Buffer.from('Ấp Bình Hòa, 32 byte và hơn nữa');

describe('HPKE by Node', () => {
  it('opens what the suite of @hpke/core sealed, which passes RFC 9180 A.3.1', async () => {
    const { key, pem } = makePair();
    const sealed = await byWebCrypto.hpkeSealTo(Buffer.from(key.publicKey, 'base64'), plaintext, bound);
    expect(Buffer.from(hpkeOpen(openingKeyIn(pem), sealed, bound))).toEqual(plaintext);
  });

  it('seals what the suite of @hpke/core opens', async () => {
    const { key, pair } = await makeSealingPair();
    const sealed = hpkeSeal(Buffer.from(key.publicKey, 'base64'), plaintext, bound);
    expect(Buffer.from(await byWebCrypto.hpkeOpen(pair, sealed, bound))).toEqual(plaintext);
  });

  it('does not open what is bound to something else, for another key, changed or no point of the curve', () => {
    const [{ key, pem }, other] = [makePair(), makePair()];
    const sealed = hpkeSeal(Buffer.from(key.publicKey, 'base64'), plaintext, bound);
    const opening = openingKeyIn(pem);
    expect(Buffer.from(hpkeOpen(opening, sealed, bound))).toEqual(plaintext);
    expect(() => hpkeOpen(opening, sealed, { ...bound, info: Buffer.from('other') })).toThrow();
    expect(() => hpkeOpen(opening, sealed, { ...bound, aad: Buffer.from('other') })).toThrow();
    expect(() => hpkeOpen(openingKeyIn(other.pem), sealed, bound)).toThrow();
    const off = Buffer.from(sealed.encapsulated);
    off[64]! ^= 1;
    expect(() => hpkeOpen(opening, { ...sealed, encapsulated: off }, bound)).toThrow();
    for (const ciphertext of [new Uint8Array(), sealed.ciphertext.subarray(1)]) expect(() => hpkeOpen(opening, { ...sealed, ciphertext }, bound)).toThrow();
    expect(() => hpkeSeal(off, plaintext, bound)).toThrow();
  });

  it('gives a key the name that devices give it', async () => {
    const { key } = await makeSealingPair();
    expect(sealingKeyFor(Buffer.from(key.publicKey, 'base64'))).toEqual(key);
  });
});
