/**
 * A sealing key: the public half of a P-256 pair to which responses are sealed. A campaign has a
 * working key, whose private half the server holds, and may have a recovery key, whose private
 * half lies away from every machine. A key is named by its own content, so that nobody can give
 * two keys one name.
 */
import { fromBase64, toBase64 } from '../kernel/base64.ts';
import { sha256Hex } from './digest.ts';

export interface SealingKey {
  /** The first 16 bytes of the SHA-256 of the raw point, in hexadecimal. */
  readonly id: string;
  /** Raw P-256 point (65 bytes, uncompressed) in base64. */
  readonly publicKey: string;
}

const idDigits = 32;
const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** The key with its name. Rejects when `publicKey` is no base64. */
export async function sealingKeyOf(publicKey: string): Promise<SealingKey> {
  return { id: (await sha256Hex(fromBase64(publicKey))).slice(0, idDigits), publicKey };
}

/** A new pair; whoever makes one keeps the private half, so it can be written down. */
export async function makeSealingPair(): Promise<{ readonly key: SealingKey; readonly pair: CryptoKeyPair }> {
  const pair = await crypto.subtle.generateKey(curve, true, ['deriveBits']);
  return { key: await sealingKeyOf(toBase64(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)))), pair };
}
