/**
 * Words by key, typed by the Vietnamese dictionary. Vietnamese is in the first bundle; another
 * language is fetched when it is chosen. A word that is read while a screen is drawn makes that
 * screen follow the language.
 */
import { signal } from '@preact/signals';
import { fill } from '#shared/languages/fill.ts';
import type { Language } from '#shared/languages/registry.ts';
import { current } from './current.ts';

type Dictionary = Readonly<Record<string, string | readonly string[]>>;
type Values = Readonly<Record<string, string | number>>;
type KeysOf<D, T> = { [K in keyof D]: D[K] extends T ? K : never }[keyof D] & string;

export interface Words<D extends Dictionary> {
  /** The sentence under `key`, with its `{placeholders}` filled. */
  t(key: KeysOf<D, string>, values?: Values): string;
  /** The list under `key`. */
  list(key: KeysOf<D, readonly string[]>): readonly string[];
  /** Whether there is a sentence under a key that came from elsewhere, e.g. a problem code. */
  has(key: string): key is KeysOf<D, string>;
}

const loaders: ((language: Language) => Promise<void>)[] = [];
/** Grows when words arrive after the language was switched: screens that opened late are drawn again. */
const lateArrivals = signal(0);

/**
 *     const { t } = defineWords(field, { en: async () => (await import('#shared/languages/en/field.ts')).field });
 */
export function defineWords<D extends Dictionary>(
  vi: D, load: Readonly<Record<Exclude<Language, 'vi'>, () => Promise<D>>>,
): Words<D> {
  const dictionaries = new Map<Language, D>([['vi', vi]]);
  const loadOne = async (language: Language): Promise<void> => {
    if (language !== 'vi' && !dictionaries.has(language)) dictionaries.set(language, await load[language]());
  };
  loaders.push(loadOne);
  if (current.peek() !== 'vi') loadOne(current.peek()).then(() => { lateArrivals.value += 1; }, showVietnamese);
  const shown = (): D => (lateArrivals.value >= 0 ? dictionaries.get(current.value) ?? vi : vi);
  return {
    t: (key, values) => {
      const text = shown()[key] ?? vi[key];
      return typeof text === 'string' ? fill(text, values) : key;
    },
    list: (key) => {
      const texts = shown()[key] ?? vi[key];
      return Array.isArray(texts) ? texts : [];
    },
    has: (key): key is KeysOf<D, string> => Object.hasOwn(vi, key) && typeof vi[key] === 'string',
  };
}

/** Fetches the words of a language for everything that was defined so far. */
export async function loadWords(language: Language): Promise<void> {
  await Promise.all(loaders.map((load) => load(language)));
}

/** Where a translation cannot be fetched the Vietnamese stays. */
function showVietnamese(): void {
  lateArrivals.value += 1;
}
