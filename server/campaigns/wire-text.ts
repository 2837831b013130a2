/** A text by language as it goes over the wire: languages without a translation are left out. */
import type { LocalText } from '#shared/kernel/local-text.ts';

export function wireText(text: LocalText): { vi: string; [language: string]: string } {
  const translated = Object.entries(text).flatMap(([language, words]): [string, string][] => (words === undefined ? [] : [[language, words]]));
  return { ...Object.fromEntries(translated), vi: text.vi };
}
