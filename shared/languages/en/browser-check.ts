import type { BrowserCheckWords } from '../vi/browser-check.ts';

/** What `vi/browser-check.ts` says, in English. */
export const browserCheck: BrowserCheckWords = {
  title: 'This page cannot be opened yet',
  browser: 'This browser is too old or of another kind. Use Chrome (or another Chromium browser) from version 109 on, on Android 8 or later, then open the page again.',
  insecure: 'This page needs an address that starts with https:// (or localhost on the server itself) to keep responses safe. Ask the administrator for the right address.',
  storage: 'The browser does not let this page keep data on the device. Leave private browsing, allow site data, then open the page again.',
  noScript: 'This page needs JavaScript. Turn it on in the browser settings, then open the page again.',
};
