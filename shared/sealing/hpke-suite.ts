/**
 * HPKE as envelopes use it, by `@hpke/core` over WebCrypto. This file is loaded when something is
 * first sealed or opened, so that nobody waits for it before; import it with `import()` only.
 */
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';

const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });

export interface Bound {
  readonly info: Uint8Array;
  readonly aad: Uint8Array;
}
export interface HpkeSealed {
  readonly encapsulated: Uint8Array;
  readonly ciphertext: Uint8Array;
}

/** Seals `plaintext` to the raw point `publicKey`. */
export async function hpkeSealTo(publicKey: Uint8Array, plaintext: Uint8Array, { info, aad }: Bound): Promise<HpkeSealed> {
  const recipientPublicKey = await suite.kem.deserializePublicKey(publicKey);
  const sealed = await suite.seal({ recipientPublicKey, info }, plaintext, aad);
  return { encapsulated: new Uint8Array(sealed.enc), ciphertext: new Uint8Array(sealed.ct) };
}

/** What was sealed; rejects when it was not sealed to this key, or bound to something else. */
export async function hpkeOpen(recipientKey: CryptoKey | CryptoKeyPair, sealed: HpkeSealed, { info, aad }: Bound): Promise<Uint8Array> {
  return new Uint8Array(await suite.open({ recipientKey, enc: sealed.encapsulated, info }, sealed.ciphertext, aad));
}
