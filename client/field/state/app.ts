/** What every screen of the field app works with. Made once in `rest-of-app.tsx`. */
import type { ReadonlySignal, Signal } from '@preact/signals';
import { signal } from '@preact/signals';
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import type { Store } from '../../kit/store/open-store.ts';
import type { Sync } from '../../kit/sync/start-sync.ts';
import { startChoices, type Choices } from './choices.ts';

export interface App {
  readonly store: Store;
  readonly sync: Sync;
  readonly isOnline: ReadonlySignal<boolean>;
  readonly choices: Choices;
  /** Questionnaires read from the store, by content hash. */
  readonly questionnaires: Signal<ReadonlyMap<string, Questionnaire>>;
  /** Code of the response that was saved last, shown until the next interview begins. */
  readonly lastSaved: Signal<string>;
  /** The person said so: after a sign-in a new PIN is set. */
  readonly isPinForgotten: Signal<boolean>;
  /** What was done about the PIN last, shown once in the settings. */
  readonly pinNote: Signal<string>;
}

export function createApp(store: Store, sync: Sync): App {
  const isOnline = signal(navigator.onLine);
  const follow = (): void => { isOnline.value = navigator.onLine; };
  addEventListener('online', follow);
  addEventListener('offline', follow);
  return {
    store, sync, isOnline,
    choices: startChoices(store),
    questionnaires: signal(new Map()),
    lastSaved: signal(''),
    isPinForgotten: signal(false),
    pinNote: signal(''),
  };
}

/** The questionnaire with this hash, from memory or the store; undefined when the phone does not have it. */
export async function questionnaireOf(app: App, hash: string): Promise<Questionnaire | undefined> {
  const kept = app.questionnaires.peek().get(hash) ?? await app.store.campaigns.questionnaire(hash);
  const known = app.questionnaires.peek();
  if (kept !== undefined && !known.has(hash)) app.questionnaires.value = new Map([...known, [hash, kept]]);
  return kept;
}
