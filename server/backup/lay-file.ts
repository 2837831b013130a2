/** One file of a backup from its content to the second place, and back: only what was read back counts. */
import { createHash, type Hash } from 'node:crypto';
import { BackupFailed } from './backup-failed.ts';
import type { BackupKeys } from './backup-keys.ts';
import { isSignedByItsServer, type FileFacts } from './file-facts.ts';
import { fileName } from './file-names.ts';
import type { BackupTarget } from './ports.ts';
import { DamagedFile } from './sealed-file/damaged-file.ts';
import type { OpeningKeyOf } from './sealed-file/data-key.ts';
import { openFile } from './sealed-file/open-file.ts';
import { sealFile } from './sealed-file/seal-file.ts';

export interface LaidDown {
  readonly name: string;
  readonly sizeBytes: number;
}

/** Throws `BackupFailed`; then the file is not there, or was taken away again. */
export function layFile(
  target: BackupTarget, { facts, content }: { readonly facts: Omit<FileFacts, 'serverKey'>; readonly content: Iterable<Uint8Array> }, keys: BackupKeys,
): LaidDown {
  const name = fileName(facts);
  const written = createHash('sha256');
  const { publicKey, sign } = keys.serverKey;
  const pieces = sealFile({ ...facts, serverKey: publicKey }, hashing(content, written), { recipients: keys.recipients, sign });
  const sizeBytes = target.lay(name, pieces);
  if (readThrough(target, name, keys.keyOf) !== written.digest('hex')) {
    target.remove(name);
    throw new BackupFailed('read_back_differs', name);
  }
  return { name, sizeBytes };
}

/** SHA-256 of the content of a file, read to its end; undefined when it does not open. */
export function readThrough(target: BackupTarget, name: string, keyOf: OpeningKeyOf): string | undefined {
  const file = target.open(name);
  try {
    const read = createHash('sha256');
    for (const piece of openFile(file, { keyOf, isSigned: isSignedByItsServer }).content) read.update(piece);
    return read.digest('hex');
  } catch (error) {
    if (error instanceof DamagedFile) return undefined;
    throw error;
  } finally {
    file.close();
  }
}

function* hashing(content: Iterable<Uint8Array>, hash: Hash): Generator<Uint8Array> {
  for (const piece of content) {
    hash.update(piece);
    yield piece;
  }
}
