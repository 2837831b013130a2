/** The words of backups in the language of whoever asks. */
import { backup as english } from '#shared/languages/en/backup.ts';
import type { Language } from '#shared/languages/registry.ts';
import { backup as vietnamese } from '#shared/languages/vi/backup.ts';

export type BackupWords = typeof vietnamese;

export function backupWords(language: Language): BackupWords {
  return { vi: vietnamese, en: english }[language];
}
