/** The kiosk app's worker: own path, own scope, own list of files, which the build puts in. */
import { serveOffline, type Shell } from './offline-shell.ts';

declare const self: { readonly __WB_MANIFEST: Shell['files'] };

serveOffline({ files: self.__WB_MANIFEST, page: '/kiosk/index.html' });
