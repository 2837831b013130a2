// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { breakableTransport, fetchTransport } from './transport.ts';

const request = { path: '/api/x', method: 'GET', timeoutMs: 20_000 } as const;
const silent = (_path: string, init: RequestInit): Promise<Response> =>
  new Promise((_, reject) => { init.signal?.addEventListener('abort', () => reject(init.signal?.reason)); });
/** A reply whose pieces come so far apart. */
const trickling = (pieces: readonly string[], everyMs: number) => async (_path: string, init: RequestInit): Promise<Response> => {
  const left = [...pieces];
  return new Response(new ReadableStream<Uint8Array>({
    start: (stream) => { init.signal?.addEventListener('abort', () => stream.error(new Error('aborted'))); },
    pull: (stream) => new Promise((resolve) => {
      setTimeout(() => {
        const [piece] = left.splice(0, 1);
        if (init.signal?.aborted === true) return resolve();
        if (piece === undefined) stream.close();
        else stream.enqueue(new TextEncoder().encode(piece));
        resolve();
      }, everyMs);
    }),
  }));
};
const outcome = (promise: Promise<unknown>): Promise<string> => promise.then((value) => JSON.stringify(value), (error: Error) => error.message);

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a request', () => {
  it('that nobody answers ends with its time', async () => {
    vi.stubGlobal('fetch', silent);
    const end = outcome(fetchTransport(request));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await end).toBe('unreachable');
  });

  it('whose reply goes on coming may take longer than its time', async () => {
    vi.stubGlobal('fetch', trickling(['{"a":', '"đ', 'ợt"}'], 15_000));
    const end = fetchTransport(request);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await end).toEqual({ status: 200, text: '{"a":"đợt"}', retryAfterMs: undefined });
  });

  it('whose reply stands still is over after twenty seconds', async () => {
    vi.stubGlobal('fetch', trickling(['{', '}'], 21_000));
    const end = outcome(fetchTransport(request));
    await vi.advanceTimersByTimeAsync(21_000);
    expect(await end).toBe('unreachable');
  });

  it('whose reply never ends is over after some minutes', async () => {
    vi.stubGlobal('fetch', trickling(Array.from({ length: 99 }, () => ' '), 15_000));
    const end = outcome(fetchTransport(request));
    await vi.advanceTimersByTimeAsync(320_000);
    expect(await end).toBe('unreachable');
  });

  it('hears what the reply asks for', async () => {
    vi.stubGlobal('fetch', async () => new Response('{}', { status: 503, headers: { 'retry-after': '7' } }));
    expect(await fetchTransport(request)).toEqual({ status: 503, text: '{}', retryAfterMs: 7_000 });
  });
});

describe('requests on their way', () => {
  it('end when the network is another one', async () => {
    vi.stubGlobal('fetch', silent);
    const { send, breakOff } = breakableTransport();
    const ends = [outcome(send(request)), outcome(send(request))];
    breakOff();
    expect(await Promise.all(ends)).toEqual(['unreachable', 'unreachable']);
  });

  it('end when the page wakes up and their time is over by the clock, and not before', async () => {
    vi.stubGlobal('fetch', silent);
    const { send, breakOffOverdue } = breakableTransport();
    let isOver = false;
    const end = outcome(send(request)).finally(() => { isOver = true; });
    vi.setSystemTime(Date.now() + 19_000);
    breakOffOverdue();
    await Promise.resolve();
    expect(isOver).toBe(false);
    vi.setSystemTime(Date.now() + 2_000);
    breakOffOverdue();
    expect(await end).toBe('unreachable');
  });
});
