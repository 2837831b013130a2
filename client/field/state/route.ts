/** Where the app is, kept in the address so that the phone's back button goes back and loses nothing. */
import { signal, type ReadonlySignal } from '@preact/signals';

const plainScreens = ['today', 'outbox', 'settings', 'rescue', 'change-pin', 'former-drafts', 'sign-in'] as const;

export type Route =
  | { readonly screen: (typeof plainScreens)[number] }
  | { readonly screen: 'interview' | 'review'; readonly draft: string }
  /** The link of an enrolment code, as a camera opened it. */
  | { readonly screen: 'enrol'; readonly link: string };

const shown = signal<Route>(readAddress());
export const route: ReadonlySignal<Route> = shown;

addEventListener('hashchange', () => { shown.value = readAddress(); });

/** Opens a screen; back leads to the one before. */
export function open(next: Route): void {
  location.hash = writeRoute(next);
}

/** Opens a screen in place of the one shown, so that back does not lead to it. */
export function replace(next: Route): void {
  history.replaceState(null, '', writeRoute(next));
  shown.value = next;
}

/** A code is taken out of the address at once, so that it stays in no history and no screenshot. */
function readAddress(): Route {
  const at = parseRoute(location.hash);
  if (at.screen === 'enrol') history.replaceState(null, '', '#/');
  return at;
}

export function parseRoute(hash: string): Route {
  if (/^#code=/.test(hash)) return { screen: 'enrol', link: hash };
  const [name, draft] = hash.replace(/^#\/?/, '').split('/');
  if ((name === 'interview' || name === 'review') && draft) return { screen: name, draft };
  return { screen: plainScreens.find((each) => each === name) ?? 'today' };
}

function writeRoute(next: Route): string {
  if (next.screen === 'today' || next.screen === 'enrol') return '#/';
  return 'draft' in next ? `#/${next.screen}/${next.draft}` : `#/${next.screen}`;
}
