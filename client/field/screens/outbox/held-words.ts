/** Why a response is held, in words; a reason of a later server is shown by its code. */
import { heldReasons } from '#shared/languages/vi/held-reasons.ts';
import { defineWords } from '../../../kit/language/words.ts';

const { t, has } = defineWords(heldReasons, {
  en: async () => (await import('#shared/languages/en/held-reasons.ts')).heldReasons,
});

export function heldReasonInWords(code: string): string {
  return has(code) ? t(code) : code;
}
