/** The kiosk app's worker: own path, own scope, own list of files, which the build puts in. */
import type { PrecacheEntry } from 'workbox-precaching';
import { serveOffline } from './offline-shell.ts';

declare const self: { readonly __WB_MANIFEST: (PrecacheEntry | string)[] };

serveOffline(self.__WB_MANIFEST, '/kiosk/index.html');
