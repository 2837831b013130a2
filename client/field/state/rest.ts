/** What comes after the first screen: fetched once, however many ask, and again when it could not be fetched. */
import { signal, type ReadonlySignal } from '@preact/signals';
import { NoAnswer } from '../../kit/api/no-answer.ts';
import type { Credentials } from '../../kit/enrolment/enrol.ts';
import { keepSetting } from '../../kit/language/settings.ts';
import type * as parts from '../rest-of-app.tsx';
import type { App } from './app.ts';

type Rest = typeof parts & { readonly app: App };

/** Kept once somebody has signed in here, so that the next start need not ask the store before it paints. */
export const enrolledSetting = 'field.enrolled';

const loaded = signal<Rest | undefined>(undefined);
/** Undefined until it has been fetched and the store is open. */
export const rest: ReadonlySignal<Rest | undefined> = loaded;
let loading: Promise<Rest> | undefined;

export function loadRest(): Promise<Rest> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<Rest> {
  const fetched = await import('../rest-of-app.tsx').catch(() => { throw new NoAnswer('unreachable'); });
  return (loaded.value = { ...fetched, app: await fetched.openApp() });
}

/** Enrols the device; rejects with `Problem` or `NoAnswer`. */
export async function signIn(credentials: Credentials): Promise<void> {
  const { app, enrol } = await loadRest();
  await enrol(app.store, credentials);
  await keepSetting(enrolledSetting, 'yes');
  await app.sync.syncNow();
}
