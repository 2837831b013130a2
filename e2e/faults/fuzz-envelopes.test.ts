/**
 * Bad input at the door of ingest: sealed envelopes that were cut, spliced, altered, replayed, given
 * another header, signed by somebody else, or are noise, between good ones. Each gets a stated
 * answer; only what was made by a device is counted; the good ones beside them all are.
 */
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seededRandom, type Random } from '../../shared/kernel/random.ts';
import { countOffset } from '../../shared/tally/layout.ts';
import { readReceipt } from '../../shared/wire/receipt.ts';
import { smallResponse } from '../../server/fixtures/envelopes.ts';
import { sealedBy } from '../../server/fixtures/sealing.ts';
import { smallCampaign } from '../../server/fixtures/small-campaign.ts';
import { testServer, type TestDevice, type TestServer } from '../../server/fixtures/test-server.ts';
import type { Sender } from '../../server/ingest/sender.ts';
import { makePair } from '../../server/keys/sealing-pair.ts';
import { everything } from '../../server/storage/port.ts';
import { handIn, isFull } from '../proof/figures.ts';

const cases = isFull ? 20_000 : 1_000;
const batchSize = 50;
const mostGrowthBytes = 150_000_000;
const campaign = smallCampaign();

let server: TestServer;
let hash: string;
let device: TestDevice;
beforeAll(async () => {
  server = await testServer();
  hash = await server.openSmallCampaign();
  device = await server.device();
});
afterAll(() => server.end());

it(`${cases} spoilt envelopes: nothing is counted that no device made, nothing good is lost, nothing breaks`, async () => {
  const random = seededRandom('spoilt envelopes');
  const carrier: Sender = { device: device.id, account: device.account, kind: 'field', isRevoked: false, isGenerated: false, places: new Set() };
  const good = await Promise.all(Array.from({ length: 20 }, seal));
  const known = new Set<string>();
  const answers: Record<string, number> = {};
  let [acknowledged, spoilt] = [0, 0];
  const before = process.memoryUsage().rss;
  while (spoilt < cases) {
    const fresh = await seal();
    const batch = [fresh, ...Array.from({ length: batchSize - 1 }, () => spoil(random.pick(good), good, random))];
    const deposited = await server.ingest.receive(batch, carrier);
    expect(deposited).toHaveLength(batch.length);
    for (const [at, { signed }] of deposited.entries()) {
      const facts = readReceipt(signed?.text ?? '');
      const answer = facts === undefined ? 'no answer' : facts.status;
      if (at === 0) {
        expect(facts).toMatchObject({ status: 'stored', reasons: [] });
        known.add(facts?.responseId ?? '');
        acknowledged += 1;
        continue;
      }
      spoilt += 1;
      answers[answer] = (answers[answer] ?? 0) + 1;
      // What was only carried twice, or not changed at all, is the very response that a device made.
      if (answer === 'stored') expect(good.some((each) => Buffer.from(each).equals(Buffer.from(batch[at] as Uint8Array)))).toBe(true);
    }
  }
  const stored = await server.storage.responsesAfter(campaign.id, everything, { after: 0, limit: 100_000 });
  const made = new Set(good.map((each) => idOf(each)));
  const invented = stored.filter(({ responseId }) => !known.has(responseId) && !made.has(responseId));
  const lost = [...known].filter((id) => !stored.some(({ responseId }) => responseId === id));
  const doubled = await counted() - stored.length;
  handIn([{ promise: 'D', what: 'sealed envelopes spoilt on their way to the server', faults: spoilt, acknowledged, lost: lost.length, doubled, altered: invented.length, more: answers }]);
  expect(answers['no answer'] ?? 0).toBe(0);
  expect([invented, lost, doubled]).toEqual([[], [], 0]);
  expect(server.failures).toEqual([]);
  expect(process.memoryUsage().rss - before).toBeLessThan(mostGrowthBytes);
}, isFull ? 600_000 : 60_000);

const seal = (): Promise<Uint8Array> => sealedBy(device.key, smallResponse(campaign, hash, { device: device.id, enumerator: device.account }), server.keys.keysOf(campaign.id));

async function counted(): Promise<number> {
  const cells = await server.storage.readTallies(campaign.id, everything);
  return cells.reduce((sum, cell) => sum + (cell.vector[countOffset] ?? 0), 0);
}

function idOf(bytes: Uint8Array): string {
  return /"responseId":"([^"]+)"/.exec(Buffer.from(bytes).toString('latin1'))?.[1] ?? '';
}

const strangers = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'der', type: 'spki' });

/** One to four kinds of harm to `bytes`. */
function spoil(bytes: Uint8Array, others: readonly Uint8Array[], random: Random): Uint8Array {
  let now: Buffer = Buffer.from(bytes);
  for (let times = 0; times <= random.integer(4); times += 1) now = random.pick(harms)(now, others, random);
  return now;
}

type Harm = (now: Buffer, others: readonly Uint8Array[], random: Random) => Buffer;

const stretchOf = (now: Buffer, random: Random): readonly [number, number] => {
  const from = random.integer(now.length + 1);
  return [from, Math.min(now.length, from + random.integer(300))];
};
const headerTo = (change: (header: string, random: Random) => string): Harm => (now, _others, random) => {
  const end = Math.max(0, now.indexOf(10));
  return Buffer.concat([Buffer.from(change(now.subarray(0, end).toString('utf8'), random)), now.subarray(end)]);
};

const harms: readonly Harm[] = [
  (now, _others, random) => {
    const flipped = Buffer.from(now);
    const at = random.integer(Math.max(1, now.length));
    if (at < now.length) flipped[at] = (flipped[at] ?? 0) ^ (1 << random.integer(8));
    return flipped;
  },
  (now, _others, random) => now.subarray(0, random.integer(now.length + 1)),
  (now, _others, random) => { const [from, to] = stretchOf(now, random); return Buffer.concat([now.subarray(0, from), now.subarray(to)]); },
  (now, _others, random) => { const [from, to] = stretchOf(now, random); return Buffer.concat([now.subarray(0, to), now.subarray(from)]); },
  (now, _others, random) => Buffer.from(now.map((byte) => (random.integer(40) === 0 ? random.integer(256) : byte))),
  // Header of one, the rest of another.
  (now, others, random) => Buffer.concat([now.subarray(0, now.indexOf(10) + 1), Buffer.from(random.pick(others)).subarray(now.indexOf(10) + 1)]),
  (now, others, random) => Buffer.concat([now.subarray(0, -64), Buffer.from(random.pick(others)).subarray(-64)]),
  (now) => Buffer.concat([now.subarray(0, -64), strangers.subarray(-64)]),
  (now) => Buffer.concat([now, Buffer.alloc(300_000)]),
  (_now, _others, random) => Buffer.from(Array.from({ length: random.integer(3_000) }, () => random.integer(256))),
  () => Buffer.from(`${'['.repeat(50_000)}\n`),
  headerTo((header) => header.replace('"envelopeVersion":2', '"envelopeVersion":1')),
  headerTo((header, random) => header.replace('"envelopeVersion":2', `"envelopeVersion":${random.integer(9)}`)),
  headerTo((header) => header.replace('hpke-p256', 'none')),
  headerTo((header) => header.replace(/"responseId":"[^"]*"/, `"responseId":"${randomUUID()}"`)),
  headerTo((header) => header.replace(/"device":"[^"]*"/, `"device":"${randomUUID()}"`)),
  headerTo((header) => header.replace(/"keyIds":\["[^"]*"/, `"keyIds":["${makePair().key.id}"`)),
  headerTo((header) => header.replace(/"keyIds":\[[^\]]*\]/, '"keyIds":["../../../../etc/passwd"]')),
  headerTo((header) => header.replace(/"keyIds":(\[[^\]]*\])/, '"keyIds":$1,"keyIds":[]')),
  headerTo((header) => header.replace('{', '{"__proto__":{"seal":"none"},"constructor":1,')),
  headerTo((header) => header.replace(/"sequence":\d+/, '"sequence":1e400')),
  headerTo((header) => header.replace(/"campaign":"[^"]*"/, '"campaign":"\\u0000\\ud800"')),
];
