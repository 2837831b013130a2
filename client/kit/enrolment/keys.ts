/** The device's key pair and the server's pinned key, as the wire writes them: text and base64. */
import { fromBase64, toBase64 } from '#shared/kernel/base64.ts';
import { isSigned, makeSigningKeys, signBytes } from '#shared/sealing/signing.ts';

export { publicKeyText } from '#shared/sealing/signing.ts';

/** A new pair whose private half never leaves the browser. */
export const makeKeys = makeSigningKeys;

/** Signature in base64 over the UTF-8 bytes of `text`. */
export async function sign(keys: CryptoKeyPair, text: string): Promise<string> {
  return toBase64(await signBytes(keys.privateKey, new TextEncoder().encode(text)));
}

/** Whether whoever holds the private half of `publicKey` signed `text`. */
export async function isSignedBy(publicKey: string, signature: string, text: string): Promise<boolean> {
  try {
    return await isSigned(publicKey, new TextEncoder().encode(text), fromBase64(signature));
  } catch {
    return false;
  }
}

/** 32 random bytes in base64. */
export function makeNonce(): string {
  return toBase64(crypto.getRandomValues(new Uint8Array(32)));
}
