/** Sealing a file of a backup, piece by piece: however large the content, one chunk of it is in memory. */
import { createCipheriv } from 'node:crypto';
import { assert } from '#shared/kernel/assert.ts';
import type { SealingKey } from '#shared/sealing/sealing-key.ts';
import { makeDataKey } from './data-key.ts';
import { bindingOf, chunkBinding, chunkBytes, chunkNonce, firstLine, maxHeadBytes, type Facts } from './format.ts';

export interface SealFileWith {
  readonly recipients: readonly SealingKey[];
  /** The server's signature over a text, in base64. */
  readonly sign: (text: string) => string;
}

/** The bytes of the file, in pieces; `content` is read as the pieces are taken. */
export function sealFile(facts: Facts, content: Iterable<Uint8Array>, { recipients, sign }: SealFileWith): Iterable<Uint8Array> {
  const opening = `${firstLine}\n${JSON.stringify(facts)}\n`;
  const { dataKey, slots } = makeDataKey(recipients, Buffer.from(opening));
  const signedText = `${opening}${JSON.stringify(slots)}\n`;
  const head = Buffer.from(`${signedText}${sign(signedText)}\n`);
  assert(head.length <= maxHeadBytes, 'The head of a backup file is short.');
  return pieces(head, content, { dataKey, binding: bindingOf(signedText) });
}

interface ChunkKey {
  readonly dataKey: Buffer;
  readonly binding: Buffer;
}

function* pieces(head: Buffer, content: Iterable<Uint8Array>, key: ChunkKey): Generator<Uint8Array> {
  yield head;
  const chunk = Buffer.alloc(chunkBytes);
  let [filled, number] = [0, 0];
  for (const piece of content) {
    for (let at = 0; at < piece.length;) {
      // Only what comes after a full chunk shows that it is not the last.
      if (filled === chunkBytes) {
        yield sealChunk(chunk, key, { number, isLast: false });
        [filled, number] = [0, number + 1];
      }
      const part = piece.subarray(at, at + chunkBytes - filled);
      chunk.set(part, filled);
      [filled, at] = [filled + part.length, at + part.length];
    }
  }
  yield sealChunk(chunk.subarray(0, filled), key, { number, isLast: true });
}

function sealChunk(chunk: Buffer, { dataKey, binding }: ChunkKey, { number, isLast }: { readonly number: number; readonly isLast: boolean }): Buffer {
  const cipher = createCipheriv('aes-256-gcm', dataKey, chunkNonce(number));
  cipher.setAAD(chunkBinding(binding, number, isLast));
  const sealed = cipher.update(chunk);
  cipher.final();
  return Buffer.concat([sealed, cipher.getAuthTag()]);
}
