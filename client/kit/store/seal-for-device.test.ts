// @vitest-environment node
import 'fake-indexeddb/auto';
import { inflateRawSync } from 'node:zlib';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { toBase64 } from '#shared/kernel/base64.ts';
import { openEnvelope, parseJson } from '#shared/sealing/envelope.ts';
import { openSealed } from '#shared/sealing/open-sealed.ts';
import { makeSealingPair, type SealingKey } from '#shared/sealing/sealing-key.ts';
import { isSigned, makeSigningKeys, publicKeyText, signBytes } from '#shared/sealing/signing.ts';
import { sealingText, type AssignedCampaign, type CampaignSealing } from '#shared/wire/assignments.ts';
import { MemoryFiles } from '../testing/memory-files.ts';
import { campaignOf, enrolled, responseOf } from '../testing/samples.ts';
import { openVaulted, type Vaulted } from '../testing/vaulted.ts';

vi.mock('../vault/pin-rounds.ts', () => ({ pinRounds: 1 }));

type Pair = Awaited<ReturnType<typeof makeSealingPair>>;
let phone: Vaulted;
let server: CryptoKeyPair;
let working: Pair;
let recovery: Pair;
const chain = { sequence: 1, previousHash: '' };

const signedBy = async (keys: CryptoKeyPair, first: SealingKey, second: SealingKey | null, campaign = 'sao-mai'): Promise<CampaignSealing> => ({
  working: first, recovery: second,
  signature: toBase64(await signBytes(keys.privateKey, new TextEncoder().encode(sealingText(campaign, first, second)))),
});
const sealed = async (sealing: CampaignSealing | undefined): Promise<AssignedCampaign> => ({ ...campaignOf(0), ...(sealing === undefined ? {} : { sealing }) });
const assign = async (sealing: CampaignSealing | undefined): Promise<readonly string[]> =>
  (await phone.campaigns.replace([await sealed(sealing)], [])).distrusted;
const keyIds = async (): Promise<readonly string[] | undefined> => openEnvelope(await phone.sealer.seal(responseOf(1), chain))?.header.keyIds;

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  [server, working, recovery] = await Promise.all([makeSigningKeys(), makeSealingPair(), makeSealingPair()]);
  phone = await openVaulted({ files: new MemoryFiles() });
  await phone.device.enrol(await enrolled(await publicKeyText(server)));
  await phone.vault.setPin('482719');
});
afterEach(() => {
  expect(phone.errors).toEqual([]);
  phone.close();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('a response of a sealed campaign', () => {
  beforeEach(async () => {
    await assign(await signedBy(server, working.key, recovery.key));
  });

  it('opens to each of the two keys, and to nobody else', async () => {
    const envelope = openEnvelope(await phone.sealer.seal(responseOf(1), chain))!;
    for (const { key, pair } of [working, recovery]) {
      const opened = await openSealed(envelope, (id) => (id === key.id ? pair.privateKey : undefined), (bytes) => inflateRawSync(bytes));
      expect('payload' in opened && parseJson(opened.payload)).toEqual(responseOf(1));
    }
    expect(await openSealed(envelope, () => undefined, (bytes) => inflateRawSync(bytes))).toEqual({ fault: 'key_unknown' });
  });

  it('made ahead of its content opens like any other, and what was made ahead is used for one', async () => {
    const generateKey = vi.spyOn(crypto.subtle, 'generateKey');
    await phone.sealer.prepare('sao-mai');
    await phone.sealer.prepare('sao-mai');
    const before = generateKey.mock.calls.length;
    const [first, second] = [await phone.sealer.seal(responseOf(1), chain), await phone.sealer.seal(responseOf(1), chain)];
    expect([before > 0, generateKey.mock.calls.length]).toEqual([true, 2 * before]);
    const slots = [first, second].map((bytes) => Buffer.from(openEnvelope(bytes)!.payload.subarray(0, 65)).toString('hex'));
    expect(new Set(slots).size).toBe(2);
    for (const bytes of [first, second]) {
      const opened = await openSealed(openEnvelope(bytes)!, (id) => (id === working.key.id ? working.pair.privateKey : undefined), (each) => inflateRawSync(each));
      expect('payload' in opened && parseJson(opened.payload)).toEqual(responseOf(1));
    }
  });

  it('made ahead for another campaign or another device is of no use, and does no harm', async () => {
    await phone.sealer.prepare('another');
    expect(await keyIds()).toEqual([working.key.id, recovery.key.id]);
    await phone.sealer.prepare('sao-mai');
    await phone.device.enrol({ ...await enrolled(await publicKeyText(server)), id: crypto.randomUUID(), login: 'dtv02' });
    const device = (await phone.device.get())!;
    const envelope = openEnvelope(await phone.sealer.seal(responseOf(1, { device: device.id }), chain))!;
    expect(await isSigned(await publicKeyText(device.keys), envelope.signedBytes, envelope.signature!)).toBe(true);
  });

  it('is signed by the device', async () => {
    const envelope = openEnvelope(await phone.sealer.seal(responseOf(1), chain))!;
    const key = await publicKeyText((await phone.device.get())!.keys);
    expect(await isSigned(key, envelope.signedBytes, envelope.signature!)).toBe(true);
  });

  it('shows no answer in its bytes', async () => {
    const bytes = Buffer.from(await phone.sealer.seal(responseOf(1, { writeIns: { c1: 'không ai hướng dẫn' } }), chain));
    expect([bytes.includes('không ai hướng dẫn'), bytes.includes('ap-1'), bytes.includes('"c1"')]).toEqual([false, false, false]);
  });

  it('is sealed while the vault is locked too', async () => {
    phone.vault.lock();
    expect(await keyIds()).toEqual([working.key.id, recovery.key.id]);
  });

  it('is sealed as it is where the browser cannot compress', async () => {
    const long = responseOf(1, { writeIns: { c1: 'hài lòng '.repeat(500) } });
    const short = await phone.sealer.seal(long, chain);
    vi.stubGlobal('CompressionStream', undefined);
    Reflect.deleteProperty(globalThis, 'CompressionStream');
    const plain = await phone.sealer.seal(long, chain);
    expect(short.length).toBeLessThan(plain.length);
    const opened = await openSealed(openEnvelope(plain)!, () => working.pair.privateKey, (bytes) => inflateRawSync(bytes));
    expect('payload' in opened && parseJson(opened.payload)).toEqual(long);
  });
});

describe('a campaign that becomes a sealed one', () => {
  it('while a finish is being prepared is finished sealed', async () => {
    await assign(undefined);
    await phone.sealer.prepare('sao-mai');
    await assign(await signedBy(server, working.key, null));
    expect(await keyIds()).toEqual([working.key.id]);
  });
});

describe('sealing keys', () => {
  it('that nobody signed, or somebody else, or for another campaign, are not taken', async () => {
    const stranger = await makeSigningKeys();
    const good = await signedBy(server, working.key, null);
    for (const bad of [
      await signedBy(stranger, working.key, null), { ...good, signature: toBase64(new Uint8Array(64)) }, { ...good, working: recovery.key },
      { ...good, recovery: recovery.key }, { ...good, working: { ...working.key, id: recovery.key.id } }, await signedBy(server, working.key, null, 'other'),
    ]) {
      expect(await assign(bad)).toEqual(['sao-mai']);
      expect(await phone.campaigns.all()).toEqual([]);
      expect(await phone.database.sealingKeys.count()).toBe(0);
    }
  });

  it('stay when an assignment comes without any: sealed once is sealed for ever', async () => {
    await assign(await signedBy(server, working.key, recovery.key));
    expect(await assign(undefined)).toEqual([]);
    expect((await phone.campaigns.all())[0]?.sealing?.working).toEqual(working.key);
    expect(await keyIds()).toEqual([working.key.id, recovery.key.id]);
  });

  it('stay when an assignment was withdrawn, came back without any, and the vault was lost in between', async () => {
    await assign(await signedBy(server, working.key, null));
    await phone.campaigns.replace([], []);
    phone.vault.allowNewPin();
    await phone.vault.setPin('905314');
    await assign(undefined);
    expect(await keyIds()).toEqual([working.key.id]);
  });

  it('stay when those that come are not the server\'s', async () => {
    await assign(await signedBy(server, working.key, null));
    expect(await assign(await signedBy(await makeSigningKeys(), recovery.key, null))).toEqual([]);
    expect(await keyIds()).toEqual([working.key.id]);
  });

  it('change when the server signs others', async () => {
    await assign(await signedBy(server, working.key, null));
    await assign(await signedBy(server, recovery.key, working.key));
    expect(await keyIds()).toEqual([recovery.key.id, working.key.id]);
  });

  it('that were altered on the disk seal nothing, and the response waits as a draft', async () => {
    await assign(await signedBy(server, working.key, null));
    const [row] = await phone.database.sealingKeys.toArray();
    await phone.database.sealingKeys.put({ ...row!, sealing: { ...row!.sealing, working: recovery.key } });
    await expect(phone.sealer.seal(responseOf(1), chain)).rejects.toMatchObject({ name: 'SealingAltered' });
  });

  it('of a server enrolled with before hold until the new one has sent its own', async () => {
    await assign(await signedBy(server, working.key, null));
    const next = await makeSigningKeys();
    await phone.device.enrol(await enrolled(await publicKeyText(next)));
    expect(await keyIds()).toEqual([working.key.id]);
    await assign(await signedBy(next, recovery.key, null));
    expect(await keyIds()).toEqual([recovery.key.id]);
  });

  it('that are absent from a server that has a ledger or sent keys before are no assignment, since nobody signs an absence', async () => {
    await phone.device.change({ ledger: { epoch: 'e1', size: 1, backedUpTo: 0 } });
    expect(await assign(undefined)).toEqual(['sao-mai']);
    expect(await phone.campaigns.all()).toEqual([]);
    await phone.device.enrol({ ...await enrolled(await publicKeyText(server)) });
    expect(await assign(undefined)).toEqual(['sao-mai']);
  });

  it('that a replaced database has lost come back from the kit', async () => {
    await assign(await signedBy(server, working.key, null));
    await phone.kit.write();
    await phone.database.sealingKeys.clear();
    expect(await phone.kit.restore()).toBe(false);
    expect(await keyIds()).toEqual([working.key.id]);
  });

  it('of one campaign show that the server seals the others too', async () => {
    await assign(await signedBy(server, working.key, null));
    expect((await phone.campaigns.replace([{ ...campaignOf(0), id: 'other' }], [])).distrusted).toEqual(['other']);
  });

  it('are absent for a campaign that was never sealed: its responses are of version 1', async () => {
    await assign(undefined);
    expect(openEnvelope(await phone.sealer.seal(responseOf(1), chain))?.header).toMatchObject({ envelopeVersion: 1, seal: 'none' });
  });
});
