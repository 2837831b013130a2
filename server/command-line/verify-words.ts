/** Words of `verify` and `rebuild` by language. */
import { verify as english } from '#shared/languages/en/verify.ts';
import type { Language } from '#shared/languages/registry.ts';
import { verify as vietnamese, type VerifyWords } from '#shared/languages/vi/verify.ts';

const words: Readonly<Record<Language, VerifyWords>> = { vi: vietnamese, en: english };

export function verifyWords(language: Language): VerifyWords {
  return words[language];
}
