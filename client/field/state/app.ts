/** What every screen of the field app works with. Made once in `main.tsx`. */
import type { ReadonlySignal, Signal } from '@preact/signals';
import { signal } from '@preact/signals';
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import { readSetting, keepSetting } from '../../kit/language/settings.ts';
import type { Store } from '../../kit/store/open-store.ts';
import type { Sync } from '../../kit/sync/start-sync.ts';
import { readManners, type Manners } from './manner.ts';

export interface App {
  readonly store: Store;
  readonly sync: Sync;
  readonly isOnline: ReadonlySignal<boolean>;
  /** `placeKey` of the place where interviews are held; empty before one was chosen. */
  readonly chosenPlace: Signal<string>;
  readonly manners: Signal<Manners>;
  /** Questionnaires read from the store, by content hash. */
  readonly questionnaires: Signal<ReadonlyMap<string, Questionnaire>>;
  /** Code of the response that was saved last, shown until the next interview begins. */
  readonly lastSaved: Signal<string>;
}

export async function createApp(store: Store, sync: Sync): Promise<App> {
  const isOnline = signal(navigator.onLine);
  const follow = (): void => { isOnline.value = navigator.onLine; };
  addEventListener('online', follow);
  addEventListener('offline', follow);
  const [place, manners] = await Promise.all([readSetting('field.place'), readSetting('field.manners')]);
  return {
    store, sync, isOnline,
    chosenPlace: signal(typeof place === 'string' ? place : ''),
    manners: signal(readManners(manners)),
    questionnaires: signal(new Map()),
    lastSaved: signal(''),
  };
}

export function choosePlace(app: App, key: string): Promise<void> {
  app.chosenPlace.value = key;
  return keepSetting('field.place', key);
}

/** The questionnaire with this hash, from memory or the store; undefined when the phone does not have it. */
export async function questionnaireOf(app: App, hash: string): Promise<Questionnaire | undefined> {
  const kept = app.questionnaires.peek().get(hash) ?? await app.store.campaigns.questionnaire(hash);
  const known = app.questionnaires.peek();
  if (kept !== undefined && !known.has(hash)) app.questionnaires.value = new Map([...known, [hash, kept]]);
  return kept;
}
