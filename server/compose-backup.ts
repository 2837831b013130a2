/** Joins backups and restores with the database that they are made of: for the server, the command line and tests. */
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readServerKey } from './auth/keys.ts';
import { openBackupKey } from './backup/backup-key.ts';
import { isOnSameDisk, removeLeftovers } from './backup/folder-target.ts';
import type { BackupDatabase } from './backup/ports.ts';
import type { RestoreDatabase } from './backup/restore-ports.ts';
import { createBackupSchedule } from './backup/schedule.ts';
import { worksHere, worksInThreads, type BackupPaths } from './backup/works.ts';
import { recoveryKeyOf } from './keys/key-store.ts';
import type { DataFolder } from './start/data-folder.ts';
import { StartRefused } from './start/start-refused.ts';
import { backupDatabase } from './storage/backup/backup-database.ts';
import { removeCopy, removeLeftCopy } from './storage/backup/copy-database.ts';
import { restoreDatabase } from './storage/backup/restore-database.ts';
import { takeLock, type FolderLock } from './storage/lock.ts';
import type { Storage } from './storage/port.ts';
import type { BackupFailureCode, ServerHealthReply } from '#shared/wire/server-health.ts';

export interface BackupChoice {
  /** The second place. */
  readonly folder: string;
  readonly everyMinutes: number;
  /** Null makes backups in this thread. */
  readonly workerUrl: URL | null;
  readonly onFailure: (code: BackupFailureCode, reason: string) => void;
}

export interface Backups {
  health(): Promise<ServerHealthReply>;
  /** From now on they are made by themselves. */
  start(): void;
  /** Lays down what came last, unless that takes too long. */
  close(): Promise<void>;
}

/** Where the copies lie while they are made, unencrypted: one that is made by hand must not come between one that the server makes. */
const copyNames = { server: 'backup-copy.db', hand: 'backup-copy-by-hand.db' } as const;
const lookEveryMs = 5_000;
const lastSegmentMs = 10_000;

/** Throws `StartRefused` where backups could never be made; before anything is opened. */
export function assertBackups(choice: BackupChoice | undefined, folder: DataFolder): void {
  if (choice === undefined) return;
  const values = { folder: choice.folder };
  if (!isUsable(choice.folder) || !relative(folder.path, choice.folder).startsWith('..')) throw new StartRefused('refusedBackupFolder', values);
  if (recoveryKeyOf(folder.keysPath) === null) throw new StartRefused('refusedBackupKey', values);
}

export function composeBackups(
  choice: BackupChoice | undefined, { folder, storage, now }: { readonly folder: DataFolder; readonly storage: Storage; readonly now: () => number },
): Backups {
  removeLeftCopies(folder, now());
  if (choice === undefined) return { health: () => Promise.resolve({ backup: null }), start: () => undefined, close: () => Promise.resolve() };
  const paths = backupPaths(folder, choice.folder);
  openBackupKey(folder.keysPath);
  removeLeftovers(choice.folder, now());
  const works = choice.workerUrl === null ? worksHere(paths, backupDatabase(paths.databasePath), now) : worksInThreads(choice.workerUrl, paths);
  const schedule = createBackupSchedule({
    works, storage, now, steadyMs: () => performance.now(), everyMinutes: choice.everyMinutes, folder: choice.folder,
    isOnSameDisk: isOnSameDisk(folder.path, choice.folder), onFailure: choice.onFailure,
  });
  let timer: NodeJS.Timeout | undefined;
  return {
    health: async () => ({ backup: await schedule.health() }),
    start: () => {
      void schedule.tick();
      timer = setInterval(() => void schedule.tick(), lookEveryMs).unref();
    },
    close: async () => {
      clearInterval(timer);
      if (timer !== undefined) await atMost(schedule.last(), lastSegmentMs);
      works.close();
    },
  };
}

export function backupPaths(folder: DataFolder, targetPath: string, by: keyof typeof copyNames = 'server'): BackupPaths {
  const { databasePath, serverKeyPath, keysPath, path } = folder;
  return { databasePath, serverKeyPath, keysPath, copyPath: join(path, copyNames[by]), targetPath };
}

/** What a kill left of them. The server's own are nobody else's, for the folder is locked; one by hand may be in the making. */
function removeLeftCopies({ path }: DataFolder, nowMs: number): void {
  removeCopy(join(path, copyNames.server));
  removeLeftCopy(join(path, copyNames.hand), nowMs);
}

export function composeBackupDatabase(databasePath: string): BackupDatabase {
  return backupDatabase(databasePath);
}

export function composeRestoreDatabase(nowMs: number): RestoreDatabase {
  return restoreDatabase({ nowMs, notaryOf: readServerKey });
}

/** Undefined while a server uses the folder. */
export function lockForRestore(folder: DataFolder): FolderLock | undefined {
  return takeLock(folder.lockPath);
}

function isUsable(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return existsSync(folder) && statSync(folder).isDirectory();
  } catch {
    return false;
  }
}

async function atMost(work: Promise<void>, waitMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([work, new Promise<void>((resolve) => { timer = setTimeout(resolve, waitMs); })]);
  clearTimeout(timer);
}
