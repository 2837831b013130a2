/** The device's key pair and the server's pinned key: ECDSA over P-256, which old phones have. */
import { fromBase64, toBase64 } from '../api/base64.ts';

const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const signing = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** A new pair whose private half never leaves the browser. */
export async function makeKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(curve, false, ['sign', 'verify']);
}

/** The public half as the wire wants it: raw point in base64. */
export async function publicKeyText(keys: CryptoKeyPair): Promise<string> {
  return toBase64(new Uint8Array(await crypto.subtle.exportKey('raw', keys.publicKey)));
}

/** Signature in base64 over the UTF-8 bytes of `text`. */
export async function sign(keys: CryptoKeyPair, text: string): Promise<string> {
  return toBase64(new Uint8Array(await crypto.subtle.sign(signing, keys.privateKey, new TextEncoder().encode(text))));
}

/** Whether whoever holds the private half of `publicKey` signed `text`. */
export async function isSignedBy(publicKey: string, signature: string, text: string): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey('raw', fromBase64(publicKey), curve, false, ['verify']);
    return await crypto.subtle.verify(signing, key, fromBase64(signature), new TextEncoder().encode(text));
  } catch {
    return false;
  }
}

/** 32 random bytes in base64. */
export function makeNonce(): string {
  return toBase64(crypto.getRandomValues(new Uint8Array(32)));
}
