/** Words around the state of the device in the language shown now. */
import { health } from '#shared/languages/vi/health.ts';
import { defineWords } from '../../../kit/language/words.ts';

export const { t } = defineWords(health, { en: async () => (await import('#shared/languages/en/health.ts')).health });
