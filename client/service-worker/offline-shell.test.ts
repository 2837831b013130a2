// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

type Files = readonly { readonly url: string; readonly revision: string | null }[];
type Listener = (event: Event) => void;

const origin = 'http://localhost';
/** Caches in memory, and the listeners of the worker that answers now. */
let kept: Map<string, Map<string, string>>;
let listeners: Map<string, Listener[]>;
let site: Map<string, string>;
let fetched: string[];
const skipWaiting = vi.fn(async () => undefined);
const claim = vi.fn(async () => undefined);

class LastingEvent extends Event {
  readonly works: Promise<unknown>[] = [];
  /** What fails is told by whoever waits for all of it. */
  waitUntil(work: Promise<unknown>): void {
    this.works.push(work);
    work.catch(() => undefined);
  }
}

/** A worker's request may be made from an address without origin. */
class SiteRequest extends Request {
  constructor(address: Request | string, init?: RequestInit) {
    super(typeof address === 'string' ? new URL(address, origin) : address, init);
  }
}

const hrefOf = (request: Request | string): string => (typeof request === 'string' ? new URL(request, origin).href : request.url);

function cacheOf(name: string) {
  const files = kept.get(name) ?? new Map<string, string>();
  kept.set(name, files);
  return {
    put: async (request: Request | string, response: Response) => { files.set(hrefOf(request), await response.text()); },
    match: async (request: Request | string) => (files.has(hrefOf(request)) ? new Response(files.get(hrefOf(request))) : undefined),
    keys: async () => [...files.keys()].map((each) => new Request(each)),
    delete: async (request: Request | string) => files.delete(hrefOf(request)),
  };
}

beforeEach(() => {
  kept = new Map();
  site = new Map([['/field/index.html', 'page 1'], ['/assets/a-1.js', 'script 1']]);
  fetched = [];
  skipWaiting.mockClear();
  claim.mockClear();
  vi.stubGlobal('caches', {
    open: async (name: string) => cacheOf(name),
    keys: async () => [...kept.keys()],
    delete: async (name: string) => kept.delete(name),
    match: async (request: Request) => [...kept.values()].filter((files) => files.has(hrefOf(request))).map((files) => new Response(files.get(hrefOf(request))))[0],
  });
  vi.stubGlobal('fetch', async (request: Request | string) => {
    const { pathname } = new URL(hrefOf(request));
    fetched.push(pathname);
    const text = site.get(pathname);
    return new Response(text ?? '', { status: text === undefined ? 404 : 200 });
  });
  vi.stubGlobal('addEventListener', (name: string, listener: Listener) => listeners.set(name, [...listeners.get(name) ?? [], listener]));
  vi.stubGlobal('location', new URL('/field/sw.js', origin));
  vi.stubGlobal('registration', { scope: `${origin}/field/` });
  vi.stubGlobal('ExtendableEvent', LastingEvent);
  vi.stubGlobal('FetchEvent', LastingEvent);
  vi.stubGlobal('Request', SiteRequest);
  vi.stubGlobal('skipWaiting', skipWaiting);
  vi.stubGlobal('clients', { claim });
  vi.stubGlobal('__WB_DISABLE_DEV_LOGS', true);
  vi.stubGlobal('self', globalThis);
});
afterEach(() => vi.unstubAllGlobals());

/** A worker of one version, as a browser starts it: with nothing of another one in memory. */
async function worker(revision: string, script: string): Promise<Map<string, Listener[]>> {
  vi.resetModules();
  listeners = new Map();
  const { serveOffline } = await import('./offline-shell.ts');
  const files: Files = [{ url: '/field/index.html', revision }, { url: script, revision: null }];
  serveOffline({ page: '/field/index.html', files });
  return listeners;
}

async function tell(name: string, given: Record<string, unknown> = {}): Promise<void> {
  const event = Object.assign(new LastingEvent(name), given);
  for (const listener of listeners.get(name) ?? []) listener(event);
  await Promise.all(event.works);
}

async function ask(url: string, { mode = 'cors', method = 'GET' } = {}): Promise<string | undefined> {
  let answer: Promise<Response> | undefined;
  const request = new Request(origin + url, { method });
  Object.defineProperty(request, 'mode', { value: mode });
  const respondWith = (promise: Promise<Response>): void => { answer = promise; };
  const event = Object.assign(new LastingEvent('fetch'), { request, respondWith });
  for (const listener of listeners.get('fetch') ?? []) listener(event);
  return (await answer)?.text();
}

describe('the offline shell', () => {
  it('opens the page at every address of the app without asking the server', async () => {
    await worker('1', '/assets/a-1.js');
    await tell('install');
    await tell('activate');
    fetched = [];
    expect(await ask('/field/', { mode: 'navigate' })).toBe('page 1');
    expect(await ask('/field/interview/7', { mode: 'navigate' })).toBe('page 1');
    expect(await ask('/assets/a-1.js')).toBe('script 1');
    expect(fetched).toEqual([]);
  });

  it('keeps its hands off the server\'s own addresses', async () => {
    await worker('1', '/assets/a-1.js');
    await tell('install');
    expect(await ask('/api/hello', { method: 'POST' })).toBeUndefined();
    expect(await ask('/api/assignments')).toBeUndefined();
  });

  it('is not installed when a single file is missing', async () => {
    await worker('1', '/assets/gone.js');
    await expect(tell('install')).rejects.toMatchObject({ name: 'bad-precaching-response' });
  });

  it('a new version leaves the old whole until it is let in, then the old is gone', async () => {
    const old = await worker('1', '/assets/a-1.js');
    await tell('install');
    await tell('activate');
    site = new Map([['/field/index.html', 'page 2'], ['/assets/a-2.js', 'script 2']]);
    const next = await worker('2', '/assets/a-2.js');
    await tell('install');
    listeners = old;
    expect(await ask('/field/', { mode: 'navigate' })).toBe('page 1');
    expect(await ask('/assets/a-1.js')).toBe('script 1');
    listeners = next;
    await tell('activate');
    expect(await ask('/field/', { mode: 'navigate' })).toBe('page 2');
    expect([...kept.values()].flatMap((files) => [...files.values()])).toEqual(['page 2', 'script 2']);
  });

  it('clears only what is its own app\'s', async () => {
    kept.set('workbox-precache-v1-http://localhost/kiosk/', new Map());
    kept.set('workbox-precache-v1-http://localhost/field/', new Map());
    await worker('1', '/assets/a-1.js');
    await tell('install');
    await tell('activate');
    expect([...kept.keys()].filter((each) => each.includes('-v1-'))).toEqual(['workbox-precache-v1-http://localhost/kiosk/']);
  });

  it('takes charge of the page of the first visit, so that an update waits for it too', async () => {
    await worker('1', '/assets/a-1.js');
    await tell('install');
    expect(claim).not.toHaveBeenCalled();
    await tell('activate');
    expect(claim).toHaveBeenCalledOnce();
  });

  it('takes over when the page says so and for nothing else', async () => {
    await worker('1', '/assets/a-1.js');
    await tell('install');
    await tell('message', { data: 'something else' });
    expect(skipWaiting).not.toHaveBeenCalled();
    await tell('message', { data: { type: 'SKIP_WAITING' } });
    expect(skipWaiting).toHaveBeenCalledOnce();
  });
});
