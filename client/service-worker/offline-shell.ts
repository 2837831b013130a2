/**
 * The service worker of an app: its files as one set, all of one version or none. A new set is
 * fetched beside the old and waits until the page says that no interview is open; until then the
 * old one stays whole. The worker keeps no data: responses are the store's affair.
 */
import { sha256Hex } from '#shared/sealing/digest.ts';
import { takeOver } from './take-over.ts';

/** A file with the hash of its content, or without when its name already holds one. */
export interface ShellFile {
  readonly url: string;
  readonly revision: string | null;
}

export interface Shell {
  readonly app: string;
  readonly files: readonly ShellFile[];
  /** Shown for every address under the app. */
  readonly page: string;
}

export function serveOffline(shell: Shell): void {
  const paths = new Set(shell.files.map((each) => each.url));
  const name = nameOf(shell);
  addEventListener('install', (event) => during(event, async () => fill(await name, shell.files)));
  addEventListener('activate', (event) => during(event, async () => clearOthers(shell.app, await name)));
  addEventListener('message', (event) => {
    if ('data' in event && event.data === takeOver) during(event, skipWaiting);
  });
  addEventListener('fetch', (event) => {
    if (!isFetch(event) || event.request.method !== 'GET') return;
    const url = new URL(event.request.url);
    const path = event.request.mode === 'navigate' ? shell.page : url.pathname;
    if (url.origin === location.origin && paths.has(path)) event.respondWith(serve(name, path));
  });
}

declare const skipWaiting: () => Promise<void>;
interface Lasting { waitUntil(work: Promise<unknown>): void }
interface Fetch extends Event { readonly request: Request; respondWith(response: Promise<Response>): void }

function during(event: Event, work: () => Promise<unknown>): void {
  if (isLasting(event)) event.waitUntil(work());
}

function isLasting(event: Event): event is Event & Lasting {
  return 'waitUntil' in event;
}

function isFetch(event: Event): event is Fetch {
  return 'respondWith' in event;
}

/** One cache for one set of files: its name changes when any of them does. */
async function nameOf({ app, files }: Shell): Promise<string> {
  return `${app} ${await sha256Hex(new TextEncoder().encode(JSON.stringify(files)))}`;
}

/** Rejects when a single file cannot be had: the set is then not installed, and tried again later. */
async function fill(name: string, files: readonly ShellFile[]): Promise<void> {
  const cache = await caches.open(name);
  await Promise.all(files.map(async (file) => cache.put(file.url, await obtain(file))));
}

/** A file whose name holds its hash may come from the set before; any other is asked about, and sent when it changed. */
async function obtain({ url, revision }: ShellFile): Promise<Response> {
  const kept = revision === null ? await caches.match(url) : undefined;
  const response = kept ?? await fetch(url, { cache: revision === null ? 'default' : 'no-cache' });
  if (!response.ok || response.redirected) throw new TypeError(`${url} was answered with ${response.status}`);
  return response;
}

async function clearOthers(app: string, name: string): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((each) => each.startsWith(`${app} `) && each !== name).map((each) => caches.delete(each)));
}

/** From the set; a browser that lost a file of it is served by the network. */
async function serve(name: Promise<string>, path: string): Promise<Response> {
  const cache = await caches.open(await name);
  return await cache.match(path) ?? fetch(path);
}
