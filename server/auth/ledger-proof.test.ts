import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deviceSessionText, helloReply, helloText, ledgerStateText } from '#shared/wire/hello.ts';
import { inventoryReply, inventoryText } from '#shared/wire/inventory.ts';
import { signedPushReply } from '#shared/wire/push.ts';
import { readReceipt } from '#shared/wire/receipt.ts';
import { envelopeOf, noonMs, smallResponse } from '../fixtures/envelopes.ts';
import { smallCampaign } from '../fixtures/small-campaign.ts';
import { signed, testServer, type TestDevice, type TestServer } from '../fixtures/test-server.ts';
import { isSignedBy, openServerKey } from './keys.ts';

let server: TestServer;
let device: TestDevice;
let hash: string;
let serverKey: string;
beforeEach(async () => {
  server = await testServer();
  hash = await server.openSmallCampaign();
  device = await server.device();
  serverKey = openServerKey(join(server.folder, 'server-key.pem')).publicKey;
});
afterEach(() => server.end());

const envelope = (id = randomUUID()): Uint8Array => envelopeOf(smallResponse(smallCampaign(), hash, { id, device: device.id, enumerator: device.account }));
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
async function push(envelopes: readonly unknown[], protocolVersion = 2): Promise<unknown> {
  return (await server.call('POST', '/api/push', { token: device.token, body: { protocolVersion, envelopes } })).json();
}
async function hello(over: Record<string, unknown> = {}) {
  const nonce = randomBytes(32).toString('base64');
  const reply = await server.call('POST', '/api/hello', { body: { protocolVersion: 2, device: device.id, nonce, ...over } });
  return { nonce, reply: helloReply.parse(await reply.json()) };
}

describe('receipts of protocol 2', () => {
  it('are signed by the pinned key over text that names id, hash and place in the ledger', async () => {
    const id = randomUUID();
    const { signed: [receipt] } = signedPushReply.parse(await push([base64(envelope(id))]));
    expect(isSignedBy(serverKey, receipt!.text, receipt!.signature)).toBe(true);
    const { epoch, size, hash: ledgerHash } = await server.storage.ledgerHead();
    expect(readReceipt(receipt!.text)).toMatchObject({ status: 'stored', responseId: id, epoch, ledgerIndex: size, ledgerHash, storedAtMs: noonMs });
  });

  it('are given again byte for byte, at another time and in another company', async () => {
    const bytes = base64(envelope());
    const first = signedPushReply.parse(await push([bytes]));
    server.setClock(noonMs + 3_600_000);
    await push([base64(envelope())]);
    expect(signedPushReply.parse(await push([bytes, bytes])).signed).toEqual([first.signed[0], first.signed[0]]);
  });

  it('refuse what is no envelope under a signature too, and it is in no ledger', async () => {
    const before = await server.storage.ledgerHead();
    const { signed: receipts } = signedPushReply.parse(await push([base64(new TextEncoder().encode('no envelope')), 'not base64', 7]));
    const facts = receipts.map((each) => readReceipt(each?.text ?? ''));
    expect(facts.map((each) => [each?.status, each?.ledgerIndex, each?.ledgerHash])).toEqual(Array(3).fill(['refused', 0, '']));
    expect(facts[0]?.envelopeHash).toMatch(/^[0-9a-f]{64}$/);
    expect(receipts.every((each) => isSignedBy(serverKey, each?.text ?? '', each?.signature ?? ''))).toBe(true);
    expect(await server.storage.ledgerHead()).toEqual(before);
  });

  it('come as before to an app of protocol 1', async () => {
    expect(await push([base64(envelope())], 1)).toMatchObject({ receipts: [{ status: 'stored', position: 1 }] });
  });
});

describe('hello of protocol 2', () => {
  it('proves how the ledger stands, for this exchange alone', async () => {
    const { nonce, reply } = await hello();
    const { signature, ...ledger } = reply.ledger!;
    const head = await server.storage.ledgerHead();
    expect(ledger).toEqual({ epoch: head.epoch, size: head.size, backedUpTo: 0, atMs: noonMs, seenHash: '' });
    expect(isSignedBy(serverKey, ledgerStateText({ nonce, challenge: reply.challenge }, ledger), signature)).toBe(true);
    expect(isSignedBy(serverKey, ledgerStateText({ nonce, challenge: 'another' }, ledger), signature)).toBe(false);
    expect(isSignedBy(serverKey, helloText(nonce, reply.challenge), reply.signature)).toBe(true);
  });

  it('says what the ledger\'s hash is where the device has a receipt, and nothing beyond its end', async () => {
    const { signed: [receipt] } = signedPushReply.parse(await push([base64(envelope())]));
    await push([base64(envelope())]);
    const { ledgerIndex, ledgerHash } = readReceipt(receipt!.text)!;
    expect((await hello({ seenIndex: ledgerIndex })).reply.ledger?.seenHash).toBe(ledgerHash);
    expect((await hello({ seenIndex: 999 })).reply.ledger?.seenHash).toBe('');
  });

  it('tells of a new epoch once the server was restored', async () => {
    const { epoch } = (await hello()).reply.ledger!;
    await server.storage.beginEpoch('restored', noonMs);
    expect((await hello()).reply.ledger?.epoch).not.toBe(epoch);
  });

  it('shows a device of protocol 1 no more than it knows', async () => {
    const reply = await server.call('POST', '/api/hello', { body: { protocolVersion: 1, device: device.id, nonce: randomBytes(32).toString('base64'), waiting: 0, appVersion: '1' } });
    expect(Object.keys(await reply.json() as object).sort()).toEqual(['challenge', 'protocolVersion', 'serverTimeMs', 'signature']);
  });
});

describe('an inventory', () => {
  const ask = async (items: readonly unknown[], token = device.token) => server.call('POST', '/api/inventory', { token, body: { protocolVersion: 2, items } });

  it('is answered with what is not there, under a signature over question and answer', async () => {
    const bytes = envelope();
    const { signed: [receipt] } = signedPushReply.parse(await push([base64(bytes)]));
    const { responseId, envelopeHash } = readReceipt(receipt!.text)!;
    const lost = { responseId: randomUUID(), envelopeHash: 'f'.repeat(64) };
    const otherContent = { responseId, envelopeHash: 'e'.repeat(64) };
    const items = [{ responseId, envelopeHash }, lost, otherContent];
    const reply = inventoryReply.parse(await (await ask(items)).json());
    expect(reply.missing).toEqual([lost.envelopeHash, otherContent.envelopeHash]);
    expect(isSignedBy(serverKey, inventoryText(items.map((each) => each.envelopeHash), reply), reply.signature)).toBe(true);
  });

  it('knows what is held, whoever made it', async () => {
    const { signed: [receipt] } = signedPushReply.parse(await push([base64(envelopeOf(smallResponse(smallCampaign(), hash, { device: randomUUID() })))]));
    const { status, responseId, envelopeHash } = readReceipt(receipt!.text)!;
    expect([status, inventoryReply.parse(await (await ask([{ responseId, envelopeHash }])).json()).missing]).toEqual(['held', []]);
  });

  it('is asked by devices alone, for five hundred at most', async () => {
    const item = { responseId: randomUUID(), envelopeHash: 'a'.repeat(64) };
    expect((await ask([item], 'no token')).status).toBe(401);
    expect((await server.call('POST', '/api/inventory', { cookie: await server.person('admin'), body: { protocolVersion: 2, items: [item] } })).status).toBe(401);
    expect((await ask(Array(501).fill(item))).status).toBe(400);
    expect((await ask([{ responseId: 'x', envelopeHash: 'short' }])).status).toBe(400);
  });
});

describe('a revoked device', () => {
  it('still proves itself, deposits, and is held with a signed receipt', async () => {
    await server.call('POST', `/api/devices/${device.id}/revocation`, { cookie: await server.person('admin'), body: {} });
    const { reply } = await hello();
    const opened = await server.call('POST', '/api/device-sessions', { body: { device: device.id, challenge: reply.challenge, signature: signed(device.key, deviceSessionText(reply.challenge)) } });
    const { token } = await opened.json() as { token: string };
    const pushed = await server.call('POST', '/api/push', { token, body: { protocolVersion: 2, envelopes: [base64(envelope())] } });
    expect(readReceipt(signedPushReply.parse(await pushed.json()).signed[0]!.text)).toMatchObject({ status: 'held', reasons: ['device_revoked'] });
  });
});
