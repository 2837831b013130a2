// @vitest-environment node
/** Whatever comes in over the wire: a stated problem or a held envelope, nothing stored as good, nothing lost, no crash, no growing memory. */
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seededRandom, type Random } from '../../shared/kernel/random.ts';
import { countOffset } from '../../shared/tally/layout.ts';
import { protocolVersion } from '../../shared/wire/protocol-version.ts';
import { signedPushReply } from '../../shared/wire/push.ts';
import { readReceipt } from '../../shared/wire/receipt.ts';
import { rescueFileType, rescueReply, writeRescueFile } from '../../shared/wire/rescue-file.ts';
import { noonMs, smallResponse } from '../../server/fixtures/envelopes.ts';
import { sealedBy } from '../../server/fixtures/sealing.ts';
import { smallCampaign } from '../../server/fixtures/small-campaign.ts';
import { testServer, type TestDevice, type TestServer } from '../../server/fixtures/test-server.ts';
import { everything } from '../../server/storage/port.ts';
import { handIn, isFull, type ProofFigure } from '../proof/figures.ts';
import { enumerator, exchangeRequests, sealedWith } from './wire-requests.ts';

const cases = isFull ? 10_000 : 150;
const atOnce = 50;
const timeoutMs = isFull ? 1_800_000 : 120_000;
const campaign = smallCampaign();

let server: TestServer;
let device: TestDevice;
let admin: string;
let hash: string;
const figures: ProofFigure[] = [];
beforeAll(async () => {
  server = await testServer();
  hash = await server.openSmallCampaign();
  device = await server.device(undefined, enumerator);
  admin = await server.person('admin');
}, 60_000);
afterAll(async () => {
  handIn(figures);
  await server.end();
});

const genuine = (): Promise<Uint8Array> => sealedBy(device.key, smallResponse(campaign, hash, { device: device.id, enumerator: device.account }), server.keys.keysOf(campaign.id));
const counted = async (): Promise<number> => (await server.storage.readTallies(campaign.id, everything)).reduce((sum, cell) => sum + (cell.vector[countOffset] ?? 0), 0);

/** The bytes with something done to them: flipped, cut, repeated, filled, exchanged, put before or behind. */
function altered(bytes: Buffer, random: Random): Buffer {
  const at = random.integer(bytes.length + 1);
  const span = random.integer(64);
  const noise = Buffer.from(Array.from({ length: span }, () => random.integer(256)));
  const ways: (() => Buffer)[] = [
    () => { const copy = Buffer.from(bytes); copy[at % bytes.length] = (copy[at % bytes.length] ?? 0) ^ (1 << random.integer(8)); return copy; },
    () => bytes.subarray(0, at),
    () => Buffer.concat([bytes.subarray(0, at), bytes]),
    () => Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at)]),
    () => Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(Math.min(bytes.length, at + span))]),
    () => Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.min(bytes.length, at + span))]),
    () => noise,
    () => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]),
    () => Buffer.from(bytes.toString('latin1').replace(/\d+/, () => random.pick(['-1', '1e400', '9007199254740993', '0.5', '""', 'null', '[[[[[[]]]]]]', '{"__proto__":{}}'])), 'latin1'),
  ];
  return random.pick(ways)();
}

/** Resident memory when everything that can go has gone. */
function restingBytes(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed + process.memoryUsage().external;
}

/** Runs the cases and looks at the server afterwards: it lives, has told of no failure, and counts what it counted. */
async function bombard(name: string, one: (random: Random, n: number) => Promise<number>, each = 1): Promise<void> {
  const random = seededRandom(name);
  const before = { counted: await counted(), bytes: restingBytes() };
  const statuses = new Map<number, number>();
  for (let n = 0; n < cases; n += each) {
    const status = await one(random, n);
    statuses.set(status, (statuses.get(status) ?? 0) + each);
  }
  const grownMegabytes = Math.round((restingBytes() - before.bytes) / 1_048_576);
  figures.push({
    promise: 'D', what: `${name}: altered input`, faults: cases,
    more: { 'answers by status': [...statuses].map(([status, count]) => `${status} ×${count}`).join(', '), 'memory grown, MB': grownMegabytes, 'counted as good': await counted() - before.counted },
  });
  expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
  expect(server.failures).toEqual([]);
  expect(await counted()).toBe(before.counted);
  expect(grownMegabytes).toBeLessThan(150);
  expect((await server.call('GET', '/api/server')).status).toBe(200);
}

/** `asking`: the token of a device or the cookie of a person. */
const send = (path: string, body: Buffer | string, type: string, asking?: string): Promise<Response> => Promise.resolve(server.app.request(`http://localhost${path}`, {
  method: 'POST', body: typeof body === 'string' ? body : new Uint8Array(body),
  headers: { 'content-type': type, ...(asking === undefined ? {} : asking === admin ? { cookie: asking } : { authorization: `Bearer ${asking}` }) },
}));

it('altered envelopes are held or refused with a receipt, and none is counted', async () => {
  const [first, second] = [Buffer.from(await genuine()), Buffer.from(await genuine())];
  await bombard('envelope', async (random) => {
    const envelopes = Array.from({ length: atOnce }, () => altered(random.integer(2) === 0 ? first : second, random));
    // What chance left as it was is no altered one.
    const sent = envelopes.filter((bytes) => !bytes.equals(first) && !bytes.equals(second)).map((bytes) => bytes.toString('base64'));
    const reply = await send('/api/push', JSON.stringify({ protocolVersion, envelopes: sent }), 'application/json', device.token);
    const { signed } = signedPushReply.parse(await reply.json());
    expect(signed.map((receipt) => readReceipt(receipt?.text ?? '')?.status).filter((status) => status !== 'held' && status !== 'refused')).toEqual([]);
    return reply.status;
  }, atOnce);
  // The true ones are kept all the same: counted, or, where an altered header named a device that nobody knows, held for a person. One that nobody touched counts.
  const before = await counted();
  const third = Buffer.from(await genuine());
  const reply = await send('/api/push', JSON.stringify({ protocolVersion, envelopes: [first, second, third].map((bytes) => bytes.toString('base64')) }), 'application/json', device.token);
  const { signed } = signedPushReply.parse(await reply.json());
  const statuses = signed.map((receipt) => readReceipt(receipt?.text ?? '')?.status);
  expect(statuses.filter((status) => status !== 'stored' && status !== 'held')).toEqual([]);
  expect(statuses[2]).toBe('stored');
  expect(await counted() - before).toBe(statuses.filter((status) => status === 'stored').length);
}, timeoutMs);

for (const [at, { path, body, by }] of exchangeRequests.entries()) {
  it(`altered requests to ${path} (${at + 1}) are answered by a stated problem`, async () => {
    const whole = Buffer.from(JSON.stringify(body(device)));
    // Unaltered it is understood, so that what is altered gets as far as it can.
    const asking = by === 'admin' ? admin : device.token;
    const untouched = await send(path, whole, 'application/json', asking);
    expect([200, 201, 204, 401, 403, 404, 429], await untouched.text()).toContain(untouched.status);
    await bombard(`${path} ${at + 1}`, async (random, n) => {
      // Of a device a few reports a minute are kept: every one is of another minute.
      server.setClock(noonMs + (n % 2) * 60_000);
      const reply = await send(path, altered(whole, random), random.integer(20) === 0 ? 'text/plain' : 'application/json', asking);
      expect(reply.ok || typeof (await reply.json() as { code?: string }).code === 'string').toBe(true);
      return reply.status;
    });
    server.setClock(noonMs);
  }, timeoutMs);
}

it('altered rescue files, and those of another server, give what is whole in them and say what is not', async () => {
  const file = Buffer.from(await writeRescueFile({ device: device.id, madeAtMs: 1 }, [Buffer.from(await genuine())]));
  const strangers = Buffer.from(await writeRescueFile({ device: 'another', madeAtMs: 1 }, [Buffer.from('{"envelopeVersion":1}\n{}')]));
  await send('/api/rescue', file, rescueFileType, device.token);
  await bombard('rescue file', async (random) => {
    const reply = await send('/api/rescue', altered(random.integer(4) === 0 ? strangers : file, random), rescueFileType, device.token);
    if (reply.ok) rescueReply.parse(await reply.clone().json());
    return reply.status;
  });
}, timeoutMs);

it('an envelope that unpacks to a hundred megabytes is held unopened, at the cost of the limit', async () => {
  const sealed = await sealedWith({ server, device, hash }, deflateRawSync(Buffer.alloc(100 * 1_048_576)));
  const before = { counted: await counted(), bytes: restingBytes() };
  const reply = await send('/api/push', JSON.stringify({ protocolVersion, envelopes: [Buffer.from(sealed).toString('base64')] }), 'application/json', device.token);
  const { signed } = signedPushReply.parse(await reply.json());
  expect(readReceipt(signed[0]?.text ?? '')).toMatchObject({ status: 'held', reasons: ['payload_unreadable'] });
  expect(restingBytes() - before.bytes).toBeLessThan(50 * 1_048_576);
  expect(await counted()).toBe(before.counted);
  figures.push({ promise: 'D', what: 'envelope that unpacks to 100 MB', faults: 1, more: { 'sent, bytes': sealed.length } });
}, timeoutMs);
