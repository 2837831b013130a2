/**
 * Opening a file of a backup. Whatever is not exactly what the server wrote throws `DamagedFile`,
 * a chunk at the latest before its content would be given out; nothing else is thrown, however the
 * file was damaged. One chunk is in memory.
 */
import { createDecipheriv } from 'node:crypto';
import * as z from 'zod/mini';
import { parseJsonText } from '../parse-json.ts';
import { DamagedFile } from './damaged-file.ts';
import { openDataKey, type OpeningKeyOf } from './data-key.ts';
import { bindingOf, chunkBinding, chunkNonce, firstLine, keySlots, maxHeadBytes, sealedChunkBytes, tagBytes, type Facts, type KeySlot } from './format.ts';

/** The bytes of a file, wherever they lie. */
export interface FileSource {
  readonly sizeBytes: number;
  /** Up to `length` bytes from `at`; fewer only at the end. The buffer may be used again by the next call. */
  read(at: number, length: number): Buffer;
}

/** The readable beginning of a file; nothing of it is proven before `isSigned` said so. */
export interface FileHead {
  readonly facts: Facts;
  readonly slots: readonly KeySlot[];
  readonly signedText: string;
  readonly signature: string;
  /** Where the chunks begin. */
  readonly contentAt: number;
}

export interface OpenFileWith {
  readonly keyOf: OpeningKeyOf;
  /** Whether the server that the facts name signed the text. */
  readonly isSigned: (head: FileHead) => boolean;
}

const newline = 10;
const factsObject = z.record(z.string(), z.unknown());

export function readHead(source: FileSource): FileHead {
  const start = Buffer.from(source.read(0, Math.min(maxHeadBytes, source.sizeBytes)));
  const [first, facts, slots, signature] = linesOf(start);
  if (first?.text !== firstLine) throw new DamagedFile('not_ours');
  if (facts === undefined || slots === undefined || signature === undefined) throw new DamagedFile('damaged');
  const readFacts = factsObject.safeParse(parseJsonText(facts.text));
  const readSlots = keySlots.safeParse(parseJsonText(slots.text));
  const isPlain = Buffer.from(signature.text, 'base64').toString('base64') === signature.text;
  if (!readFacts.success || !readSlots.success || !isPlain) throw new DamagedFile('damaged');
  return {
    facts: readFacts.data, slots: readSlots.data, signature: signature.text, contentAt: signature.end,
    signedText: start.subarray(0, slots.end).toString('utf8'),
  };
}

/** The content, chunk by chunk, each proven before it is given. A buffer may be used again by the next step. */
export function openFile(source: FileSource, { keyOf, isSigned }: OpenFileWith): { readonly facts: Facts; readonly content: Iterable<Buffer> } {
  const head = readHead(source);
  if (!isSigned(head)) throw new DamagedFile('signature_bad');
  const opening = head.signedText.slice(0, head.signedText.indexOf('\n', firstLine.length + 1) + 1);
  const dataKey = openDataKey(head.slots, keyOf, Buffer.from(opening));
  return { facts: head.facts, content: chunks(source, head, dataKey) };
}

function* chunks(source: FileSource, { contentAt, signedText }: FileHead, dataKey: Buffer): Generator<Buffer> {
  const binding = bindingOf(signedText);
  let at = contentAt;
  for (let number = 0; ; number += 1) {
    const sealed = source.read(at, sealedChunkBytes);
    at += sealed.length;
    const isLast = at >= source.sizeBytes;
    if (sealed.length < tagBytes || (!isLast && sealed.length !== sealedChunkBytes)) throw new DamagedFile('damaged');
    yield openChunk(sealed, dataKey, { nonce: chunkNonce(number), bound: chunkBinding(binding, number, isLast) });
    if (isLast) return;
  }
}

function openChunk(sealed: Buffer, dataKey: Buffer, { nonce, bound }: { readonly nonce: Buffer; readonly bound: Buffer }): Buffer {
  const tagAt = sealed.length - tagBytes;
  const decipher = createDecipheriv('aes-256-gcm', dataKey, nonce, { authTagLength: tagBytes });
  decipher.setAAD(bound);
  decipher.setAuthTag(sealed.subarray(tagAt));
  const content = decipher.update(sealed.subarray(0, tagAt));
  try {
    decipher.final();
  } catch {
    throw new DamagedFile('damaged');
  }
  return content;
}

/** The first four lines, as far as they are there. */
function linesOf(bytes: Buffer): { readonly text: string; readonly end: number }[] {
  const lines: { text: string; end: number }[] = [];
  for (let at = 0; lines.length < 4;) {
    const end = bytes.indexOf(newline, at);
    if (end === -1) return lines;
    lines.push({ text: bytes.subarray(at, end).toString('utf8'), end: end + 1 });
    at = end + 1;
  }
  return lines;
}
