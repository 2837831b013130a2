/**
 * The service worker of an app: its files as one set, all of one version or none. A new set is
 * fetched beside the old and waits until the page says that no interview is open; until then the
 * old one stays whole. The worker keeps no data: responses are the store's affair.
 */
import { clientsClaim } from 'workbox-core';
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute, type PrecacheEntry } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

export interface Shell {
  /** Each with the hash of its content, or without when its name already holds one. */
  readonly files: readonly (PrecacheEntry | string)[];
  /** Shown for every address under the app. */
  readonly page: string;
}

export function serveOffline({ files, page }: Shell): void {
  precacheAndRoute([...files]);
  cleanupOutdatedCaches();
  registerRoute(new NavigationRoute(createHandlerBoundToURL(page)));
  // The page of the first visit too: without a worker of its own an update would not wait for it.
  clientsClaim();
  addEventListener('message', (event) => {
    if (isTakeOver(event)) event.waitUntil(skipWaiting());
  });
}

declare const skipWaiting: () => Promise<void>;
interface Lasting { waitUntil(work: Promise<unknown>): void }

/** What workbox-window says for the page. A worker's message is no `MessageEvent`. */
function isTakeOver(event: Event): event is Event & Lasting {
  const data: unknown = 'data' in event ? event.data : undefined;
  return 'waitUntil' in event && typeof data === 'object' && data !== null && 'type' in data && data.type === 'SKIP_WAITING';
}
