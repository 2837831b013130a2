/** Opens what a data folder holds, for one process: its lock, the server's key, the database. */
import { existsSync } from 'node:fs';
import { openServerKey, type ServerKey } from '../auth/keys.ts';
import type { ComposeOptions } from '../composition.ts';
import type { DataFolder } from '../start/data-folder.ts';
import { assertFreeSpace } from '../start/free-space.ts';
import { restoreMarkPath } from '../start/restore-mark.ts';
import { StartRefused, type RefusalKey } from '../start/start-refused.ts';
import { unusableReason } from './failures.ts';
import { takeLock, type FolderLock } from './lock.ts';
import { UnusableDatabase, versionOf } from './migrate.ts';
import type { Notary, Storage } from './port.ts';
import { openSqlite } from './sqlite.ts';

export interface OpenFolder {
  readonly storage: Storage;
  readonly serverKey: ServerKey;
  readonly lock: FolderLock;
}

/** Throws `StartRefused` when the folder is in use or what is in it is not for this program. */
export function openFolder(options: ComposeOptions): OpenFolder {
  const { folder } = options;
  const lock = lockFolder(folder);
  try {
    if (existsSync(restoreMarkPath(folder.path))) throw new StartRefused('refusedRestoring', { folder: folder.path });
    assertFreeSpace(folder.path);
    const serverKey = keyOf(options);
    return { lock, serverKey, storage: openStorage(options, serverKey) };
  } catch (error) {
    // Whatever cannot be opened, the folder is free again.
    lock.release();
    throw error;
  }
}

function lockFolder({ path, lockPath }: DataFolder): FolderLock {
  try {
    const lock = takeLock(lockPath);
    if (lock !== undefined) return lock;
  } catch {
    throw new StartRefused('refusedFolder', { folder: path });
  }
  throw new StartRefused('refusedInUse', { folder: path });
}

function openStorage({ folder, now, rebuildWorkerUrl, onFailStop, onLongFill }: ComposeOptions, notary: Notary): Storage {
  try {
    return openSqlite({ databasePath: folder.databasePath, nowMs: now(), rebuildWorkerUrl, notary, onFailStop, onLongFill });
  } catch (error) {
    throw error instanceof UnusableDatabase ? new StartRefused(refusals[error.reason], { folder: folder.path }) : error;
  }
}

const refusals: Readonly<Record<UnusableDatabase['reason'], RefusalKey>> = {
  newer_version: 'refusedNewer', not_ours: 'refusedForeign', not_writable: 'refusedFolder', full: 'refusedFull',
  damaged: 'refusedDamaged', ledger_broken: 'refusedLedger',
};

/** Beside a database that is there no key is made unasked: it would make the server a stranger to every device. */
function keyOf({ folder: { serverKeyPath, databasePath }, makesServerKey }: ComposeOptions): ServerKey {
  if (makesServerKey !== true && !existsSync(serverKeyPath) && isOurs(databasePath)) throw new StartRefused('refusedKeyLost', { file: serverKeyPath });
  try {
    return openServerKey(serverKeyPath);
  } catch {
    throw new StartRefused('refusedKey', { file: serverKeyPath });
  }
}

/** Also a damaged one. Of what is no database of ours the opening says so itself. */
function isOurs(databasePath: string): boolean {
  try {
    return existsSync(databasePath) && versionOf(databasePath) !== 'foreign';
  } catch (error) {
    return unusableReason(error) === 'damaged';
  }
}
