/** Takes the folder for this process, or says in one sentence why not. */
import { takeLock, type FolderLock } from '../storage/lock.ts';
import type { DataFolder } from './data-folder.ts';
import { StartRefused } from './start-refused.ts';

export function lockFolder({ path, lockPath }: DataFolder): FolderLock {
  try {
    const lock = takeLock(lockPath);
    if (lock !== undefined) return lock;
  } catch {
    throw new StartRefused('refusedFolder', { folder: path });
  }
  throw new StartRefused('refusedInUse', { folder: path });
}

/** Whatever cannot be opened, the folder is free again. */
export function underLock<T>(lock: FolderLock, open: () => T): T {
  try {
    return open();
  } catch (error) {
    lock.release();
    throw error;
  }
}
