/** The console's own words, in the language shown. */
import { admin } from '#shared/languages/vi/admin.ts';
import { defineWords } from '../../kit/language/words.ts';

export const { t, list, has } = defineWords(admin, {
  en: async () => (await import('#shared/languages/en/admin.ts')).admin,
});
