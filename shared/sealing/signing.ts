/**
 * Signatures: ECDSA over P-256 with SHA-256 in IEEE P1363 form (64 bytes) by WebCrypto, which old
 * phones have. A public key travels as its raw point (65 bytes) in base64. This is the one place
 * where a device, a test or a tool signs or checks; the server's own primitives
 * (`server/auth/keys.ts`) make and check the same bytes.
 */
import { fromBase64, toBase64 } from '../kernel/base64.ts';

export const signatureBytes = 64;

const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const signing = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** A new pair whose private half never leaves the browser. */
export async function makeSigningKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(curve, false, ['sign', 'verify']);
}

/** The public half as the wire wants it: raw point in base64. */
export async function publicKeyText(keys: CryptoKeyPair): Promise<string> {
  return toBase64(new Uint8Array(await crypto.subtle.exportKey('raw', keys.publicKey)));
}

/** The signature over `bytes`, 64 bytes. */
export async function signBytes(privateKey: CryptoKey, bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.sign(signing, privateKey, bytes as Uint8Array<ArrayBuffer>));
}

/** Whether whoever holds the private half of `publicKeyBase64` signed `bytes`. Nonsense is not signed; it never throws. */
export async function isSigned(publicKeyBase64: string, bytes: Uint8Array, signature: Uint8Array): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey('raw', fromBase64(publicKeyBase64), curve, false, ['verify']);
    return await crypto.subtle.verify(signing, key, signature as Uint8Array<ArrayBuffer>, bytes as Uint8Array<ArrayBuffer>);
  } catch {
    return false;
  }
}
