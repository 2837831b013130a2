/** Words of `questionnaires` and `index` by language. */
import { indexCommand as english } from '#shared/languages/en/index-command.ts';
import type { Language } from '#shared/languages/registry.ts';
import { indexCommand as vietnamese } from '#shared/languages/vi/index-command.ts';

export type IndexWords = typeof vietnamese;

const words: Readonly<Record<Language, IndexWords>> = { vi: vietnamese, en: english };

export function indexWords(language: Language = 'vi'): IndexWords {
  return words[language];
}
