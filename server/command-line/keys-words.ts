/** Words of `keys` by language. */
import { keys as english } from '#shared/languages/en/keys.ts';
import type { Language } from '#shared/languages/registry.ts';
import { keys as vietnamese, type KeysWords } from '#shared/languages/vi/keys.ts';

const words: Readonly<Record<Language, KeysWords>> = { vi: vietnamese, en: english };

export function keysWords(language: Language): KeysWords {
  return words[language];
}
