/** Why a backup could not be made: one code for whoever looks after the server. */
import type { BackupFailureCode } from '#shared/wire/server-health.ts';

export class BackupFailed extends Error {
  override readonly name = 'BackupFailed';
  constructor(readonly code: BackupFailureCode, reason = '') {
    super(reason === '' ? code : `${code}: ${reason}`);
  }
}

const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const gone = new Set(['ENOENT', 'ENOTDIR', 'ENODEV', 'ENXIO', 'ESTALE', 'EHOSTDOWN', 'EHOSTUNREACH', 'ETIMEDOUT', 'ENOTCONN']);
const forbidden = new Set(['EACCES', 'EPERM', 'EROFS']);

/** Does `work` on the second place; what its disk says becomes a failure with a code. */
export function atTarget<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = codeOf(error);
    if (full.has(code)) throw new BackupFailed('target_full', code);
    if (gone.has(code)) throw new BackupFailed('target_gone', code);
    if (forbidden.has(code)) throw new BackupFailed('target_forbidden', code);
    throw code.startsWith('E') ? new BackupFailed('target_failed', code) : error;
  }
}

/** What is no `BackupFailed` yet. */
export function asBackupFailed(error: unknown): BackupFailed {
  if (error instanceof BackupFailed) return error;
  if (full.has(codeOf(error)) || codeOf(error) === 'SQLITE_FULL') return new BackupFailed('data_disk_full', codeOf(error));
  return new BackupFailed('failed', error instanceof Error ? error.message : String(error));
}

function codeOf(error: unknown): string {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}
