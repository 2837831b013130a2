/** A SQLite database as backups see it: beside the server that writes it. */
import type { BackupDatabase } from '../../backup/ports.ts';
import { copyDatabase, removeCopy } from './copy-database.ts';
import { inspectCopy } from './inspect-copy.ts';
import { openSegmentSource } from './segment-source.ts';

export function backupDatabase(databasePath: string): BackupDatabase {
  return {
    copy: (copyPath) => copyDatabase(databasePath, copyPath),
    removeCopy,
    inspect: inspectCopy,
    openSource: () => openSegmentSource(databasePath),
  };
}
