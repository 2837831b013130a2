/**
 * How one envelope lies in a journal file:
 *
 *     magic (8) | length (u32) | CRC-32 of all that follows and of the length (u32) | SHA-256 (32) | envelope
 *
 * Numbers are big-endian. Whatever happened to the file, every record that is whole is found: after
 * damage the reader looks for the next magic. A record is whole only when CRC and SHA-256 say so.
 */
import { sha256Hex } from '#shared/sealing/digest.ts';
import { crc32 } from './crc32.ts';
import type { JournalContent, KeptEnvelope } from './journal.ts';

/** Not to be found in JSON: 0xFF occurs nowhere in UTF-8. */
const magic = Uint8Array.of(0xff, 0x48, 0x4c, 0x4a, 0x52, 0x4e, 0x4c, 0x31);
/** As many as an envelope may have (`maxEnvelopeBytes`); said here once more, so that the worker need not load what reads envelopes. */
export const maxRecordBytes = 262_144;
const lengthAt = 8;
const crcAt = 12;
const hashAt = 16;
const headBytes = 48;

export function writeRecords(envelopes: readonly KeptEnvelope[]): Uint8Array {
  const records = envelopes.map(recordOf);
  const all = new Uint8Array(records.reduce((sum, each) => sum + each.length, 0));
  let at = 0;
  for (const record of records) {
    all.set(record, at);
    at += record.length;
  }
  return all;
}

function recordOf({ bytes, hash }: KeptEnvelope): Uint8Array {
  const record = new Uint8Array(headBytes + bytes.length);
  const view = new DataView(record.buffer);
  record.set(magic);
  view.setUint32(lengthAt, bytes.length);
  record.set(hash.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? [], hashAt);
  record.set(bytes, headBytes);
  view.setUint32(crcAt, checksum(record));
  return record;
}

/** Of everything but magic and itself. */
function checksum(record: Uint8Array): number {
  const covered = new Uint8Array(record.length - hashAt + 4);
  covered.set(record.subarray(lengthAt, crcAt));
  covered.set(record.subarray(hashAt), 4);
  return crc32(covered);
}

export interface ReadRecords extends JournalContent {
  /** Where the last whole record ends: what lies behind was never finished. */
  readonly endsAt: number;
}

export async function readRecords(file: Uint8Array): Promise<ReadRecords> {
  const envelopes: KeptEnvelope[] = [];
  let damaged = 0;
  let endsAt = 0;
  for (let at = 0; at < file.length;) {
    const record = recordAt(file, at);
    if (record !== undefined && await isWhole(record)) {
      // What lay between the last whole record and this one could not be read.
      if (at > endsAt) damaged += 1;
      envelopes.push(record);
      at += headBytes + record.bytes.length;
      endsAt = at;
    } else {
      at = nextMagic(file, at + 1);
    }
  }
  return { envelopes, damaged, endsAt, isTorn: endsAt < file.length };
}

function recordAt(file: Uint8Array, at: number): KeptEnvelope | undefined {
  if (file.length - at < headBytes || !isMagic(file, at)) return undefined;
  const length = new DataView(file.buffer, file.byteOffset + at).getUint32(lengthAt);
  if (length > maxRecordBytes || at + headBytes + length > file.length) return undefined;
  const record = file.subarray(at, at + headBytes + length);
  if (new DataView(record.buffer, record.byteOffset).getUint32(crcAt) !== checksum(record)) return undefined;
  const hash = Array.from(record.subarray(hashAt, headBytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { bytes: record.slice(headBytes), hash };
}

async function isWhole({ bytes, hash }: KeptEnvelope): Promise<boolean> {
  return await sha256Hex(bytes) === hash;
}

function nextMagic(file: Uint8Array, from: number): number {
  for (let at = from; ;) {
    const found = file.indexOf(0xff, at);
    if (found === -1) return file.length;
    if (isMagic(file, found)) return found;
    at = found + 1;
  }
}

function isMagic(file: Uint8Array, at: number): boolean {
  return magic.every((byte, index) => file[at + index] === byte);
}
