/**
 * A network that ends one direction early, and one with a cache that gives old replies to new
 * requests, stand between phones and a real server: each response is stored once, and nothing counts
 * as sent without its own receipt under the server's signature.
 */
import { request } from 'node:http';
import { expect, test } from '@playwright/test';
import { isSignedBy } from '../../client/kit/enrolment/keys.ts';
import { seededRandom, type Random } from '../../shared/kernel/random.ts';
import { protocolVersion } from '../../shared/wire/protocol-version.ts';
import { readReceipt, type SignedReceipt } from '../../shared/wire/receipt.ts';
import { handIn, isFull } from '../proof/figures.ts';
import { removeFolder } from '../server.ts';
import { startWithCampaign, storedIn } from './campaign-server.ts';
import { faultProxy, type ConnectionFault } from './fault-proxy.ts';
import { hashOf, lossesOf, makePhone } from './fleet.ts';
import { NodePhone } from './phone/node-phone.ts';

const everyBytes = isFull ? 5 : 149;
const rounds = isFull ? 150 : 10;

test('a request or a reply that ends early at any byte is no answer; whatever the server made of it, each is stored once, with one receipt', async () => {
  test.setTimeout(isFull ? 900_000 : 60_000);
  const { server } = await startWithCampaign();
  const proxy = await faultProxy(server.port);
  const phone = await makePhone(server.origin, 'half closed');
  const push = async (bytes: Uint8Array): Promise<SignedReceipt> => {
    const receipt = await pushOver(proxy.port, phone.device.token, bytes);
    phone.acknowledged.set(hashOf(bytes), { bytes, receipt });
    return receipt;
  };
  const before = proxy.bytes();
  const first = await phone.next();
  await push(first);
  const whole = { up: proxy.bytes().up - before.up, down: proxy.bytes().down - before.down };
  const sums = { faults: 0, believed: 0, changed: 0 };
  for (const lane of ['up', 'down'] as const) {
    for (let endAt = 0; endAt < whole[lane]; endAt += everyBytes) {
      const envelope = await phone.next();
      proxy.faultOf = () => ({ [lane]: { endAt } });
      sums.believed += await push(envelope).then(() => 1, () => 0);
      proxy.faultOf = () => ({});
      const receipt = await push(envelope);
      sums.changed += Number((await push(envelope)).text !== receipt.text);
      sums.faults += 1;
    }
  }
  // Half closed by a client that has said everything: it may be answered or not, and never by another receipt.
  const last = await phone.next();
  proxy.faultOf = () => ({ up: { endAt: whole.up - pushBody(first).length + pushBody(last).length } });
  const early = await push(last).catch(() => undefined);
  proxy.faultOf = () => ({});
  const late = await push(last);
  sums.changed += Number(early !== undefined && early.text !== late.text);
  await proxy.close();
  await server.stop();
  const losses = lossesOf([phone], server.data);
  handIn([{
    promise: 'P3', what: 'requests and replies half closed at every so many bytes, and after the last', faults: sums.faults + 1, ...losses,
    more: { 'halves believed': sums.believed, 'receipts that changed on a second sending': sums.changed },
  }]);
  expect({ ...losses, ...sums }).toEqual({ acknowledged: losses.acknowledged, lost: 0, doubled: 0, altered: 0, faults: sums.faults, believed: 0, changed: 0 });
  expect(losses.acknowledged).toBe(sums.faults + 2);
  removeFolder(server.data);
});

/** An old reply, or one direction that ends early. */
function mishap(random: Random): ConnectionFault {
  return random.pick<() => ConnectionFault>([
    () => ({ oldReply: 'first' }), () => ({ oldReply: 'last' }), () => ({ oldReply: 'last' }),
    () => ({ up: { endAt: random.integer(9_000) } }), () => ({ down: { endAt: random.integer(1_500) } }),
  ])();
}

test('through a cache that answers new requests by old replies, its own and those of other phones, a phone calls sent what the server has signed for, and nothing else', async () => {
  test.setTimeout(60_000 + rounds * 5_000);
  const { server } = await startWithCampaign();
  const proxy = await faultProxy(server.port);
  const phones = [await NodePhone.enrol(proxy.port, 'first'), await NodePhone.enrol(proxy.port, 'second')];
  const random = seededRandom('old replies');
  const sums = { faults: 0, unproven: 0, unstored: 0, otherServer: 0 };
  const look = async (): Promise<void> => {
    const stored = storedIn(server.data);
    for (const phone of phones) {
      for (const [hash, { receipt }] of await phone.acknowledged()) {
        const isOwn = readReceipt(receipt.text)?.envelopeHash === hash && await isSignedBy(phone.serverKey, receipt.signature, receipt.text);
        sums.unproven += Number(!isOwn);
        sums.unstored += Number(!stored.bytes.has(hash));
      }
    }
  };
  proxy.faultOf = () => {
    if (random.integer(2) > 0) return {};
    sums.faults += 1;
    return mishap(random);
  };
  for (let round = 0; round < rounds; round += 1) {
    for (const phone of phones) {
      await phone.finish(2);
      sums.otherServer += Number(await phone.sync() === 'wrong_server');
    }
    if (round % 4 === 3) await look();
  }
  proxy.faultOf = () => ({});
  for (const phone of phones) expect(await phone.sync()).toBe('idle');
  await look();
  const fleet = await Promise.all(phones.map(async (phone) => ({ acknowledged: await phone.acknowledged() })));
  const unsent = (await Promise.all(phones.map((phone) => phone.items()))).flat().filter((each) => each.status !== 'received');
  phones.forEach((phone) => phone.close());
  await proxy.close();
  await server.stop();
  const losses = lossesOf(fleet, server.data);
  const missing = phones.flatMap((phone) => [...phone.finished.keys()]).filter((hash) => !storedIn(server.data).bytes.has(hash)).length;
  handIn([{
    promise: 'P3', what: 'new requests answered by old replies, of this phone and of others; one direction ended early', faults: sums.faults, ...losses, lost: losses.lost + missing,
    more: { 'called sent without its own signed receipt': sums.unproven, 'called sent and not stored': sums.unstored, 'runs that took it for another server': sums.otherServer },
  }]);
  expect({ ...losses, missing, unsent, unproven: sums.unproven, unstored: sums.unstored }).toEqual({ acknowledged: rounds * 4, lost: 0, doubled: 0, altered: 0, missing: 0, unsent: [], unproven: 0, unstored: 0 });
  expect(sums.faults).toBeGreaterThan(rounds);
  removeFolder(server.data);
});

const pushBody = (bytes: Uint8Array): string => JSON.stringify({ protocolVersion, envelopes: [Buffer.from(bytes).toString('base64')] });

/** The receipt of one envelope, over a connection of its own; rejects when there is none. */
function pushOver(port: number, token: string, bytes: Uint8Array): Promise<SignedReceipt> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}`, connection: 'close' };
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', path: '/api/push', method: 'POST', agent: false, headers }, (reply) => {
      const chunks: Buffer[] = [];
      reply.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject).on('end', () => {
        const { signed: [receipt] = [] } = parse(Buffer.concat(chunks)) as { signed?: (SignedReceipt | null)[] };
        if (receipt) resolve(receipt);
        else reject(new Error('No receipt.'));
      });
    });
    asked.on('error', reject).end(pushBody(bytes));
  });
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return {};
  }
}
