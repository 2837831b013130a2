/**
 * The language and look that the person chose: signals, so that every screen follows at once, kept
 * for the next start. The words themselves are in `words.ts`.
 */
import { batch, signal, type ReadonlySignal } from '@preact/signals';
import { languages, type Language } from '#shared/languages/registry.ts';
import { keepSetting, readSetting } from './settings.ts';
import { loadWords } from './words.ts';
import { current } from './current.ts';

export const modes = ['light', 'dark', 'outdoor'] as const;
export type Mode = (typeof modes)[number];
const textSizes = ['normal', 'large', 'largest'] as const;
export type TextSize = (typeof textSizes)[number];

const chosenMode = signal<Mode>('light');
const chosenTextSize = signal<TextSize>('normal');

export const language: ReadonlySignal<Language> = current;
export const mode: ReadonlySignal<Mode> = chosenMode;
export const textSize: ReadonlySignal<TextSize> = chosenTextSize;

let prefix = 'app';
let isKept = true;

/** Reads what was chosen before; called once, before the first screen. `app` keeps the choices of apps apart. */
export async function startLanguage(app: string): Promise<void> {
  prefix = app;
  const [keptLanguage, keptMode, keptSize] = await Promise.all(
    ['language', 'mode', 'text-size'].map((name) => readSetting(`${prefix}.${name}`)));
  const wanted = oneOf(languages, keptLanguage) ?? 'vi';
  await loadWords(wanted).then(() => showLanguage(wanted), () => showLanguage('vi'));
  showMode(oneOf(modes, keptMode) ?? preferredMode());
  showTextSize(oneOf(textSizes, keptSize) ?? 'normal');
}

/** Switches when the words have been loaded; rejects and changes nothing when they cannot be. */
export async function setLanguage(wanted: Language): Promise<void> {
  await loadWords(wanted);
  showLanguage(wanted);
  await keep('language', wanted);
}

/** A kiosk: every choice holds until `resetChoices` or the end of the page, and nothing is read or kept. */
export function startLanguageUnkept(): void {
  isKept = false;
  resetChoices();
}

/** The next person at a kiosk starts anew: Vietnamese, light, normal, nothing kept. */
export function resetChoices(): void {
  batch(() => {
    showLanguage('vi');
    showMode('light');
    showTextSize('normal');
  });
}

export async function setMode(wanted: Mode): Promise<void> {
  showMode(wanted);
  await keep('mode', wanted);
}

export async function setTextSize(wanted: TextSize): Promise<void> {
  showTextSize(wanted);
  await keep('text-size', wanted);
}

async function keep(name: string, value: string): Promise<void> {
  if (isKept) await keepSetting(`${prefix}.${name}`, value);
}

function showLanguage(wanted: Language): void {
  current.value = wanted;
  document.documentElement.lang = wanted;
}

/** Styles read `data-mode` and `data-text-size` on the root element. */
function showMode(wanted: Mode): void {
  chosenMode.value = wanted;
  document.documentElement.dataset['mode'] = wanted;
}

function showTextSize(wanted: TextSize): void {
  chosenTextSize.value = wanted;
  document.documentElement.dataset['textSize'] = wanted;
}

function preferredMode(): Mode {
  return globalThis.matchMedia?.('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

function oneOf<T extends string>(list: readonly T[], value: unknown): T | undefined {
  return list.find((each) => each === value);
}
