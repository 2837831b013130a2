/**
 * One server on one data folder: the tallies in memory are only right while nobody else writes. The
 * lock is the operating system's, on a file of its own, so that it ends with the process however
 * that ends.
 */
import Database from 'better-sqlite3';

export interface FolderLock {
  release(): void;
}

/** The lock, or undefined when another process holds it. */
export function takeLock(path: string): FolderLock | undefined {
  const client = new Database(path, { timeout: 0 });
  try {
    client.pragma('journal_mode = MEMORY');
    client.exec('BEGIN EXCLUSIVE');
    return { release: () => { client.close(); } };
  } catch (error) {
    client.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return undefined;
    throw error;
  }
}
