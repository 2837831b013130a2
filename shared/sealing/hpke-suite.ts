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

/** Seals to one recipient, under an ephemeral key of its own. */
export interface HpkeSender {
  readonly encapsulated: Uint8Array;
  seal(plaintext: Uint8Array, aad: Uint8Array): Promise<Uint8Array>;
}

/** The costly half of sealing to the raw point `publicKey`: what does not hang on the content. */
export async function hpkeSenderTo(publicKey: Uint8Array, info: Uint8Array): Promise<HpkeSender> {
  const recipientPublicKey = await suite.kem.deserializePublicKey(publicKey);
  const sender = await suite.createSenderContext({ recipientPublicKey, info });
  return {
    encapsulated: new Uint8Array(sender.enc),
    seal: async (plaintext, aad) => new Uint8Array(await sender.seal(plaintext, aad)),
  };
}

/** Seals `plaintext` to the raw point `publicKey`. */
export async function hpkeSealTo(publicKey: Uint8Array, plaintext: Uint8Array, { info, aad }: Bound): Promise<HpkeSealed> {
  const sender = await hpkeSenderTo(publicKey, info);
  return { encapsulated: sender.encapsulated, ciphertext: await sender.seal(plaintext, aad) };
}

/** What was sealed; rejects when it was not sealed to this key, or bound to something else. */
export async function hpkeOpen(recipientKey: CryptoKey | CryptoKeyPair, sealed: HpkeSealed, { info, aad }: Bound): Promise<Uint8Array> {
  return new Uint8Array(await suite.open({ recipientKey, enc: sealed.encapsulated, info }, sealed.ciphertext, aad));
}
