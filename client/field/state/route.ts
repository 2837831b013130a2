/** Where the app is, kept in the address so that the phone's back button goes back and loses nothing. */
import { signal, type ReadonlySignal } from '@preact/signals';

export type Route =
  | { readonly screen: 'today' | 'outbox' | 'settings' }
  | { readonly screen: 'interview' | 'review'; readonly draft: string };

const shown = signal<Route>(parseRoute(location.hash));
export const route: ReadonlySignal<Route> = shown;

addEventListener('hashchange', () => { shown.value = parseRoute(location.hash); });

/** Opens a screen; back leads to the one before. */
export function open(next: Route): void {
  location.hash = writeRoute(next);
}

/** Opens a screen in place of the one shown, so that back does not lead to it. */
export function replace(next: Route): void {
  history.replaceState(null, '', writeRoute(next));
  shown.value = next;
}

export function parseRoute(hash: string): Route {
  const [screen, draft] = hash.replace(/^#\/?/, '').split('/');
  if ((screen === 'interview' || screen === 'review') && draft) return { screen, draft };
  return screen === 'outbox' || screen === 'settings' ? { screen } : { screen: 'today' };
}

function writeRoute(next: Route): string {
  if (next.screen === 'today') return '#/';
  return 'draft' in next ? `#/${next.screen}/${next.draft}` : `#/${next.screen}`;
}
