/** What comes after the first screen: fetched once, however many ask, and again when it could not be fetched. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import type { readEnrolmentCode, readEnrolmentLink } from '#shared/wire/enrolment-codes.ts';
import { NoAnswer } from '../../kit/api/no-answer.ts';
import type { Credentials, enrol } from '../../kit/enrolment/enrol.ts';
import { keepSetting, readSetting } from '../../kit/language/settings.ts';
import { browserTexts } from '../../kit/store/text-shelf.ts';
import type { App } from './app.ts';

/** What `rest-of-app.tsx` gives; named here so that its screens may know this module. */
export interface Parts {
  openApp(): Promise<App>;
  /** What stands at the door, undefined until the store knows. */
  gateOf(app: App): 'inside' | 'sign-in' | undefined;
  readonly Screen: FunctionComponent<{ readonly app: App }>;
  holdsDemonstration(): Promise<boolean>;
  readonly enrol: typeof enrol;
  readonly readEnrolmentCode: typeof readEnrolmentCode;
  readonly readEnrolmentLink: typeof readEnrolmentLink;
}

type Rest = Parts & { readonly app: App };

/** Kept once somebody has signed in here, so that the next start need not ask the store before it paints. */
const enrolledSetting = 'field.enrolled';
/** What the store itself leaves beside its database; it tells the same when the settings were lost. */
const sentinelKey = 'hailong-field-sentinel';

const loaded = signal<Rest | undefined>(undefined);
/** Undefined until it has been fetched and the store is open. */
export const rest: ReadonlySignal<Rest | undefined> = loaded;
let loading: Promise<Rest> | undefined;
let fetchParts: () => Promise<Parts> = async () => { throw new NoAnswer('unreachable'); };

/** Why somebody has to sign in again, in the language shown; the sign-in screen says it. */
export const signInReason = signal<(() => string) | undefined>(undefined);

/** Where the parts come from; said once, before anybody asks for them. */
export function restComesFrom(source: () => Promise<Parts>): void {
  fetchParts = source;
}

export function loadRest(): Promise<Rest> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<Rest> {
  const fetched = await fetchParts().catch(() => { throw new NoAnswer('unreachable'); });
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
