// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { breakableTransport, fetchTransport } from './transport.ts';

const request = { path: '/api/x', method: 'GET', timeoutMs: 20_000 } as const;
const silent = (_path: string, init: RequestInit): Promise<Response> =>
  new Promise((_, reject) => { init.signal?.addEventListener('abort', () => reject(init.signal?.reason)); });
/** A reply whose body comes so much later than its head. */
const late = (afterMs: number, headers: Record<string, string> = {}) => async (_path: string, init: RequestInit): Promise<Response> => new Response(new ReadableStream<Uint8Array>({
  start: (stream) => {
    const timer = setTimeout(() => {
      stream.enqueue(new TextEncoder().encode('{}'));
      stream.close();
    }, afterMs);
    init.signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      stream.error(new Error('aborted'));
    });
  },
}), { headers });
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

  it('whose reply is large may take as long as the slowest network takes for it', async () => {
    vi.stubGlobal('fetch', late(110_000, { 'content-length': '150000' }));
    const end = fetchTransport(request);
    await vi.advanceTimersByTimeAsync(110_000);
    expect(await end).toEqual({ status: 200, text: '{}', retryAfterMs: undefined });
  });

  it('whose reply stops in the middle is over soon when it is a small one, later when more was expected', async () => {
    for (const [more, overMs] of [[{}, 31_000], [{ replyBytes: 150_000 }, 120_000]] as const) {
      vi.stubGlobal('fetch', late(900_000));
      let isOver = false;
      const end = outcome(fetchTransport({ ...request, ...more })).finally(() => { isOver = true; });
      await vi.advanceTimersByTimeAsync(overMs - 1_000);
      expect(isOver).toBe(false);
      await vi.advanceTimersByTimeAsync(1_000);
      expect(await end).toBe('unreachable');
    }
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
