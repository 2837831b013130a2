// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { serveOffline, type Shell } from './offline-shell.ts';
import { takeOver } from './take-over.ts';

/** Caches in memory, and the listeners that a worker would have. */
let kept: Map<string, Map<string, string>>;
let listeners: Map<string, (event: Event) => void>;
let site: Map<string, string>;
let fetched: string[];
const skipWaiting = vi.fn(async () => undefined);

beforeEach(() => {
  kept = new Map();
  listeners = new Map();
  site = new Map([['/field/index.html', 'page 1'], ['/assets/a-1.js', 'script 1']]);
  fetched = [];
  const cacheOf = (name: string) => {
    const files = kept.get(name) ?? new Map<string, string>();
    kept.set(name, files);
    return {
      put: async (url: string, response: Response) => { files.set(url, await response.text()); },
      match: async (url: string) => (files.has(url) ? new Response(files.get(url)) : undefined),
    };
  };
  vi.stubGlobal('caches', {
    open: async (name: string) => cacheOf(name),
    keys: async () => [...kept.keys()],
    delete: async (name: string) => kept.delete(name),
    match: async (url: string) => [...kept.values()].filter((files) => files.has(url)).map((files) => new Response(files.get(url)))[0],
  });
  vi.stubGlobal('fetch', async (url: string) => {
    fetched.push(url);
    const text = site.get(url);
    return new Response(text ?? '', { status: text === undefined ? 404 : 200 });
  });
  vi.stubGlobal('addEventListener', (name: string, listener: (event: Event) => void) => listeners.set(name, listener));
  vi.stubGlobal('location', { origin: 'http://localhost' });
  vi.stubGlobal('skipWaiting', skipWaiting);
});
afterEach(() => vi.unstubAllGlobals());

const shell = (revision: string, script: string): Shell => ({
  app: 'field', page: '/field/index.html',
  files: [{ url: '/field/index.html', revision }, { url: script, revision: null }],
});

async function tell(name: string, given: Record<string, unknown> = {}): Promise<void> {
  let work: Promise<unknown> = Promise.resolve();
  listeners.get(name)?.(Object.assign(new Event(name), { waitUntil: (promise: Promise<unknown>) => { work = promise; } }, given));
  await work;
}

async function ask(url: string, mode = 'cors', method = 'GET'): Promise<string | undefined> {
  let answer: Promise<Response> | undefined;
  const request = { url: `http://localhost${url}`, mode, method };
  listeners.get('fetch')?.(Object.assign(new Event('fetch'), { request, respondWith: (promise: Promise<Response>) => { answer = promise; } }));
  return (await answer)?.text();
}

describe('the offline shell', () => {
  it('opens the page at every address of the app without asking the server', async () => {
    serveOffline(shell('1', '/assets/a-1.js'));
    await tell('install');
    fetched = [];
    expect(await ask('/field/', 'navigate')).toBe('page 1');
    expect(await ask('/field/interview/7', 'navigate')).toBe('page 1');
    expect(await ask('/assets/a-1.js')).toBe('script 1');
    expect(fetched).toEqual([]);
  });

  it('keeps its hands off the server\'s own addresses', async () => {
    serveOffline(shell('1', '/assets/a-1.js'));
    await tell('install');
    expect(await ask('/api/hello', 'cors', 'POST')).toBeUndefined();
    expect(await ask('/api/assignments')).toBeUndefined();
  });

  it('is not installed when a single file is missing', async () => {
    serveOffline(shell('1', '/assets/gone.js'));
    await expect(tell('install')).rejects.toBeInstanceOf(TypeError);
  });

  it('a new version leaves the old whole until it is let in, then the old is gone', async () => {
    serveOffline(shell('1', '/assets/a-1.js'));
    await tell('install');
    const askOld = listeners.get('fetch');
    site = new Map([['/field/index.html', 'page 2'], ['/assets/a-2.js', 'script 2']]);
    serveOffline(shell('2', '/assets/a-2.js'));
    await tell('install');
    const askNew = listeners.get('fetch');
    listeners.set('fetch', askOld!);
    expect(await ask('/field/', 'navigate')).toBe('page 1');
    listeners.set('fetch', askNew!);
    await tell('activate');
    expect(await ask('/field/', 'navigate')).toBe('page 2');
    expect(kept.size).toBe(1);
  });

  it('clears only what is its own app\'s', async () => {
    kept.set('kiosk abc', new Map());
    serveOffline(shell('1', '/assets/a-1.js'));
    await tell('install');
    await tell('activate');
    expect([...kept.keys()].some((each) => each === 'kiosk abc')).toBe(true);
  });

  it('takes over when the page says so and for nothing else', async () => {
    serveOffline(shell('1', '/assets/a-1.js'));
    await tell('install');
    await tell('message', { data: 'something else' });
    expect(skipWaiting).not.toHaveBeenCalled();
    await tell('message', { data: takeOver });
    expect(skipWaiting).toHaveBeenCalledOnce();
  });
});
