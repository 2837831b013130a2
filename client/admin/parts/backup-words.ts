/** Backups in words: sizes, and why one failed with the next step. */
import type { BackupFailureCode } from '#shared/wire/server-health.ts';
import { fractionOfDecimal } from '#shared/statistics/fraction.ts';
import { roundHalfUp, roundedDigits } from '#shared/statistics/round-half-up.ts';
import { writeDigits } from '../../kit/language/formats.ts';
import { t } from '../state/words.ts';

const words = {
  target_gone: 'backupTargetGone', target_full: 'backupTargetFull', target_forbidden: 'backupTargetForbidden', target_failed: 'backupTargetFailed',
  read_back_differs: 'backupReadBackDiffers', copy_bad: 'backupCopyBad', data_disk_full: 'backupDataDiskFull', no_recovery_key: 'backupNoRecoveryKey', failed: 'backupFailed',
} as const satisfies Record<BackupFailureCode, string>;

export function backupFailureText(code: BackupFailureCode, since: string): string {
  return t('backupSince', { reason: t(words[code]), moment: since });
}

/** `12,4 MB`. */
export function megabytes(sizeBytes: number): string {
  return t('megabytes', { size: writeDigits(roundedDigits(roundHalfUp(fractionOfDecimal(sizeBytes / 1_000_000), 1))) });
}
