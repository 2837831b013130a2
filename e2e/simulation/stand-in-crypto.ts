/**
 * Stand-in crypto: cheap, synchronous inside and the same for the same seed. Hashes are real
 * SHA-256, since bytes are compared by them; a signature is a hash over a key and the bytes, which
 * no part of the simulation forges. It takes the place of WebCrypto for the whole process.
 */
import { createHash } from 'node:crypto';
import type { Random } from '#shared/kernel/random.ts';

/** 65 bytes in base64, as a raw public key is; here it is the private half as well. */
export type StandInKey = string;

export function makeKey(random: Random): StandInKey {
  return Buffer.from(Array.from({ length: 65 }, () => random.integer(256))).toString('base64');
}

export function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

export function hexOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** 64 bytes. */
export function signatureOf(key: StandInKey, bytes: Uint8Array): Uint8Array {
  const half = createHash('sha256').update(key).update(bytes).digest();
  return new Uint8Array(Buffer.concat([half, half]));
}

export function isSignature(key: StandInKey, bytes: Uint8Array, signature: Uint8Array): boolean {
  return Buffer.compare(signatureOf(key, bytes), signature) === 0;
}

export const textBytes = (text: string): Uint8Array => new TextEncoder().encode(text);

export function signText(key: StandInKey, text: string): string {
  return Buffer.from(signatureOf(key, textBytes(text))).toString('base64');
}

export function isSignedText(key: StandInKey, text: string, signature: string): boolean {
  return signText(key, text) === signature;
}

export function nonceFrom(random: Random): string {
  return Buffer.from(Array.from({ length: 32 }, () => random.integer(256))).toString('base64');
}

export function uuidFrom(random: Random): string {
  const hex = Array.from({ length: 32 }, () => random.integer(16).toString(16)).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}
