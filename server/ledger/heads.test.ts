import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { headText } from '#shared/sealing/ledger.ts';
import { ledgerHeadsReply } from '#shared/wire/ledger-heads.ts';
import { isSignedBy } from '../auth/keys.ts';
import { noonMs } from '../fixtures/envelopes.ts';
import { testServer, type TestServer } from '../fixtures/test-server.ts';
import { createHeads } from './heads.ts';

let server: TestServer;
beforeEach(async () => { server = await testServer(); });
afterEach(() => server.end());
const heads = async (role: 'admin' | 'auditor') =>
  ledgerHeadsReply.parse(await (await server.call('GET', '/api/ledger/heads', { cookie: await server.person(role) })).json());

test('auditors and admins read how the ledger stands and every head, each signed by the key that devices pinned', async () => {
  await server.storage.appendLedger('key', '{"id":"a"}', noonMs);
  await server.storage.appendLedger('key', '{"id":"b"}', noonMs + 86_400_000);
  for (const role of ['admin', 'auditor'] as const) {
    const reply = await heads(role);
    expect([reply.now.size, reply.heads.map((each) => [each.day, each.size])]).toEqual([3, [['2026-11-20', 2]]]);
    expect(reply.heads.every((each) => isSignedBy(reply.serverKey, headText(each), each.signature))).toBe(true);
  }
});

test('nobody else reads them', async () => {
  for (const role of ['supervisor', 'viewer'] as const) {
    expect((await server.call('GET', '/api/ledger/heads', { cookie: await server.person(role) })).status).toBe(403);
  }
  expect((await server.call('GET', '/api/ledger/heads')).status).toBe(401);
  const { token } = await server.device([]);
  expect((await server.call('GET', '/api/ledger/heads', { token })).status).toBe(401);
});

test('a day that is over is signed within the hour, once, though nothing more comes', async () => {
  const hourMs = 3_600_000;
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  try {
    let nowMs = noonMs;
    await server.storage.appendLedger('key', '{"id":"a"}', noonMs);
    const failures: unknown[] = [];
    const signing = createHeads({ storage: server.storage, publicKey: '', now: () => nowMs, onFailure: (error) => failures.push(error) });
    signing.start();
    const days = async (hours: number): Promise<unknown> => {
      for (let hour = 0; hour < hours; hour += 1) {
        nowMs += hourMs;
        await vi.advanceTimersByTimeAsync(hourMs);
      }
      return (await server.storage.heads()).map(({ day, size }) => [day, size]);
    };
    expect(await days(13)).toEqual([]);
    expect(await days(2)).toEqual([['2026-11-20', 2]]);
    expect(await days(50)).toEqual([['2026-11-20', 2]]);
    await server.storage.appendLedger('key', '{"id":"b"}', nowMs);
    expect(await days(30)).toEqual([['2026-11-20', 2], ['2026-11-23', 3]]);
    await signing.signLast();
    await server.storage.appendLedger('key', '{"id":"c"}', nowMs);
    expect(await days(30)).toHaveLength(2);
    expect(failures).toEqual([]);
  } finally {
    vi.useRealTimers();
  }
});
