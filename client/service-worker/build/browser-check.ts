/**
 * Puts into every page what is shown when the browser is too old or the page came without HTTPS:
 * words from the dictionaries, hidden, and `public/browser-check.js`, which reveals them. Neither
 * needs a module of ours, and the script is a file so that no policy has to allow inline scripts.
 */
import type { Plugin } from 'vite';
import { browserCheck as en } from '../../../shared/languages/en/browser-check.ts';
import { browserCheck as vi } from '../../../shared/languages/vi/browser-check.ts';

/** Replaces `<!-- browser-check -->` in a page; field and kiosk demand Chromium and HTTPS, other pages only a browser that is not too old. */
export function browserCheck(): Plugin {
  return {
    name: 'hailong:browser-check',
    transformIndexHtml: {
      order: 'pre',
      handler: (html, { path }) => html.replace('<!-- browser-check -->', markup(/^\/(field|kiosk)\//.test(path))),
    },
  };
}

function markup(isOffline: boolean): string {
  const reason = (name: 'browser' | 'insecure' | 'storage'): string =>
    `<div data-reason="${name}" hidden>${[vi, en].map((words, index) => paragraph(words[name], index)).join('')}</div>`;
  const noScript = [vi, en].map((words, index) => paragraph(words.noScript, index)).join('');
  return `<div id="unsupported" hidden><h1 lang="vi">${escape(vi.title)}</h1>${reason('browser')}${reason('insecure')}${reason('storage')}</div>
<noscript>${noScript}</noscript>
<script src="/browser-check.js" data-needs="${isOffline ? 'offline' : 'online'}"></script>`;
}

function paragraph(text: string, index: number): string {
  return `<p lang="${index === 0 ? 'vi' : 'en'}">${escape(text)}</p>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
