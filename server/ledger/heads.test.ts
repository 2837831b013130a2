import { afterEach, beforeEach, expect, test } from 'vitest';
import { headText } from '#shared/sealing/ledger.ts';
import { ledgerHeadsReply } from '#shared/wire/ledger-heads.ts';
import { isSignedBy } from '../auth/keys.ts';
import { noonMs } from '../fixtures/envelopes.ts';
import { testServer, type TestServer } from '../fixtures/test-server.ts';

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
