/**
 * A full backup: a copy of one moment, opened and checked as a restore would, laid down, read back;
 * then the files that are no longer needed go, and older ones are read through, so that damage is
 * found while there is still a good one.
 */
import { closeSync, openSync, readSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { KeyPlaces } from '../keys/keys-backup.ts';
import { BackupFailed } from './backup-failed.ts';
import { readBackupKeys, type BackupKeys } from './backup-keys.ts';
import type { BackupCatalogue } from './catalogue.ts';
import { writeContent } from './file-content.ts';
import { readFileName } from './file-names.ts';
import { layFile, readThrough } from './lay-file.ts';
import { fullsNewestFirst, isSameBranch, type LaidFile } from './lineage.ts';
import type { BackupDatabase, BackupTarget } from './ports.ts';
import { superfluous } from './retention.ts';

export interface FullLaid {
  readonly name: string;
  readonly madeAtMs: number;
  /** Entries of the ledger that are in it. */
  readonly ledgerSize: number;
  readonly sizeBytes: number;
  /** Files that do not open any more. */
  readonly damaged: readonly string[];
}

export interface FullParts {
  readonly places: KeyPlaces;
  readonly databasePath: string;
  /** Where the copy lies until it is laid down. */
  readonly copyPath: string;
  readonly database: BackupDatabase;
  readonly target: BackupTarget;
  readonly catalogue: BackupCatalogue;
  readonly now: () => number;
}

/** Left free on the disk of the data: responses go before backups. */
const spareBytes = 128 * 1_048_576;
const pieceBytes = 1_048_576;

export function createFullBackups(parts: FullParts): () => Promise<FullLaid> {
  const scrubbed = new Map<string, number>();
  return async () => {
    const { database, copyPath, target, catalogue, now } = parts;
    const keys = readBackupKeys(parts.places);
    // Before the copy: what is laid down while it is made has this number or a later one, and goes upon it.
    const [number, madeAtMs] = [catalogue.nextNumber(), now()];
    assertRoom(parts);
    try {
      await database.copy(copyPath);
      const inspected = database.inspect(copyPath);
      if ('fault' in inspected) throw new BackupFailed('copy_bad', inspected.fault);
      const facts = { kind: 'full', number, madeAtMs, ...inspected.head, fromSize: 0, fromHash: '' } as const;
      const { name, sizeBytes } = layFile(target, { facts, content: writeContent(keys.sealedKeys(), bytesOf(copyPath)) }, keys);
      scrubbed.set(name, madeAtMs);
      tidy(parts, keys);
      scrub(parts, keys, { scrubbed, budgetBytes: 2 * sizeBytes });
      return { name, madeAtMs, ledgerSize: facts.size, sizeBytes, damaged: catalogue.look().bad.map((each) => each.name) };
    } finally {
      database.removeCopy(copyPath);
    }
  };
}

function assertRoom({ databasePath, copyPath }: FullParts): void {
  const { bavail, bsize } = statfsSync(dirname(copyPath));
  if (bavail * bsize < statSync(databasePath).size + spareBytes) throw new BackupFailed('data_disk_full');
}

/** A full one was just read back: only then may others go. What another server laid down there is its own matter. */
function tidy({ target, catalogue, now }: FullParts, { serverKey }: BackupKeys): void {
  const own = catalogue.look().files.filter(({ facts }) => facts.serverKey === serverKey.publicKey);
  const good = own.flatMap(({ name }) => readFileName(name) ?? []);
  for (const name of superfluous(good, now())) target.remove(name);
}

/** Reads through what was not read for the longest time, as much as there is room for. */
function scrub(
  { target, catalogue, now }: FullParts, keys: BackupKeys,
  { scrubbed, budgetBytes }: { readonly scrubbed: Map<string, number>; readonly budgetBytes: number },
): void {
  const { files } = catalogue.look();
  const [newest] = fullsNewestFirst(files);
  const ours = files.filter(({ facts }) => newest !== undefined && isSameBranch(facts, newest.facts));
  const names = new Set(ours.map(({ name }) => name));
  for (const name of scrubbed.keys()) if (!names.has(name)) scrubbed.delete(name);
  let left = budgetBytes;
  for (const { name } of longestUnread(ours, scrubbed)) {
    if (left <= 0) return;
    left -= sizeOf(target, name);
    if (readThrough(target, name, keys.keyOf) === undefined) catalogue.condemn(name, 'damaged');
    scrubbed.set(name, now());
  }
}

function longestUnread(files: readonly LaidFile[], scrubbed: ReadonlyMap<string, number>): LaidFile[] {
  return [...files].sort((one, other) => (scrubbed.get(one.name) ?? 0) - (scrubbed.get(other.name) ?? 0) || other.facts.number - one.facts.number);
}

function sizeOf(target: BackupTarget, name: string): number {
  const file = target.open(name);
  file.close();
  return file.sizeBytes;
}

function* bytesOf(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(pieceBytes);
    for (let length = readSync(file, buffer); length > 0; length = readSync(file, buffer)) yield buffer.subarray(0, length);
  } finally {
    closeSync(file);
  }
}
