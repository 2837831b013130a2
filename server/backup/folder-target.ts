/**
 * A folder as the second place: another disk, or another machine's, mounted. A file is written
 * under another name, flushed, and takes its name only then; a process that is killed leaves
 * nothing that could be taken for a backup.
 */
import { closeSync, existsSync, fstatSync, fsyncSync, openSync, readdirSync, readSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { atTarget, BackupFailed } from './backup-failed.ts';
import { readFileName, unfinishedPrefix } from './file-names.ts';
import type { BackupTarget, OpenedFile } from './ports.ts';
import { sealedChunkBytes } from './sealed-file/format.ts';

/** Nobody writes one file so long. */
const leftoverMs = 6 * 3_600_000;

export function folderTarget(folder: string): BackupTarget {
  const device = existsSync(folder) ? deviceOf(folder) : undefined;
  // Where nothing is mounted any more, the empty folder beneath is no second place.
  const assertThere = (): void => {
    if (!existsSync(folder) || (device !== undefined && deviceOf(folder) !== device)) throw new BackupFailed('target_gone');
  };
  const at = <T>(work: () => T): T => atTarget(() => {
    assertThere();
    return work();
  });
  return {
    list: () => at(() => readdirSync(folder).filter((name) => readFileName(name) !== undefined)),
    lay: (name, pieces) => at(() => lay(folder, name, pieces)),
    open: (name) => at(() => openFrom(join(folder, name))),
    remove: (name) => { at(() => { rmSync(join(folder, name), { force: true }); }); },
  };
}

/** Removes what processes left that ended while they wrote. */
export function removeLeftovers(folder: string, nowMs: number): void {
  atTarget(() => {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      if (name.startsWith(unfinishedPrefix) && statSync(path).mtimeMs < nowMs - leftoverMs) rmSync(path, { force: true });
    }
  });
}

/** Whether both lie on the same disk, where losing one is losing both. */
export function isOnSameDisk(one: string, other: string): boolean {
  return deviceOf(one) === deviceOf(other);
}

function deviceOf(folder: string): number {
  return statSync(folder).dev;
}

function lay(folder: string, name: string, pieces: Iterable<Uint8Array>): number {
  const unfinished = join(folder, `${unfinishedPrefix}${name}`);
  try {
    const sizeBytes = writeFlushed(unfinished, pieces);
    renameSync(unfinished, join(folder, name));
    flushFolder(folder);
    return sizeBytes;
  } catch (error) {
    removeQuietly(unfinished);
    throw error;
  }
}

function writeFlushed(path: string, pieces: Iterable<Uint8Array>): number {
  const file = openSync(path, 'w', 0o600);
  try {
    let sizeBytes = 0;
    for (const piece of pieces) {
      for (let at = 0; at < piece.length;) at += writeSync(file, piece, at);
      sizeBytes += piece.length;
    }
    fsyncSync(file);
    return sizeBytes;
  } finally {
    closeSync(file);
  }
}

/** Some network file systems flush names with the file and know no flushing of a folder. */
export function flushFolder(folder: string): void {
  const file = openSync(folder, 'r');
  try {
    fsyncSync(file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && (error.code === 'EINVAL' || error.code === 'ENOTSUP'))) throw error;
  } finally {
    closeSync(file);
  }
}

/** What prevented the writing may prevent this too; the name says that it is nothing whole. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    return;
  }
}

function openFrom(path: string): OpenedFile {
  const file = openSync(path, 'r');
  const buffer = Buffer.alloc(sealedChunkBytes);
  return {
    sizeBytes: fstatSync(file).size,
    read: (at, length) => atTarget(() => {
      let filled = 0;
      for (const wanted = Math.min(length, buffer.length); filled < wanted;) {
        const count = readSync(file, buffer, filled, wanted - filled, at + filled);
        if (count === 0) break;
        filled += count;
      }
      return buffer.subarray(0, filled);
    }),
    close: () => { closeSync(file); },
  };
}
