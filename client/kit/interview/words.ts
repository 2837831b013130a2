/** The kit's own words in the language shown now. */
import { interview } from '#shared/languages/vi/interview.ts';
import { defineWords } from '../language/words.ts';

export const { t } = defineWords(interview, {
  en: async () => (await import('#shared/languages/en/interview.ts')).interview,
});
