/** Backups in words: sizes, and why one failed with the next step. */
import type { BackupFailureCode } from '#shared/wire/server-health.ts';
import { backup } from '#shared/languages/vi/backup.ts';
import { fractionOfDecimal } from '#shared/statistics/fraction.ts';
import { roundHalfUp, roundedDigits } from '#shared/statistics/round-half-up.ts';
import { writeDigits } from '../../kit/language/formats.ts';
import { defineWords } from '../../kit/language/words.ts';
import { t } from '../state/words.ts';

const failures = defineWords(backup.failures, { en: async () => (await import('#shared/languages/en/backup.ts')).backup.failures });

export function backupFailureText(code: BackupFailureCode, since: string): string {
  return t('backupSince', { reason: failures.t(code), moment: since });
}

/** `12,4 MB`. */
export function megabytes(sizeBytes: number): string {
  return t('megabytes', { size: writeDigits(roundedDigits(roundHalfUp(fractionOfDecimal(sizeBytes / 1_000_000), 1))) });
}
