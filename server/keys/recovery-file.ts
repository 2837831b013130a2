/**
 * The file of a recovery key. Its private half is sealed by a passphrase (scrypt, AES-256-GCM) and
 * belongs on paper, on a stick in a safe, away from every machine; its public half stands in clear,
 * so that the file can be shown to a server without the passphrase.
 */
import { createCipheriv, randomBytes, scrypt } from 'node:crypto';
import * as z from 'zod/mini';
import { parseJson } from '#shared/sealing/envelope.ts';
import type { SealingKey } from '#shared/sealing/sealing-key.ts';
import { aesGcmOpen } from './hpke.ts';
import { makePair, sealingKeyFor, sealingKeyIn, type SealingPair } from './sealing-pair.ts';

const format = 'hailong recovery key 1';
const keyBytes = 32;
const mostLog2Cost = 18;
const usualLog2Cost = 17;

const recoveryFile = z.object({
  format: z.literal(format),
  id: z.string(),
  publicKey: z.string().check(z.minLength(88), z.maxLength(88)),
  /** Null in a copy that carries the public half only. */
  sealed: z.nullable(z.object({
    /** scrypt with N = 2^log2Cost, r = 8, p = 1. */
    log2Cost: z.int().check(z.gte(10), z.lte(mostLog2Cost)),
    salt: z.string(), nonce: z.string(), ciphertext: z.string(),
  })),
});

/** A new recovery key and its file. `log2Cost`: what a guess at the passphrase costs; tests take less. */
export async function makeRecoveryFile(passphrase: string, log2Cost = usualLog2Cost): Promise<{ readonly key: SealingKey; readonly text: string }> {
  const { key, pem } = makePair();
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', await derive(passphrase, salt, log2Cost), nonce).setAAD(bound(key.publicKey));
  const ciphertext = Buffer.concat([cipher.update(pem), cipher.final(), cipher.getAuthTag()]);
  const sealed = { log2Cost, salt: salt.toString('base64'), nonce: nonce.toString('base64'), ciphertext: ciphertext.toString('base64') };
  return { key, text: `${JSON.stringify({ format, ...key, sealed }, null, 1)}\n` };
}

/** The public half in a recovery file, or undefined when it is none. */
export function recoveryKeyIn(bytes: Uint8Array): SealingKey | undefined {
  const read = recoveryFile.safeParse(parseJson(bytes));
  const key = read.success ? sealingKeyFor(Buffer.from(read.data.publicKey, 'base64')) : undefined;
  return key !== undefined && key.id === read.data?.id ? key : undefined;
}

export type RecoveryFault = 'no_recovery_file' | 'public_half_only' | 'wrong_passphrase';

/** The whole key. */
export async function openRecoveryFile(bytes: Uint8Array, passphrase: string): Promise<SealingPair | { readonly fault: RecoveryFault }> {
  const read = recoveryFile.safeParse(parseJson(bytes));
  if (!read.success || recoveryKeyIn(bytes) === undefined) return { fault: 'no_recovery_file' };
  const { sealed, publicKey } = read.data;
  if (sealed === null) return { fault: 'public_half_only' };
  const key = await derive(passphrase, Buffer.from(sealed.salt, 'base64'), sealed.log2Cost);
  try {
    const given = { key, nonce: Buffer.from(sealed.nonce, 'base64'), aad: bound(publicKey) };
    const pem = Buffer.from(aesGcmOpen(given, Buffer.from(sealed.ciphertext, 'base64'))).toString();
    return { key: sealingKeyIn(pem), pem };
  } catch {
    return { fault: 'wrong_passphrase' };
  }
}

function bound(publicKey: string): Uint8Array {
  return Buffer.from(`${format}\n${publicKey}`);
}

/** A passphrase is the same however its letters are composed; line ends around it do not count. */
function derive(passphrase: string, salt: Uint8Array, log2Cost: number): Promise<Buffer> {
  const cost = 2 ** log2Cost;
  const options = { N: cost, r: 8, p: 1, maxmem: 2 * 128 * 8 * cost };
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFC').trim(), salt, keyBytes, options, (error, key) => { if (error === null) resolve(key); else reject(error); });
  });
}
