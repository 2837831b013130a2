/**
 * A copy of a database that is being written. The copying connection holds one read transaction:
 * what it copies is one moment, later commits do not make it begin anew, and the one that writes
 * never waits. The copy is not encrypted: it lies in the data folder, for a moment.
 */
import { closeSync, openSync, rmSync, statSync } from 'node:fs';
import { connectReader } from '../connect.ts';

/** Nobody copies one database so long. */
const leftoverMs = 6 * 3_600_000;
/** Of 4 KiB each; between two steps the thread is free. */
const pagesAStep = 1024;

export async function copyDatabase(databasePath: string, copyPath: string): Promise<void> {
  removeCopy(copyPath);
  // Made first, so that nobody else may read it.
  closeSync(openSync(copyPath, 'wx', 0o600));
  const connection = connectReader(databasePath);
  try {
    connection.client.exec('BEGIN');
    // SQLite takes the moment with the first read, not with BEGIN.
    connection.client.prepare('SELECT count(*) FROM sqlite_schema').get();
    await connection.client.backup(copyPath, { progress: () => pagesAStep });
  } finally {
    connection.client.close();
  }
}

export function removeCopy(copyPath: string): void {
  for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(`${copyPath}${suffix}`, { force: true });
}

/** The same for one that another process may be making: only where it was not written for hours. */
export function removeLeftCopy(copyPath: string, nowMs: number): void {
  const left = statSync(copyPath, { throwIfNoEntry: false });
  if (left !== undefined && left.mtimeMs < nowMs - leftoverMs) removeCopy(copyPath);
}
