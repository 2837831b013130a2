/** The field app's own words in the language shown now. */
import { field } from '#shared/languages/vi/field.ts';
import { defineWords } from '../kit/language/words.ts';

export const { t } = defineWords(field, { en: async () => (await import('#shared/languages/en/field.ts')).field });
