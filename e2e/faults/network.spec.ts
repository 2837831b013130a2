/**
 * A network that cuts, swallows, repeats, reorders, corrupts and lies stands between a phone with the
 * product's own sync and a real server: each response is stored once, and nothing counts as sent
 * without the server's signed receipt.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { makeSigningKeys, publicKeyText, signBytes } from '../../shared/sealing/signing.ts';
import { openEnvelope } from '../../shared/sealing/envelope.ts';
import { seededRandom, type Random } from '../../shared/kernel/random.ts';
import { helloText } from '../../shared/wire/hello.ts';
import { protocolVersion } from '../../shared/wire/protocol-version.ts';
import { receiptText } from '../../shared/wire/receipt.ts';
import { newProfile } from '../browser.ts';
import { handIn, isFull } from '../proof/figures.ts';
import { removeFolder } from '../server.ts';
import { startWithCampaign, storedIn } from './campaign-server.ts';
import { faultProxy, type ConnectionFault } from './fault-proxy.ts';
import { hashOf, lossesOf, makePhone } from './fleet.ts';
import { enrolPhone, finishSome, lookAt, openPatiently, switchOn } from './phone/real-phone.ts';
import { servePhone } from './phone/serve-phone.ts';

const rounds = isFull ? 200 : 8;
/** In short the page's longer waits are a tenth: what nobody answers is given up after two seconds. */
const haste = isFull ? 1 : 10;
const reply = (status: string, type: string, body: string): string => `HTTP/1.1 ${status}\r\ncontent-type: ${type}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`;
const lies = [
  reply('200 OK', 'text/html', '<html><body>Đăng nhập Wi-Fi</body></html>'),
  'HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n',
  reply('200 OK', 'application/json', ''),
  reply('200 OK', 'application/json', '{}'),
  reply('200 OK', 'application/json', JSON.stringify({ protocolVersion, signed: [null, null, null, null] })),
  reply('502 Bad Gateway', 'text/html', '<html>'),
];

/** Everything that can go wrong with a connection, one after the other and again from the first. */
function mishaps(random: Random): () => ConnectionFault {
  const lane = () => ({ cutAt: random.integer(14_000) });
  const kinds: (() => ConnectionFault)[] = [
    () => ({ up: lane() }), () => ({ down: lane() }), () => ({ down: { cutAt: 0 } }), () => ({ replays: 4 }),
    () => ({ up: { corruptAt: 250 + random.integer(10_000) } }), () => ({ down: { corruptAt: random.integer(3_000) } }),
    () => ({ answer: random.pick(lies) }), () => ({ replays: 2, down: lane() }),
  ];
  let count = 0;
  return () => kinds[count++ % kinds.length]!();
}

function waitLess(times: number): void {
  const wait = globalThis.setTimeout;
  globalThis.setTimeout = Object.assign((work: () => void, ms = 0) => wait(work, ms < 2_000 ? ms : ms / times), wait);
}

test('through a network that fails in every way the phone gets each response stored once, and believes nobody but the server', async () => {
  test.setTimeout(180_000 + rounds * 15_000);
  const { server } = await startWithCampaign();
  const proxy = await faultProxy(server.port);
  const host = await servePhone(server.port);
  const profile = newProfile();
  const phone = await switchOn(profile, host.origin, new Map(), async (page) => { await page.addInitScript(waitLess, haste); });
  await openPatiently(phone);
  await enrolPhone(phone);
  host.serverPort = proxy.port;
  const random = seededRandom('network');
  const next = mishaps(random);
  const sums = { faults: 0, unproven: 0 };
  proxy.faultOf = () => {
    if (random.integer(3) > 0) return {};
    sums.faults += 1;
    return next();
  };
  for (let round = 0; round < rounds; round += 1) {
    await finishSome(phone, 4);
    await phone.page.evaluate(() => globalThis.phone.sync());
    // Whatever it calls sent by now is stored.
    const { items } = await lookAt(phone);
    const stored = storedIn(server.data);
    sums.unproven += items.filter((each) => each.status === 'received' && !stored.bytes.has(each.hash)).length;
  }
  proxy.faultOf = () => ({});
  await expect.poll(() => phone.page.evaluate(() => globalThis.phone.sync()), { timeout: 60_000 }).toBe('idle');
  const { items } = await lookAt(phone);
  await phone.close();
  await server.stop();
  const stored = storedIn(server.data);
  // A header that was altered on its way may name a device that nobody knows: what the true one is held for then, a person decides.
  const held = new Set(items.filter((each) => each.status === 'held').map((each) => each.hash));
  const lost = [...phone.saved.values()].filter((hash) => !stored.bytes.has(hash) && !held.has(hash)).length;
  const doubled = stored.ids.length - new Set(stored.ids).size + Math.abs(stored.counted - stored.ids.length);
  handIn([{
    promise: 'P3', what: 'requests and replies cut, swallowed, repeated, corrupted, answered by others', faults: sums.faults, acknowledged: phone.saved.size,
    lost, doubled, altered: 0, more: { connections: proxy.connections(), held: held.size, 'called sent and not stored': sums.unproven },
  }]);
  expect({ lost, doubled, unproven: sums.unproven, waiting: items.filter((each) => each.status === 'waiting').length }).toEqual({ lost: 0, doubled: 0, unproven: 0, waiting: 0 });
  // Each of them, at least once.
  expect(sums.faults).toBeGreaterThanOrEqual(8);
  await proxy.close();
  host.close();
  for (const folder of [profile, server.data]) removeFolder(folder);
});

test('a request or a reply that is cut at any byte, a request that comes in two orders, twenty times at once: stored once, with one receipt', async () => {
  test.setTimeout(isFull ? 900_000 : 180_000);
  const { server } = await startWithCampaign();
  const proxy = await faultProxy(server.port);
  const phone = await makePhone(server.origin, 'cut');
  const push = async (envelopes: readonly Uint8Array[]): Promise<readonly string[]> => {
    const asked = await fetch(`${proxy.origin}/api/push`, {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${phone.device.token}`, connection: 'close' },
      body: JSON.stringify({ protocolVersion, envelopes: envelopes.map((each) => Buffer.from(each).toString('base64')) }),
    });
    const { signed } = await asked.json() as { signed: { text: string; signature: string }[] };
    signed.forEach((receipt, at) => phone.acknowledged.set(hashOf(envelopes[at]!), { bytes: envelopes[at]!, receipt }));
    return signed.map((each) => each.text + each.signature);
  };
  const before = proxy.bytes();
  await push([await phone.next()]);
  const whole = { up: proxy.bytes().up - before.up, down: proxy.bytes().down - before.down };
  const everyBytes = isFull ? 7 : 199;
  let faults = 0;
  for (const lane of ['up', 'down'] as const) {
    for (let cutAt = 0; cutAt < whole[lane]; cutAt += everyBytes) {
      const envelope = await phone.next();
      proxy.faultOf = () => ({ [lane]: { cutAt } });
      await push([envelope]).then(() => expect.soft(cutAt, 'A cut is no answer.').toBe(-1), () => undefined);
      proxy.faultOf = () => ({});
      await push([envelope]);
      faults += 1;
    }
  }
  // Held back and let go the last first.
  const sent = await Promise.all(Array.from({ length: 8 }, phone.next));
  proxy.faultOf = () => ({ isHeld: true });
  const from = proxy.connections();
  const held = sent.map((each) => push([each]));
  await expect.poll(() => proxy.connections() - from, { timeout: 20_000 }).toBe(sent.length);
  proxy.release('reverse');
  await Promise.all(held);
  proxy.faultOf = () => ({});
  // The same twenty times at once, and each of them sent five times over by the network.
  const one = await phone.next();
  proxy.faultOf = (n) => ({ replays: n % 4 === 0 ? 4 : 0 });
  const answers = await Promise.all(Array.from({ length: 20 }, () => push([one])));
  expect(new Set(answers.flat()).size).toBe(1);
  await proxy.close();
  await server.stop();
  const losses = lossesOf([phone], server.data);
  handIn([{ promise: 'P3', what: 'requests and replies cut at every so many bytes; held and reordered; twenty at once, repeated by the network', faults: faults + sent.length + 20, ...losses }]);
  expect(losses).toMatchObject({ lost: 0, doubled: 0, altered: 0 });
  removeFolder(server.data);
});

/** A server of another key that says everything a phone would like to hear. */
async function impostor(): Promise<{ readonly port: number; readonly asked: string[]; close(): void }> {
  const keys = await makeSigningKeys();
  const asked: string[] = [];
  const sign = async (text: string): Promise<string> => Buffer.from(await signBytes(keys.privateKey, Buffer.from(text))).toString('base64');
  const listener: Server = createServer((request, answer) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', async () => {
      asked.push(request.url ?? '');
      const body = JSON.parse(Buffer.concat(chunks).toString() || '{}') as { nonce?: string; envelopes?: string[] };
      const challenge = randomUUID();
      const told = request.url === '/api/hello' ? { protocolVersion, challenge, serverKey: await publicKeyText(keys), signature: await sign(helloText(body.nonce ?? '', challenge)), serverTimeMs: Date.now() }
        : request.url === '/api/push' ? { protocolVersion, signed: await Promise.all((body.envelopes ?? []).map(async (each) => {
          const bytes = Buffer.from(each, 'base64');
          const text = receiptText({ status: 'stored', responseId: openEnvelope(bytes)?.header.responseId ?? '', envelopeHash: hashOf(bytes), epoch: 'e', ledgerIndex: 1, ledgerHash: '0'.repeat(64), storedAtMs: 1, position: 1, reasons: [] });
          return { text, signature: await sign(text) };
        })) } : { token: 'token', expiresAtMs: Date.now() + 1e9 };
      answer.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(told));
    });
  });
  await new Promise<void>((resolve) => { listener.listen(0, '127.0.0.1', resolve); });
  return { port: (listener.address() as AddressInfo).port, asked, close: () => { listener.closeAllConnections(); listener.close(); } };
}

test('another server, with all the right answers under its own key, is sent nothing and believed nothing', async () => {
  test.setTimeout(180_000);
  const { server } = await startWithCampaign();
  const other = await impostor();
  const host = await servePhone(server.port);
  const profile = newProfile();
  const phone = await switchOn(profile, host.origin);
  await openPatiently(phone);
  await enrolPhone(phone);
  await finishSome(phone, 5);
  host.serverPort = other.port;
  const ends: string[] = [];
  for (let time = 0; time < 3; time += 1) ends.push(await phone.page.evaluate(() => globalThis.phone.sync()));
  const { items } = await lookAt(phone);
  expect(items.filter((each) => each.status !== 'waiting')).toEqual([]);
  expect(other.asked.filter((path) => path !== '/api/hello')).toEqual([]);
  expect(ends.every((end) => end !== 'idle')).toBe(true);
  host.serverPort = server.port;
  await expect.poll(() => phone.page.evaluate(() => globalThis.phone.sync()), { timeout: 30_000 }).toBe('idle');
  await phone.close();
  await server.stop();
  const stored = storedIn(server.data);
  handIn([{ promise: 'P5', what: 'another server answers with receipts of its own key', faults: 3, acknowledged: phone.saved.size, lost: phone.saved.size - stored.ids.length, doubled: 0, altered: 0, more: { 'envelopes sent to it': other.asked.filter((path) => path === '/api/push').length } }]);
  expect(stored.ids.toSorted()).toEqual([...phone.saved.keys()].toSorted());
  other.close();
  host.close();
  for (const folder of [profile, server.data]) removeFolder(folder);
});
