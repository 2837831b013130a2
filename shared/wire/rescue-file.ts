/**
 * Rescue file: finished responses on their way by another road than the network, from a phone to
 * another phone, a card or the office. Envelopes stand in it as they are sent, sealed and signed
 * by the device that made them, so the file may be shared and whoever carries it does not matter.
 *
 *     hailong rescue 1\n
 *     {"device":…,"madeAtMs":…,"count":…}\n
 *     and per envelope: its length (4 bytes, big end first), its SHA-256 (32 bytes), its bytes
 *
 * A file that was cut or damaged gives every envelope in it that is whole.
 *
 * POST /api/rescue (device session, or admin and supervisor), body: such a file → rescueReply;
 * `rescue.busy` while others are in hand, and then nothing of it was read: hand it in again
 */
import * as z from 'zod/mini';
import { sha256Hex } from '../sealing/digest.ts';
import { maxEnvelopeBytes } from '../sealing/envelope.ts';
import { signedReceipt } from './receipt.ts';

export const maxRescueFileBytes = 67_108_864;
export const rescueFileType = 'application/vnd.hailong.rescue';

const rescueHead = z.object({
  device: z.string().check(z.maxLength(64)),
  madeAtMs: z.int(),
  count: z.int().check(z.gte(0)),
});
export type RescueHead = Readonly<z.infer<typeof rescueHead>>;

export interface RescueFile {
  /** Null where the head line is damaged: envelopes may follow all the same. */
  readonly head: RescueHead | null;
  readonly envelopes: readonly { readonly bytes: Uint8Array; readonly hash: string }[];
  /** Stretches that held no whole envelope. */
  readonly damaged: number;
  /** Whether fewer envelopes than the head states are in it. */
  readonly isShort: boolean;
}

/** The reply to a file: what became of each envelope, in order; null: nothing is known, hand the file in again. */
export const rescueReply = z.object({
  protocolVersion: z.int(),
  signed: z.array(z.nullable(signedReceipt)),
  damaged: z.int(),
  isShort: z.boolean(),
});
export type RescueReply = z.infer<typeof rescueReply>;

const magic = 'hailong rescue 1\n';
/** How the header line of every envelope begins: where a damaged file is taken up again. */
const envelopeStart = new TextEncoder().encode('{"envelopeVersion":');
/** No header line is shorter. */
const minEnvelopeBytes = 200;
/** More than a phone makes in years; what stands behind them is not read. */
export const maxRescueEnvelopes = 30_000;
/** How far the search may go on by the byte under the end of what is sought: no file makes it look at every byte. */
const strides = new Uint8Array(256).fill(envelopeStart.length);
envelopeStart.subarray(0, -1).forEach((byte, at) => { strides[byte] = envelopeStart.length - 1 - at; });
const lengthBytes = 4;
const hashBytes = 32;
const frameBytes = lengthBytes + hashBytes;
const maxHeadBytes = 4_096;

/** The bytes of a rescue file around `envelopes`. */
export async function writeRescueFile(
  head: Omit<RescueHead, 'count'>, envelopes: readonly Uint8Array[],
): Promise<Uint8Array<ArrayBuffer>> {
  const line = `${magic}${JSON.stringify({ device: head.device, madeAtMs: head.madeAtMs, count: envelopes.length })}\n`;
  const start = new TextEncoder().encode(line);
  const size = envelopes.reduce((sum, each) => sum + frameBytes + each.length, start.length);
  const file = new Uint8Array(size);
  file.set(start);
  let at = start.length;
  for (const bytes of envelopes) {
    new DataView(file.buffer).setUint32(at, bytes.length);
    file.set(hexBytes(await sha256Hex(bytes)), at + lengthBytes);
    file.set(bytes, at + frameBytes);
    at += frameBytes + bytes.length;
  }
  return file;
}

/** What can be had from `file`; undefined when it is no rescue file at all. Never throws. */
export async function readRescueFile(file: Uint8Array): Promise<RescueFile | undefined> {
  if (file.length > maxRescueFileBytes || !startsWith(file, new TextEncoder().encode(magic), 0)) return undefined;
  const { head, end } = readHead(file);
  const { envelopes, damaged } = await readRecords(file, end);
  return { head, envelopes, damaged: damaged + (head === null ? 1 : 0), isShort: head === null || envelopes.length < head.count };
}

function readHead(file: Uint8Array): { readonly head: RescueHead | null; readonly end: number } {
  const newline = file.subarray(0, magic.length + maxHeadBytes).indexOf(10, magic.length);
  if (newline < 0) return { head: null, end: magic.length };
  const head = rescueHead.safeParse(parseJson(file.subarray(magic.length, newline)));
  return head.success ? { head: head.data, end: newline + 1 } : { head: null, end: magic.length };
}

async function readRecords(file: Uint8Array, start: number): Promise<Pick<RescueFile, 'envelopes' | 'damaged'>> {
  const found = new Map<string, Uint8Array>();
  let damaged = 0;
  let wasGood = true;
  // What is hashed in vain is bounded: a crafted file costs no more than a few readings of its size.
  let budgetBytes = 3 * file.length;
  for (let at = start; at < file.length;) {
    const record = budgetBytes > 0 ? await readRecord(file, at) : undefined;
    if (record?.isWhole === true) found.set(record.hash, record.bytes);
    else if (wasGood) damaged += 1;
    wasGood = record?.isWhole === true;
    if (record !== undefined && !record.isWhole) budgetBytes -= record.bytes.length;
    if (budgetBytes <= 0 || found.size >= maxRescueEnvelopes) break;
    at = record?.isWhole === true ? at + frameBytes + record.bytes.length : nextRecord(file, at);
  }
  return { envelopes: [...found].map(([hash, bytes]) => ({ bytes, hash })), damaged };
}

/** The record at `at` if its length can be one; whole when the hash agrees. */
async function readRecord(
  file: Uint8Array, at: number,
): Promise<{ readonly bytes: Uint8Array; readonly hash: string; readonly isWhole: boolean } | undefined> {
  if (at + frameBytes >= file.length) return undefined;
  const size = new DataView(file.buffer, file.byteOffset, file.byteLength).getUint32(at);
  const end = at + frameBytes + size;
  if (size < minEnvelopeBytes || size > maxEnvelopeBytes || end > file.length) return undefined;
  const bytes = file.subarray(at + frameBytes, end);
  const hash = await sha256Hex(bytes);
  return { bytes, hash, isWhole: startsWith(file, hexBytes(hash), at + lengthBytes) };
}

/** Where the next envelope after `at` may have its record; the end of the file when there is none. */
function nextRecord(file: Uint8Array, at: number): number {
  const end = envelopeStart.length - 1;
  for (let found = at + frameBytes + 1; found + end < file.length; found += strides[file[found + end] ?? 0] ?? 1) {
    if (file[found] === envelopeStart[0] && startsWith(file, envelopeStart, found)) return found - frameBytes;
  }
  return file.length;
}

function startsWith(bytes: Uint8Array, start: Uint8Array, at: number): boolean {
  return at + start.length <= bytes.length && start.every((byte, index) => bytes[at + index] === byte);
}

function hexBytes(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, index) => Number.parseInt(hex.slice(2 * index, 2 * index + 2), 16));
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
