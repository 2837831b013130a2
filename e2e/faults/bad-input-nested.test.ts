// @vitest-environment node
/** What is nested ten thousand deep, in any request and in envelopes: a stated problem, soon, and nothing counted. */
import { deflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { countOffset } from '../../shared/tally/layout.ts';
import { protocolVersion } from '../../shared/wire/protocol-version.ts';
import { signedPushReply } from '../../shared/wire/push.ts';
import { readReceipt } from '../../shared/wire/receipt.ts';
import { smallResponse } from '../../server/fixtures/envelopes.ts';
import { sealedBy } from '../../server/fixtures/sealing.ts';
import { smallCampaign } from '../../server/fixtures/small-campaign.ts';
import { testServer, type TestServer } from '../../server/fixtures/test-server.ts';
import { everything } from '../../server/storage/port.ts';
import { handIn, isFull } from '../proof/figures.ts';
import { deskRequests, enumerator, exchangeRequests, sealedWith } from './wire-requests.ts';

const deepest = 10_000;
const mostMs = 5_000;
const nestings: readonly string[] = [
  `${'['.repeat(deepest)}${']'.repeat(deepest)}`,
  `${'{"":'.repeat(deepest)}1${'}'.repeat(deepest)}`,
  `${'[{"a":'.repeat(deepest / 2)}0${'}]'.repeat(deepest / 2)}`,
  '['.repeat(deepest),
];
const campaign = smallCampaign();

it(`whatever is nested ${deepest} deep is a stated problem, wherever it stands in whichever request or envelope`, async () => {
  const server = await testServer();
  const hash = await server.openSmallCampaign();
  const device = await server.device(undefined, enumerator);
  const cookie = await server.person('admin');
  const statuses = new Map<number, number>();
  let longestMs = 0;
  for (const { path, by, body } of [...exchangeRequests, ...deskRequests]) {
    for (const text of (isFull ? nestings : nestings.slice(0, 2)).flatMap((nested) => nestedIn(body(device), nested))) {
      const askedAtMs = performance.now();
      const reply = await server.call('POST', path, { body: text, headers: { 'content-type': 'application/json' }, ...(by === 'admin' ? { cookie } : { token: device.token }) });
      longestMs = Math.max(longestMs, performance.now() - askedAtMs);
      statuses.set(reply.status, (statuses.get(reply.status) ?? 0) + 1);
      expect(reply.ok || typeof (await reply.json() as { code?: string }).code === 'string', `${path} ${text.slice(0, 80)}`).toBe(true);
    }
  }
  const genuine = await sealedBy(device.key, smallResponse(campaign, hash, { device: device.id, enumerator: device.account }), server.keys.keysOf(campaign.id));
  const envelopes = [
    ...nestings.map((nested) => withInHeader(Buffer.from(genuine), nested)),
    ...await Promise.all(nestings.map((nested) => sealedWith({ server, device, hash }, deflateRawSync(nested)))),
  ];
  const pushed = await server.call('POST', '/api/push', { token: device.token, body: { protocolVersion, envelopes: envelopes.map((each) => Buffer.from(each).toString('base64')) } });
  const receipts = signedPushReply.parse(await pushed.json()).signed.map((each) => readReceipt(each?.text ?? '')?.status);
  const asked = [...statuses.values()].reduce((sum, each) => sum + each, 0);
  handIn([{
    promise: 'D', what: `requests and envelopes nested ${deepest} deep`, faults: asked + envelopes.length,
    more: { 'answers by status': [...statuses].map(([status, count]) => `${status} ×${count}`).join(', '), 'longest, ms': Math.ceil(longestMs), 'counted as good': await counted(server) },
  }]);
  expect(receipts.filter((each) => each !== 'held' && each !== 'refused')).toEqual([]);
  expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
  expect(server.failures).toEqual([]);
  expect(await counted(server)).toBe(0);
  expect(longestMs).toBeLessThan(mostMs);
  await server.end();
}, 120_000);

/** Alone, in place of each value, and beside them under a key that nobody knows. */
function nestedIn(body: object, nested: string): readonly string[] {
  return [nested, ...[...Object.keys(body), 'another'].map((key) => JSON.stringify({ ...body, [key]: '@' }).replace('"@"', () => nested))];
}

function withInHeader(envelope: Buffer, nested: string): Buffer {
  const end = envelope.indexOf(10);
  return Buffer.concat([Buffer.from(envelope.subarray(0, end).toString().replace('{', () => `{"another":${nested},`)), envelope.subarray(end)]);
}

async function counted(server: TestServer): Promise<number> {
  return (await server.storage.readTallies(campaign.id, everything)).reduce((sum, cell) => sum + (cell.vector[countOffset] ?? 0), 0);
}
