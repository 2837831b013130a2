/** What comes after the first screen: fetched once, however many ask, and again when it could not be fetched. */
import { signal, type ReadonlySignal } from '@preact/signals';
import { NoAnswer } from '../../kit/api/no-answer.ts';
import type { Credentials } from '../../kit/enrolment/enrol.ts';
import { keepSetting, readSetting } from '../../kit/language/settings.ts';
import { browserTexts } from '../../kit/store/text-shelf.ts';
import type * as parts from '../rest-of-app.tsx';
import type { App } from './app.ts';

type Rest = typeof parts & { readonly app: App };

/** Kept once somebody has signed in here, so that the next start need not ask the store before it paints. */
const enrolledSetting = 'field.enrolled';
/** What the store itself leaves beside its database; it tells the same when the settings were lost. */
const sentinelKey = 'hailong-field-sentinel';

const loaded = signal<Rest | undefined>(undefined);
/** Undefined until it has been fetched and the store is open. */
export const rest: ReadonlySignal<Rest | undefined> = loaded;
let loading: Promise<Rest> | undefined;

/** Why somebody has to sign in again, in the language shown; the sign-in screen says it. */
export const signInReason = signal<(() => string) | undefined>(undefined);

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

/** Whether somebody has signed in on this phone before. */
export async function wasEnrolled(): Promise<boolean> {
  return browserTexts.getItem(sentinelKey) !== null || await readSetting(enrolledSetting) !== undefined;
}

/** What is typed or scanned to enrol: a login with its password, a code, or the link with a code in it. */
export type Ticket = Credentials | { readonly code: string } | { readonly link: string };

/** Enrols the device; rejects with `Problem` or `NoAnswer`. False when code or link cannot be one. */
export async function enrolBy(ticket: Ticket): Promise<boolean> {
  const { app, enrol, readEnrolmentCode, readEnrolmentLink } = await loadRest();
  if ('login' in ticket) {
    await enrol(app.store, ticket);
  } else {
    const code = 'code' in ticket ? readEnrolmentCode(ticket.code) : undefined;
    const link = 'link' in ticket ? readEnrolmentLink(ticket.link) : code === undefined ? undefined : { code };
    if (link === undefined) return false;
    await enrol(app.store, link);
  }
  signInReason.value = undefined;
  await keepSetting(enrolledSetting, 'yes');
  await app.sync.syncNow();
  return true;
}
