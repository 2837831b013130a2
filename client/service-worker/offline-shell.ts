/// <reference lib="webworker" />
/**
 * The service worker of an app: its files as one set, all of one version or none. It waits until
 * the page says that no interview is open, and keeps no data: responses are the store's affair.
 */
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute, type PrecacheEntry } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

/** Serves `files` from the cache and `page` for every address under the app. */
export function serveOffline(files: (PrecacheEntry | string)[], page: string): void {
  precacheAndRoute(files);
  cleanupOutdatedCaches();
  registerRoute(new NavigationRoute(createHandlerBoundToURL(page)));
  addEventListener('message', (event) => {
    if (isTakeOver(event)) takeOver();
  });
}

function isTakeOver(event: Event): boolean {
  const data: unknown = event instanceof MessageEvent ? event.data : undefined;
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'SKIP_WAITING';
}

declare const skipWaiting: () => Promise<void>;

function takeOver(): void {
  skipWaiting().catch(reportError);
}
