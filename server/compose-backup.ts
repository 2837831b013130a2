/** Joins backups and restores with the database that they are made of: for the start, the command line and the thread. */
import { openServerKey } from './auth/keys.ts';
import type { BackupDatabase } from './backup/ports.ts';
import type { RestoreDatabase } from './backup/restore-ports.ts';
import { backupDatabase } from './storage/backup/backup-database.ts';
import { restoreDatabase } from './storage/backup/restore-database.ts';

export function composeBackupDatabase(databasePath: string): BackupDatabase {
  return backupDatabase(databasePath);
}

export function composeRestoreDatabase(nowMs: number): RestoreDatabase {
  return restoreDatabase({ nowMs, notaryOf: openServerKey });
}
