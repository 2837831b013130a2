import { Aes128Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { describe, expect, it } from 'vitest';
import { hpkeOpen, hpkeSealTo } from './hpke-suite.ts';
import { makeSealingPair } from './sealing-key.ts';
import { fromBase64 } from '../kernel/base64.ts';

const hex = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

/** RFC 9180, appendix A.3.1: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM, base mode. */
const rfc = {
  info: hex('4f6465206f6e2061204772656369616e2055726e'),
  ikmR: hex('668b37171f1072f3cf12ea8a236a45df23fc13b82af3609ad1e354f6ef817550'),
  pkRm: '04fe8c19ce0905191ebc298a9245792531f26f0cece2460639e8bc39cb7f706a826a779b4cf969b8a0e539c7f62fb3d30ad6aa8f80e30f1d128aafd68a2ce72ea0',
  enc: hex('04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4'),
  plaintext: hex('4265617574792069732074727574682c20747275746820626561757479'),
  aad: hex('436f756e742d30'),
  ciphertext: hex('5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434'),
};

describe('HPKE', () => {
  it('derives the key pair of RFC 9180 A.3.1 and opens its first message', async () => {
    const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes128Gcm() });
    const recipientKey = await suite.kem.deriveKeyPair(rfc.ikmR.buffer);
    expect(Buffer.from(await suite.kem.serializePublicKey(recipientKey.publicKey)).toString('hex')).toBe(rfc.pkRm);
    const opened = await suite.open({ recipientKey, enc: rfc.enc, info: rfc.info }, rfc.ciphertext, rfc.aad);
    expect(new Uint8Array(opened)).toEqual(rfc.plaintext);
  });

  it('opens what was sealed to the key, and nothing that is bound to something else', async () => {
    const { key, pair } = await makeSealingPair();
    const bound = { info: rfc.info, aad: rfc.aad };
    const sealed = await hpkeSealTo(fromBase64(key.publicKey), rfc.plaintext, bound);
    expect(await hpkeOpen(pair, sealed, bound)).toEqual(rfc.plaintext);
    expect(await hpkeOpen(pair.privateKey, sealed, bound)).toEqual(rfc.plaintext);
    await expect(hpkeOpen(pair, sealed, { ...bound, info: rfc.aad })).rejects.toBeDefined();
    await expect(hpkeOpen(pair, sealed, { ...bound, aad: rfc.info })).rejects.toBeDefined();
    await expect(hpkeOpen((await makeSealingPair()).pair, sealed, bound)).rejects.toBeDefined();
  });
});
