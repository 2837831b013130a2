// @vitest-environment node
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { noContent, send } from './send.ts';

const reply = z.object({ count: z.int() });
const problemBody = (code: string): string =>
  JSON.stringify({ type: 'about:blank', status: 409, code, title: '', values: { name: 'A' }, issues: [{ code: 'value.missing', path: 'a.b' }, { code: 'of.a.later.version', path: '' }] });
const answers = (text: string | null, status = 200) => vi.stubGlobal('fetch', async () => new Response(text, { status }));

afterEach(() => vi.unstubAllGlobals());

describe('a call', () => {
  it('gives the reply that its schema describes', async () => {
    answers('{"count":3}');
    expect(await send({ path: '/api/x', reply })).toEqual({ count: 3 });
  });

  it('sends a body as JSON by POST, a token as bearer, and follows no redirect', async () => {
    const fetched = vi.fn(async () => new Response('{"count":3}'));
    vi.stubGlobal('fetch', fetched);
    await send({ path: '/api/x', body: { a: 1 }, token: 't', reply });
    expect(fetched).toHaveBeenCalledWith('/api/x', expect.objectContaining({
      method: 'POST', body: '{"a":1}', redirect: 'error', cache: 'no-store',
      headers: { accept: 'application/json', 'content-type': 'application/json', authorization: 'Bearer t' },
    }));
  });

  it.each([['<html>', 200], ['', 200], ['{"count":', 200], ['{"count":"3"}', 200], [null, 204], ['<h1>Bad gateway</h1>', 502], ['{"error":1}', 500]])(
    '%j with status %i is no answer', async (text, status) => {
      answers(text, status);
      await expect(send({ path: '/api/x', reply })).rejects.toMatchObject({ name: 'NoAnswer', reason: 'unreadable', status });
    });

  it('a server that cannot be reached is no answer', async () => {
    vi.stubGlobal('fetch', async () => { throw new TypeError('Failed to fetch'); });
    await expect(send({ path: '/api/x', reply })).rejects.toMatchObject({ name: 'NoAnswer', reason: 'unreachable' });
  });

  it('a server that keeps silent is no answer when the time is up', async () => {
    vi.stubGlobal('fetch', (_path: string, init: RequestInit) => new Promise((_, reject) => {
      init.signal?.addEventListener('abort', () => reject(init.signal?.reason));
    }));
    await expect(send({ path: '/api/x', reply, timeoutMs: 5 })).rejects.toMatchObject({ reason: 'unreachable' });
  });

  it('a refusal is a problem with its code, values and the issues that have words', async () => {
    answers(problemBody('campaign.closed'), 409);
    await expect(send({ path: '/api/x', reply })).rejects.toMatchObject({
      name: 'Problem', code: 'campaign.closed', values: { name: 'A' }, issues: [{ code: 'value.missing', path: 'a.b' }],
    });
  });

  it('a code of a later server is the general failure', async () => {
    answers(problemBody('of.a.later.version'), 409);
    await expect(send({ path: '/api/x', reply })).rejects.toMatchObject({ code: 'server.failed' });
  });

  it('a call without a reply resolves on 204', async () => {
    answers(null, 204);
    expect(await send({ path: '/api/x', method: 'DELETE', reply: noContent })).toBeUndefined();
  });
});
