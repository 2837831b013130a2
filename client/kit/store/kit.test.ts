// @vitest-environment node
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MemoryFiles } from '../testing/memory-files.ts';
import { campaignOf, deviceId, draftOf, enrolled, questionnaireHash, questionnaireOf } from '../testing/samples.ts';
import { openVaulted, type Vaulted } from '../testing/vaulted.ts';
import { readKit } from './kit-contents.ts';

vi.mock('../vault/pin-rounds.ts', () => ({ pinRounds: 1 }));

const pin = '482719';
let files: MemoryFiles;
let phone: Vaulted;
let nowMs = 0;

/** The database is gone; the files beside the journal are not. */
const loseDatabase = async (app: 'field' | 'kiosk' = 'field'): Promise<boolean> => {
  phone.close();
  globalThis.indexedDB = new IDBFactory();
  phone = await openVaulted({ files, app });
  return phone.kit.restore();
};

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  files = new MemoryFiles();
  phone = await openVaulted({ files, now: () => nowMs });
  await phone.device.enrol(await enrolled('server-key'));
  await phone.vault.setPin(pin);
  await phone.campaigns.keepQuestionnaire(questionnaireHash, questionnaireOf('q'));
  await phone.campaigns.replace([campaignOf(5)], []);
  await phone.kit.write();
});
afterEach(() => {
  expect(phone.errors).toEqual([]);
  phone.close();
  vi.restoreAllMocks();
});

describe('a lost database', () => {
  it('is made good from the kit: same person, server, PIN and assignments, under a new device', async () => {
    expect(await loseDatabase()).toBe(true);
    const device = (await phone.device.get())!;
    expect(device).toMatchObject({ login: 'dtv01', account: 'account-1', serverKey: 'server-key', isSignedIn: true, sequence: 0, previousHash: '' });
    expect(device.id).not.toBe(deviceId);
    await expect(crypto.subtle.exportKey('pkcs8', device.keys.privateKey)).rejects.toBeDefined();
    await expect.poll(() => phone.vault.state.value).toBe('locked');
    expect(await phone.vault.unlock('111222')).toBe('wrong');
    expect(await phone.vault.unlock(pin)).toBe('open');
    expect(await phone.campaigns.all()).toEqual([campaignOf(5)]);
    expect(await phone.campaigns.questionnaire(questionnaireHash)).toEqual(questionnaireOf('q'));
    await phone.drafts.save(draftOf(1));
    expect(await phone.drafts.open()).toEqual([draftOf(1)]);
  });

  it('has the PIN of the last change', async () => {
    await phone.vault.changePin(pin, '905314');
    await phone.kit.write();
    await loseDatabase();
    await expect.poll(() => phone.vault.state.value).toBe('locked');
    expect(await phone.vault.unlock(pin)).toBe('wrong');
    expect(await phone.vault.unlock('905314')).toBe('open');
  });

  it('is not made good twice, nor over a device that is there', async () => {
    expect(await phone.kit.restore()).toBe(false);
    expect((await phone.device.get())?.id).toBe(deviceId);
    await loseDatabase();
    expect(await phone.kit.restore()).toBe(false);
    expect((await phone.device.all()).length).toBe(1);
  });

  it('of a kiosk is made good without anybody: its place is there at once', async () => {
    phone.close();
    globalThis.indexedDB = new IDBFactory();
    files = new MemoryFiles();
    phone = await openVaulted({ files, app: 'kiosk' });
    await phone.device.enrol({ ...await enrolled('server-key'), kind: 'kiosk', kiosk: { campaign: 'sao-mai', place: 'ap-1' } });
    await phone.campaigns.replace([campaignOf(5)], []);
    await phone.kit.write();
    expect(await loseDatabase('kiosk')).toBe(true);
    await expect.poll(() => phone.vault.state.value).toBe('open');
    expect(await phone.campaigns.all()).toEqual([campaignOf(5)]);
    expect((await phone.device.get())?.kiosk).toEqual({ campaign: 'sao-mai', place: 'ap-1' });
  });
});

describe('the kit copy', () => {
  it('is written after enrolment, a PIN and a refresh by itself', async () => {
    phone.close();
    globalThis.indexedDB = new IDBFactory();
    files = new MemoryFiles();
    phone = await openVaulted({ files, now: () => nowMs });
    const kits = (): Promise<number[]> => Promise.all(['kit-a', 'kit-b'].map(async (name) => (await readKit(files.files.get(name)))?.generation ?? 0));
    await phone.device.enrol(await enrolled('server-key'));
    await expect.poll(kits).toEqual([1, 0]);
    await phone.vault.setPin(pin);
    await expect.poll(kits).toEqual([0, 2]);
    await phone.campaigns.replace([campaignOf(5)], []);
    await expect.poll(kits).toEqual([3, 2]);
  });

  it('is not written again while nothing has changed', async () => {
    const before = files.written.length;
    await phone.kit.write();
    expect(files.written.length).toBe(before);
  });

  it('shows neither assignments nor a private key nor a PIN', async () => {
    await phone.drafts.save(draftOf(1));
    const texts = files.written.map(({ bytes }) => Buffer.from(bytes).toString('utf8')).join();
    expect(['Sao Mai', 'ap-1', 'Xã 1', pin, 'privateKey'].filter((word) => texts.includes(word))).toEqual([]);
  });

  it('keeps no lock of a PIN that was changed, nor a vault that was destroyed', async () => {
    const wrapped = async (): Promise<string> => Buffer.from((await phone.database.vaults.toArray())[0]?.lock?.wrapped ?? []).toString('base64');
    const inFiles = (text: string): boolean => [...files.files.values()].some((bytes) => Buffer.from(bytes).includes(text));
    const before = await wrapped();
    expect(inFiles(before)).toBe(true);
    await phone.vault.changePin(pin, '905314');
    const after = await wrapped();
    await expect.poll(() => [inFiles(before), inFiles(after)]).toEqual([false, true]);
    for (let n = 0; n < 10; n += 1) {
      nowMs += 3_600_000;
      await phone.vault.unlock('111222');
    }
    await expect.poll(() => [inFiles(after), inFiles('"notes":[]'), inFiles('destroyed')]).toEqual([false, true, true]);
  });

  it('survives a kill in the middle of its writing: the one before counts', async () => {
    const newer = [...files.files.entries()].filter(([name]) => name.startsWith('kit'));
    await phone.campaigns.replace([campaignOf(6)], []);
    await phone.kit.write();
    const last = files.written.at(-1)!;
    expect(newer.length).toBe(2);
    files.files.set(last.name, last.bytes.slice(0, 100));
    await loseDatabase();
    await expect.poll(() => phone.vault.state.value).toBe('locked');
    await phone.vault.unlock(pin);
    expect(await phone.campaigns.all()).toEqual([campaignOf(5)]);
  });

  it('that was cut, altered or made up is none', async ({ task }) => {
    const figure = task.meta.proof = { promise: 'D' as const, what: 'copies of a phone\'s kit cut, altered or made up', faults: 0 };
    const kit = files.written.at(-1)!.bytes;
    expect(await readKit(kit)).toBeDefined();
    const spoiled = fc.oneof(
      fc.nat(kit.length - 1).map((length) => kit.slice(0, length)),
      fc.tuple(fc.nat(kit.length - 1), fc.integer({ min: 1, max: 255 })).map(([at, by]) => kit.map((byte, index) => (index === at ? byte ^ by : byte))),
      fc.uint8Array({ maxLength: 500 }),
    );
    await fc.assert(fc.asyncProperty(spoiled, async (bytes) => {
      figure.faults += 1;
      expect(await readKit(bytes)).toBeUndefined();
    }), { numRuns: process.env['PROVE'] === 'full' ? 10_000 : 1_000 });
  }, 600_000);

  it('that says what no kit says is none, though its checksum is right', async () => {
    const seal = async (json: string): Promise<Uint8Array> => {
      const body = new TextEncoder().encode(json);
      return Uint8Array.from([...new Uint8Array(await crypto.subtle.digest('SHA-256', body)), ...body]);
    };
    const good = new TextDecoder().decode(files.written.at(-1)!.bytes.subarray(32));
    expect(await readKit(await seal(good))).toBeDefined();
    for (const bad of ['', 'null', '[]', '{}', good.replace('"formatVersion":1', '"formatVersion":2'), good.replace('"notes":[', '"notes":[{},'), good.replace(/"wrapped":"[^"]*"/, '"wrapped":"*"')]) {
      expect(await readKit(await seal(bad))).toBeUndefined();
    }
  });
});
