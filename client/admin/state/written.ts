/** The words and signs that `shared/report` puts figures into, in the language shown; Vietnamese until another has arrived. */
import { signal } from '@preact/signals';
import type { Language } from '#shared/languages/registry.ts';
import { explain as vietnamese } from '#shared/languages/vi/explain.ts';
import { formats as vietnameseFormats } from '#shared/languages/vi/formats.ts';
import type { Written } from '#shared/report/written.ts';
import { language } from '../../kit/language/language.ts';

const loaders: Readonly<Record<Exclude<Language, 'vi'>, () => Promise<Written>>> = {
  en: async () => {
    const [{ explain }, { formats }] = await Promise.all([import('#shared/languages/en/explain.ts'), import('#shared/languages/en/formats.ts')]);
    return { language: 'en', words: explain, formats };
  },
};
const inVietnamese: Written = { language: 'vi', words: vietnamese, formats: vietnameseFormats };
const arrived = signal<ReadonlyMap<Language, Written>>(new Map([['vi', inVietnamese]]));
const asked = new Set<Language>();

/** Read while a screen is drawn, it makes the screen follow the language. */
export function written(): Written {
  const wanted = language.value;
  if (wanted !== 'vi' && !asked.has(wanted)) {
    asked.add(wanted);
    loaders[wanted]().then((words) => { arrived.value = new Map([...arrived.value, [wanted, words]]); }, () => { asked.delete(wanted); });
  }
  return arrived.value.get(wanted) ?? inVietnamese;
}
