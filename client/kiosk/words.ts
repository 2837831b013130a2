/** The kiosk's own words in the language shown now. */
import { kiosk } from '#shared/languages/vi/kiosk.ts';
import { defineWords } from '../kit/language/words.ts';

export const { t } = defineWords(kiosk, { en: async () => (await import('#shared/languages/en/kiosk.ts')).kiosk });
