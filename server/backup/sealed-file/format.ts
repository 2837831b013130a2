/**
 * The format of one file of a backup. Everything in it is sealed but what is needed to find and
 * open it:
 *
 *     hailong backup 1\n
 *     <facts as JSON, one line>\n             what the file is; readable by whoever keeps it
 *     <recipients as JSON, one line>\n        the data key, sealed by HPKE to each key that may open it
 *     <signature of the server in base64>\n   over the three lines before it, line ends included
 *     chunk 0, chunk 1, …                     AES-256-GCM, 1 MiB of content each but the last, tag at the end
 *
 * The data key is fresh in each file. A chunk is bound to the lines before it, to its number and to
 * whether it is the last: a chunk that is missing, added, moved or altered, in this file or from
 * another, fails to open. Whoever does not know the data key cannot put other content under lines
 * that the server signed.
 */
import { createHash } from 'node:crypto';
import * as z from 'zod/mini';

export const firstLine = 'hailong backup 1';
export const dataKeyBytes = 32;
export const tagBytes = 16;
export const nonceBytes = 12;
/** Content of a chunk; only the last one may hold less. */
export const chunkBytes = 1_048_576;
export const sealedChunkBytes = chunkBytes + tagBytes;
/** The lines before the chunks at most. */
export const maxHeadBytes = 16_384;
/** Bound into every sealed data key: a seal of another purpose can never be opened as one. */
export const dataKeyInfo = new TextEncoder().encode('hailong backup 1');

const base64 = z.string().check(z.maxLength(128), z.regex(/^[A-Za-z0-9+/]+={0,2}$/));

/** The data key, sealed to one key. */
export const keySlot = z.object({
  keyId: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  encapsulated: base64,
  sealedKey: base64,
});
export type KeySlot = z.infer<typeof keySlot>;

export const keySlots = z.array(keySlot).check(z.minLength(1), z.maxLength(4));

export type Facts = Readonly<Record<string, unknown>>;

/** What each chunk of a file is bound to beside its number: `signedText` is the lines that the server signs. */
export function bindingOf(signedText: string): Buffer {
  return createHash('sha256').update(signedText).digest();
}

/** Bound into the chunk of this number. */
export function chunkBinding(binding: Buffer, number: number, isLast: boolean): Buffer {
  const bound = Buffer.alloc(binding.length + 9);
  binding.copy(bound);
  bound.writeBigUInt64BE(BigInt(number), binding.length);
  bound[binding.length + 8] = Number(isLast);
  return bound;
}

/** The number of the chunk: under a key that is used for one file alone, none comes twice. */
export function chunkNonce(number: number): Buffer {
  const nonce = Buffer.alloc(nonceBytes);
  nonce.writeBigUInt64BE(BigInt(number), nonceBytes - 8);
  return nonce;
}
