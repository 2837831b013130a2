/** Sealed and signed envelopes through the door of the server: who made them decides, not who carries them. */
import { generateKeyPairSync, randomUUID, verify, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { required } from '#shared/kernel/assert.ts';
import type { Response } from '#shared/response/model.ts';
import { assignmentsReply } from '#shared/wire/assignments.ts';
import { isSealingOf } from '#shared/wire/check-sealing.ts';
import { protocolVersion } from '#shared/wire/protocol-version.ts';
import { pushReply, signedPushReply, type HeldReason } from '#shared/wire/push.ts';
import { readReceipt } from '#shared/wire/receipt.ts';
import { countOffset } from '#shared/tally/layout.ts';
import { openServerKey, readPublicKey } from '../auth/keys.ts';
import { envelopeOf, smallResponse } from '../fixtures/envelopes.ts';
import { sealedBy } from '../fixtures/sealing.ts';
import { smallCampaign } from '../fixtures/small-campaign.ts';
import { enrol, testServer, type TestDevice, type TestServer } from '../fixtures/test-server.ts';
import { makePair } from '../keys/sealing-pair.ts';
import { everything } from '../storage/port.ts';

let server: TestServer;
let hash: string;
let device: TestDevice;
const campaign = smallCampaign();
beforeEach(async () => {
  server = await testServer();
  hash = await server.openSmallCampaign();
  device = await server.device();
});
afterEach(() => server.end());

const responseOf = (by: Pick<TestDevice, 'id' | 'account'>, over: Partial<Response> = {}): Response =>
  smallResponse(campaign, hash, { device: by.id, enumerator: by.account, ...over });
const sealed = (by: TestDevice, over: Partial<Response> = {}): Promise<Uint8Array> => sealedBy(by.key, responseOf(by, over), server.keys.keysOf(campaign.id));
const push = async (envelopes: readonly Uint8Array[], token = device.token) => {
  const body = { protocolVersion, envelopes: envelopes.map((each) => Buffer.from(each).toString('base64')) };
  const { signed } = signedPushReply.parse(await (await server.call('POST', '/api/push', { token, body })).json());
  return signed.map((each) => required(readReceipt(each?.text ?? ''), 'a receipt'));
};
const counted = async (): Promise<number> => (await server.storage.readTallies(campaign.id, everything))
  .reduce((sum, cell) => sum + (cell.vector[countOffset] ?? 0), 0);
const serverKey = (): string => openServerKey(join(server.folder, 'server-key.pem')).publicKey;
const held = (reasons: readonly HeldReason[]) => expect.objectContaining({ status: 'held', reasons });

describe('a sealed envelope', () => {
  it('is counted, and answered with a receipt that the pinned key signed', async () => {
    const body = { protocolVersion, envelopes: [Buffer.from(await sealed(device)).toString('base64')] };
    const reply = signedPushReply.parse(await (await server.call('POST', '/api/push', { token: device.token, body })).json());
    const [receipt] = reply.signed;
    expect(readReceipt(receipt?.text ?? '')).toMatchObject({ status: 'stored', reasons: [], position: 1 });
    const key = required(readPublicKey(serverKey()), 'a key');
    expect(verify('sha256', Buffer.from(receipt?.text ?? ''), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(receipt?.signature ?? '', 'base64'))).toBe(true);
    expect(await counted()).toBe(1);
  });

  it('gets the same signed receipt for ever, and an app of protocol 1 the receipt that it knows', async () => {
    const bytes = await sealed(device);
    const [first] = await push([bytes]);
    await server.life.close(campaign.id, { account: 'x', login: 'x', role: 'admin', scope: everything });
    expect(await push([bytes])).toEqual([first]);
    const body = { protocolVersion: 1, envelopes: [Buffer.from(bytes).toString('base64')] };
    const old = pushReply.parse(await (await server.call('POST', '/api/push', { token: device.token, body })).json());
    expect(old.receipts).toMatchObject([{ status: 'stored', responseId: first?.responseId, envelopeHash: first?.envelopeHash }]);
  });

  it('counts for whoever made it when another device carries it', async () => {
    const carrier = await server.device([{ campaign: campaign.id, place: 's1' }]);
    expect(await push([await sealed(device)], carrier.token)).toMatchObject([{ status: 'stored' }]);
    const [stored] = await server.storage.responsesAfter(campaign.id, everything, { after: 0, limit: 1 });
    expect(stored?.account).toBe(device.account);
    expect((await server.storage.progress(campaign.id, everything)).devices).toEqual([{ device: device.id, responses: 1 }]);
  });

  it('fills no gap of another device by what stands in its header', async () => {
    const forger = await server.device();
    const report = { protocolVersion, waiting: 0, appVersion: '', health: {
      isPersisted: true, isInstalled: true, freeBytes: null, usedBytes: null, secondCopy: 'kept', unsent: 0, oldestUnsentAtMs: null, unsentIds: [], finished: 1, incidents: [],
    } };
    await server.call('POST', '/api/device-reports', { token: device.token, body: report });
    const missing = async () => (await server.storage.gapsOf(campaign.id, everything)).find((each) => each.device === device.id)?.missing;
    const forged = await sealedBy(forger.key, responseOf(device), server.keys.keysOf(campaign.id));
    await push([envelopeOf(responseOf(device)), forged], forger.token);
    expect(await missing()).toMatchObject([{ from: 1, to: 1 }]);
    await push([envelopeOf(responseOf(device))]);
    expect(await missing()).toEqual([]);
  });

  it('is held for what its maker may not, whatever the carrier may', async () => {
    const carrier = await server.device([{ campaign: campaign.id, place: 's1' }]);
    const south = { place: 's1', position: { unit: 'south', stratum: 'a', cluster: 's1', weight: 1 } };
    expect((await push([await sealed(device, south)], carrier.token))[0]?.reasons).toContain('not_assigned');
    await server.call('POST', `/api/devices/${device.id}/revocation`, { cookie: await server.person('admin') });
    expect(await push([await sealed(device)], carrier.token)).toEqual([held(['device_revoked'])]);
  });

  it('is held when a byte of it changed, when somebody else signed it, or when the signature is cut off', async () => {
    const bytes = await sealed(device);
    const flipped = Buffer.from(bytes);
    flipped[bytes.length - 70]! ^= 1;
    const forged = await sealedBy(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey, responseOf(device), server.keys.keysOf(campaign.id));
    const cut = (await sealed(device)).subarray(0, -64);
    const receipts = await push([flipped, forged, cut]);
    expect(receipts).toEqual([held(['payload_unreadable', 'signature_bad']), held(['signature_bad']), held(['payload_unreadable', 'signature_bad'])]);
    expect(await counted()).toBe(0);
    // Nobody is accused of what he did not sign.
    expect((await server.storage.heldEnvelope(receipts[1]?.position ?? 0, everything))?.held.account).toBeNull();
  });

  it('of a version after ours is kept and held', async () => {
    const text = Buffer.from(await sealed(device)).toString('latin1').replace('"envelopeVersion":2', '"envelopeVersion":3');
    expect(await push([Buffer.from(text, 'latin1')])).toEqual([held(['payload_unreadable'])]);
  });

  it('goes through beside one that is not sealed, each judged by itself, in order', async () => {
    const plain = envelopeOf(responseOf(device));
    const foreign = envelopeOf({ ...responseOf(device), device: randomUUID() });
    expect((await push([plain, await sealed(device), foreign, Uint8Array.of(1), await sealed(device)])).map((each) => each.status)).toEqual(['stored', 'stored', 'held', 'refused', 'stored']);
  });
});

describe('a device that is not enrolled', () => {
  const stranger = (): TestDevice => ({ id: randomUUID(), account: device.account, token: '', key: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey });

  it('has its envelopes held, and counted by themselves once it is enrolled with that key', async () => {
    const carrier = await server.device();
    const { id, key } = { id: randomUUID(), key: generateKeyPairSync('ec', { namedCurve: 'P-256' }) };
    const made = { id, account: device.account, token: '', key: key.privateKey };
    const south = { place: 's1', position: { unit: 'south', stratum: 'a', cluster: 's1', weight: 1 } };
    const receipts = await push([await sealed(made), await sealed(made), await sealed(made, south), await sealed(made, { answers: { c1: 99 } })], carrier.token);
    expect(receipts.map((each) => each.reasons)).toEqual([['device_unknown'], ['device_unknown'], expect.arrayContaining(['device_unknown']), ['answer_illegal', 'device_unknown']]);
    expect(await counted()).toBe(0);

    const { login } = required(await server.storage.accountById(device.account), 'a person');
    await enrol(server.call, login, { device: id, publicKey: pointOf(key.publicKey) }).catch(() => undefined);
    expect(await counted()).toBe(2);
    const first = required(await server.storage.heldEnvelope(receipts[0]?.position ?? 0, everything), 'it is there').held;
    expect(first).toMatchObject({ decision: 'admitted', decidedBy: 'server', decisionReason: 'device_enrolled' });
    // What is odd beside that waits for a person.
    expect(await server.storage.heldOf(id)).toEqual([receipts[2]?.position, receipts[3]?.position]);
  });

  it('stays held when it is enrolled with another key, and when it is judged again without need', async () => {
    const made = stranger();
    const [receipt] = await push([await sealed(made)]);
    const { login } = required(await server.storage.accountById(device.account), 'a person');
    await enrol(server.call, login, { device: made.id }).catch(() => undefined);
    expect(await server.judgeAgain.ofAll()).toBe(0);
    expect(await server.storage.heldOf(made.id)).toEqual([receipt?.position]);
    expect(await counted()).toBe(0);
  });
});

describe('a key that is not there', () => {
  it('holds what is sealed to it; once the key is back it is counted', async () => {
    const lost = makePair();
    const bytes = await sealedBy(device.key, responseOf(device), { working: lost.key, recovery: null });
    expect(await push([bytes])).toEqual([held(['key_unknown'])]);
    expect(await server.judgeAgain.ofKeys()).toBe(0);
    server.keys.bringBack(lost);
    expect(await server.judgeAgain.ofKeys()).toBe(1);
    expect(await server.judgeAgain.ofKeys()).toBe(0);
    expect(await counted()).toBe(1);
  });

  it('shows a held response as one that cannot be admitted, until it can', async () => {
    const cookie = await server.person('admin');
    const lost = makePair();
    await push([await sealedBy(device.key, responseOf(device, { answers: { c1: 3, used: 2, c2: 1 } }), { working: lost.key, recovery: null })]);
    const list = async () => ((await (await server.call('GET', `/api/campaigns/${campaign.id}/held`, { cookie })).json()) as { items: { isAdmissible: boolean; reasons: string[] }[] }).items;
    expect(await list()).toMatchObject([{ isAdmissible: false, reasons: ['key_unknown'] }]);
    server.keys.bringBack(lost);
    await server.judgeAgain.ofKeys();
    // Its answers are odd as well: a person decides.
    expect(await list()).toMatchObject([{ isAdmissible: true }]);
  });
});

describe('the assignments of a device', () => {
  it('name the campaign\'s sealing keys, signed by the key that the device pinned, and the recovery key once there is one', async () => {
    const pinned = serverKey();
    const sealing = async () => assignmentsReply.parse(await (await server.call('GET', '/api/assignments', { token: device.token })).json()).campaigns[0]?.sealing;
    const before = required(await sealing(), 'keys');
    expect(before.recovery).toBeNull();
    expect(await isSealingOf(pinned, campaign.id, before)).toBe(true);
    server.keys.setRecovery(makePair().key);
    const after = required(await sealing(), 'keys');
    expect(after.working).toEqual(before.working);
    expect(await isSealingOf(pinned, campaign.id, after)).toBe(true);
    expect(await isSealingOf(pinned, campaign.id, { ...after, signature: before.signature })).toBe(false);
  });

  it('put what happens to keys into the ledger, without any private part', async () => {
    server.keys.keysOf(campaign.id);
    server.keys.rotate(campaign.id);
    server.keys.setRecovery(makePair().key);
    const entries = (await server.storage.ledgerAfter(0, 100)).filter(({ kind }) => kind === 'key').map(({ body }) => JSON.parse(body) as object);
    expect(entries).toMatchObject([{ event: 'made', campaign: campaign.id }, { event: 'rotated', campaign: campaign.id }, { event: 'recovery_set', campaign: null }]);
    expect(Object.keys(entries[0] ?? {}).sort()).toEqual(['campaign', 'event', 'id']);
  });
});

function pointOf(key: KeyObject): string {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]).toString('base64');
}
