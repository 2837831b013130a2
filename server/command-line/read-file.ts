/** Reads a file that a person named; whatever prevents it is said in one sentence. */
import { closeSync, openSync, readSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { FilePieces } from '../imports/responses-csv/utf8-pieces.ts';
import { UsageError } from './usage-error.ts';

const maximumMegabytes = 512;
const bytesPerMegabyte = 1_048_576;

export async function readNamedFile(file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(file);
    if (size > maximumMegabytes * bytesPerMegabyte) throw new UsageError('fileTooLarge', { file, maximum: maximumMegabytes }, 1);
    return await readFile(file);
  } catch (error) {
    throw error instanceof UsageError ? error : asUsageError(file, codeOf(error));
  }
}

const pieceSizeBytes = 1 << 18;

/** The bytes of a file of any size, in pieces that stand in one and the same piece of memory. */
export function namedFilePieces(file: string): FilePieces {
  return function* () {
    const handle = orUsageError(file, () => openSync(file, 'r'));
    try {
      const piece = new Uint8Array(pieceSizeBytes);
      const read = (): number => orUsageError(file, () => readSync(handle, piece));
      for (let length = read(); length > 0; length = read()) yield piece.subarray(0, length);
    } finally {
      closeSync(handle);
    }
  };
}

function orUsageError<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asUsageError(file, codeOf(error));
  }
}

function asUsageError(file: string, code: string): UsageError {
  if (code === 'ENOENT' || code === 'ENOTDIR') return new UsageError('fileMissing', { file });
  if (code === 'EISDIR') return new UsageError('fileIsFolder', { file });
  if (code === 'EACCES' || code === 'EPERM') return new UsageError('fileForbidden', { file });
  return new UsageError('fileFailed', { file, reason: code });
}

function codeOf(error: unknown): string {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : String(error);
}

/** Editors on Windows put a byte order mark before JSON. */
export function withoutMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}
