/** Words around the rescue file in the language shown now. */
import { rescue } from '#shared/languages/vi/rescue.ts';
import { defineWords } from '../../../kit/language/words.ts';

export const { t } = defineWords(rescue, { en: async () => (await import('#shared/languages/en/rescue.ts')).rescue });
