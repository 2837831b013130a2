/**
 * `GET /api/server-health`: how the server is, for those who look after it. Nothing in it comes from
 * a response.
 */
import * as z from 'zod/mini';

/** Why the last attempt at a backup failed. */
export const backupFailureCodes = [
  'target_gone', 'target_full', 'target_forbidden', 'target_failed',
  /** What was written does not read back as it was written. */
  'read_back_differs',
  /** A copy of the database is not whole: the database itself may be damaged. */
  'copy_bad',
  /** Nothing failed, and yet what is acknowledged does not reach the second place. */
  'stalled',
  'data_disk_full', 'no_recovery_key', 'failed',
] as const;
export type BackupFailureCode = (typeof backupFailureCodes)[number];

const atMs = z.nullable(z.int());

export const backupHealth = z.object({
  /** Where backups are laid down, as it was given at the start. */
  folder: z.string(),
  everyMinutes: z.number(),
  /** Whether that folder lies on the disk of the data: losing one is then losing both. */
  isOnSameDisk: z.boolean(),
  lastFullAtMs: atMs,
  lastFullSizeBytes: z.nullable(z.int()),
  lastSegmentAtMs: atMs,
  /** Entries of the ledger, and how many of them are known to lie in the second place. */
  ledgerSize: z.int(),
  backedUpTo: z.int(),
  /** Null while the last attempts succeeded. */
  failure: z.nullable(z.object({ code: z.enum(backupFailureCodes), sinceMs: z.int() })),
  /** Names of files there that do not open any more. */
  damaged: z.array(z.string()),
});
export type BackupHealth = z.infer<typeof backupHealth>;

export const serverHealthReply = z.object({
  /** Null where the server was started without `--backup-to`. */
  backup: z.nullable(backupHealth),
});
export type ServerHealthReply = z.infer<typeof serverHealthReply>;
