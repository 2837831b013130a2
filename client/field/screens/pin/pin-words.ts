/** Words around the PIN in the language shown now. */
import { pin } from '#shared/languages/vi/pin.ts';
import { defineWords } from '../../../kit/language/words.ts';

export const { t } = defineWords(pin, { en: async () => (await import('#shared/languages/en/pin.ts')).pin });
