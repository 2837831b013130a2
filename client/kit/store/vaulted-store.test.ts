// @vitest-environment node
import 'fake-indexeddb/auto';
import { effect } from '@preact/signals';
import fc from 'fast-check';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MemoryFiles } from '../testing/memory-files.ts';
import { campaignOf, deviceId, draftOf, enrolled, idOf, questionnaireOf, responseOf } from '../testing/samples.ts';
import { openVaulted, rowOf, type Vaulted } from '../testing/vaulted.ts';
import { placeKey } from './place-counts.ts';

vi.mock('../vault/pin-rounds.ts', () => ({ pinRounds: 1 }));

const pin = '482719';
let files: MemoryFiles;
let phone: Vaulted;
/** Every value that was ever given to the database to keep. */
let kept: unknown[];

const restart = async (): Promise<void> => {
  phone.close();
  phone = await openVaulted({ files });
  await expect.poll(() => phone.vault.state.value).not.toBe('unknown');
};

/** Every text and every run of bytes in a value, as one text. */
function textIn(value: unknown): string {
  if (value instanceof Uint8Array || value instanceof ArrayBuffer) {
    const bytes = Buffer.from(value instanceof ArrayBuffer ? new Uint8Array(value) : value);
    return `${bytes.toString('utf8')} ${bytes.toString('latin1')} ${bytes.toString('utf16le')}`;
  }
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value).map(([key, each]) => `${key} ${textIn(each)}`).join(' ');
}

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  files = new MemoryFiles();
  kept = [];
  for (const call of ['put', 'add'] as const) {
    const original = IDBObjectStore.prototype[call];
    vi.spyOn(IDBObjectStore.prototype, call).mockImplementation(function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
      kept.push({ value, key });
      return key === undefined ? original.call(this, value) : original.call(this, value, key);
    });
  }
  phone = await openVaulted({ files });
  await phone.device.enrol(await enrolled('server-key'));
  await phone.vault.setPin(pin);
});
afterEach(() => {
  expect(phone.errors).toEqual([]);
  phone.close();
  vi.restoreAllMocks();
});

describe('what is written', () => {
  it('never shows an answer, a word written in, a place or a campaign of drafts and assignments', async () => {
    const words = ['Trạm y tế Ấp Sâu', 'không ai hướng dẫn', 'ap-1', 'sao-mai', 'tỉnh Sao Mai', 'Xã 1', 'câu-hỏi-mười-bảy'];
    const plain = campaignOf(5);
    const campaign = { ...plain, places: plain.places.map((each) => ({ ...each, name: { vi: words[0] ?? '' } })) };
    await phone.campaigns.replace([campaign], []);
    for (let tap = 1; tap <= 30; tap += 1) {
      await phone.drafts.save(draftOf(1, {
        revision: tap, answers: { 'câu-hỏi-mười-bảy': tap }, writeIns: { c1: words[1] ?? '' },
        assigned: { campaign, place: campaign.places[0]! },
      }));
    }
    await phone.notes.keep('field.place', placeKey('sao-mai', 'ap-1'));
    await phone.finishing(responseOf(2));
    await phone.vault.changePin(pin, '905314');
    await phone.drafts.discard(idOf(1));
    await phone.kit.write();
    const written = textIn([kept, files.written]);
    expect(written).toContain('dtv01');
    expect(written).toContain(idOf(1));
    expect([...words, pin, '905314'].filter((word) => written.includes(word) || written.includes(Buffer.from(word).toString('base64').replace(/=+$/, '').slice(1, -1)))).toEqual([]);
  });

  it('is read again after a restart and the PIN, and by nobody before', async () => {
    await phone.campaigns.replace([campaignOf(5)], []);
    await phone.drafts.save(draftOf(1));
    await phone.notes.keep('field.place', 'sao-mai/ap-1');
    await restart();
    for (const reading of [phone.campaigns.all(), phone.drafts.get(idOf(1)), phone.notes.read('field.place'), phone.campaigns.placeCounts()]) {
      await expect(reading).rejects.toMatchObject({ name: 'VaultLocked' });
    }
    await phone.vault.unlock(pin);
    expect(await phone.campaigns.all()).toEqual([campaignOf(5)]);
    expect(await phone.drafts.get(idOf(1))).toEqual(draftOf(1));
    expect(await phone.notes.read('field.place')).toBe('sao-mai/ap-1');
  });

  it('opens in no other row: two drafts that were exchanged on the disk are no drafts', async () => {
    await phone.drafts.save(draftOf(1));
    await phone.drafts.save(draftOf(2));
    const [one, two] = await phone.database.sealedDrafts.toArray();
    await phone.database.sealedDrafts.bulkPut([{ ...one!, bytes: two!.bytes }, { ...two!, bytes: one!.bytes }]);
    expect(await phone.drafts.open()).toEqual([]);
    const unwatch = effect(() => { void phone.live.closedDrafts.value; });
    await expect.poll(() => phone.live.closedDrafts.value).toBe(2);
    unwatch();
  });

  it('may be any bytes: rows that were spoiled hide themselves and nothing else', async ({ task }) => {
    const figure = task.meta.proof = { promise: 'D' as const, what: 'rows of drafts in a phone\'s database cut, altered or made up', faults: 0 };
    await phone.drafts.save(draftOf(1));
    await phone.drafts.save(draftOf(2));
    const row = (await phone.database.sealedDrafts.get(idOf(2)))!;
    const spoiled = fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.nat(row.bytes.length - 1).map((length) => row.bytes.slice(0, length)),
      fc.tuple(fc.nat(row.bytes.length - 1), fc.integer({ min: 1, max: 255 })).map(([at, by]) => row.bytes.map((byte, index) => (index === at ? byte ^ by : byte))));
    await fc.assert(fc.asyncProperty(spoiled, async (bytes) => {
      figure.faults += 1;
      await phone.database.sealedDrafts.put({ ...row, bytes: Uint8Array.from(bytes) });
      expect((await phone.drafts.open()).map((each) => each.id)).toEqual([idOf(1)]);
    }), { numRuns: process.env['PROVE'] === 'full' ? 10_000 : 300 });
  }, 600_000);
});

describe('drafts', () => {
  it('are written in the order of the taps, however fast these come', async () => {
    await Promise.all(Array.from({ length: 50 }, (_, index) => phone.drafts.save(draftOf(1, { revision: index + 1 }))));
    expect((await phone.drafts.get(idOf(1)))?.revision).toBe(50);
  });

  it('that come faster than the disk takes them are written in their latest state', async () => {
    kept.length = 0;
    await Promise.all(Array.from({ length: 50 }, (_, index) => phone.drafts.save(draftOf(1, { revision: index + 1 }))));
    expect(kept.length).toBeLessThan(5);
  });

  it('tell every tap whether it was kept', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => { throw new DOMException('full', 'QuotaExceededError'); });
    const [first, second] = await Promise.allSettled([phone.drafts.save(draftOf(1)), phone.drafts.save(draftOf(2))]);
    expect([first.status, second.status]).toEqual(['rejected', 'fulfilled']);
    await phone.drafts.save(draftOf(1, { revision: 2 }));
    expect((await phone.drafts.get(idOf(1)))?.revision).toBe(2);
  });

  it('that were finished do not come back by a late save', async () => {
    await phone.drafts.save(draftOf(1));
    await phone.shelf.add(rowOf(idOf(1), deviceId), { sequence: 0, previousHash: '' });
    await phone.drafts.save(draftOf(1, { revision: 9 }));
    expect(await phone.drafts.get(idOf(1))).toBeUndefined();
    expect(await phone.database.sealedDrafts.count()).toBe(0);
  });

  it('are under a key of their own that is erased once they are responses: not even the PIN opens what the disk still has', async () => {
    await phone.drafts.save(draftOf(1));
    const onTheDisk = (await phone.database.sealedDrafts.get(idOf(1)))!;
    await phone.shelf.add(rowOf(idOf(1), deviceId), { sequence: 0, previousHash: '' });
    await phone.finished(idOf(1));
    expect([...files.files.keys()].filter((name) => name.startsWith('draft-key'))).toEqual([]);
    await phone.database.outbox.clear();
    await phone.database.sealedDrafts.put(onTheDisk);
    await restart();
    await phone.vault.unlock(pin);
    expect(await phone.drafts.open()).toEqual([]);
  });

  it('lose their key at the next unlock when the app was killed right after the finish', async () => {
    await phone.drafts.save(draftOf(1));
    await phone.drafts.save(draftOf(2));
    await phone.shelf.add(rowOf(idOf(1), deviceId), { sequence: 0, previousHash: '' });
    await restart();
    await phone.vault.unlock(pin);
    await expect.poll(() => [...files.files.keys()].filter((name) => name.startsWith('draft-key'))).toEqual([`draft-key-${idOf(2)}`]);
    expect(await phone.drafts.open()).toEqual([draftOf(2)]);
  });

  it('whose key is out of reach are not lost: they are told of, and open when it is there again', async () => {
    await phone.drafts.save(draftOf(1));
    await restart();
    await phone.vault.unlock(pin);
    files.onCall = () => { throw new DOMException('gone', 'UnknownError'); };
    const unwatch = effect(() => { void phone.live.closedDrafts.value; });
    await expect.poll(() => phone.live.closedDrafts.value).toBe(1);
    expect(await phone.drafts.open()).toEqual([]);
    files.onCall = () => undefined;
    expect(await phone.drafts.open()).toEqual([draftOf(1)]);
    unwatch();
    phone.errors.length = 0;
  });

  it('are kept under the vault\'s key where there are no files, or no room for one', async () => {
    files.onCall = () => { throw new DOMException('full', 'QuotaExceededError'); };
    await phone.drafts.save(draftOf(1));
    expect((await phone.database.sealedDrafts.get(idOf(1)))?.under).toBe('vault');
    files.onCall = () => undefined;
    await restart();
    await phone.vault.unlock(pin);
    expect(await phone.drafts.open()).toEqual([draftOf(1)]);
    phone.errors.length = 0;
  });
});

describe('a draft in two windows', () => {
  it('is held by the first; the second is told, until the first lets go', async () => {
    const held = new Set<string>();
    const request = async (name: string, _options: object, work: (lock: object | null) => Promise<void> | undefined): Promise<void> => {
      if (held.has(name)) return work(null);
      held.add(name);
      await work({ name });
      held.delete(name);
    };
    vi.stubGlobal('navigator', { locks: { request } });
    const letGo = await phone.drafts.hold(idOf(1));
    expect(await phone.drafts.hold(idOf(1))).toBeUndefined();
    expect(await phone.drafts.hold(idOf(2))).toBeDefined();
    letGo?.();
    await expect.poll(() => phone.drafts.hold(idOf(1))).toBeDefined();
    vi.unstubAllGlobals();
  });
});

describe('what screens watch', () => {
  it('is undefined while the vault is locked, there when it opens, and gone when it is locked again', async () => {
    await phone.campaigns.replace([campaignOf(5)], []);
    await phone.drafts.save(draftOf(1));
    await restart();
    const unwatch = effect(() => { void phone.live.drafts.value; });
    expect([phone.live.campaigns.value, phone.live.drafts.value, phone.live.placeCounts.value]).toEqual([undefined, undefined, undefined]);
    await phone.vault.unlock(pin);
    await expect.poll(() => phone.live.campaigns.value).toEqual([campaignOf(5)]);
    await expect.poll(() => phone.live.drafts.value).toEqual([draftOf(1)]);
    expect(phone.live.placeCounts.value?.get(placeKey('sao-mai', 'ap-1'))).toEqual({ done: 5, waiting: 0 });
    phone.vault.lock();
    expect([phone.live.campaigns.value, phone.live.drafts.value, phone.live.placeCounts.value]).toEqual([undefined, undefined, undefined]);
    unwatch();
  });

  it('follows drafts and counts as they are written', async () => {
    await phone.campaigns.replace([campaignOf(5)], []);
    const unwatch = effect(() => { void phone.live.drafts.value; });
    await phone.drafts.save(draftOf(1));
    await expect.poll(() => phone.live.drafts.value?.length).toBe(1);
    await phone.drafts.save(draftOf(1, { revision: 7 }));
    await expect.poll(() => phone.live.drafts.value?.[0]?.revision).toBe(7);
    await phone.finishing(responseOf(1));
    await phone.shelf.add(rowOf(idOf(1), deviceId), { sequence: 0, previousHash: '' });
    await expect.poll(() => phone.live.drafts.value).toEqual([]);
    await expect.poll(() => phone.live.places.value?.get(idOf(1))).toBe('ap-1');
    await expect.poll(() => phone.live.placeCounts.value?.get(placeKey('sao-mai', 'ap-1'))).toEqual({ done: 6, waiting: 1 });
    unwatch();
  });
});

describe('assignments', () => {
  it('that come while the vault is locked are not kept and those before stay', async () => {
    await phone.campaigns.replace([campaignOf(5)], []);
    phone.vault.lock();
    expect(phone.campaigns.canKeep()).toBe(false);
    expect(await phone.campaigns.replace([campaignOf(9)], [])).toEqual({ isKept: false, distrusted: [] });
    await phone.vault.unlock(pin);
    expect(await phone.campaigns.all()).toEqual([campaignOf(5)]);
  });

  it('count a response once: here until the server counts it', async () => {
    const count = async (): Promise<unknown> => (await phone.campaigns.placeCounts()).get(placeKey('sao-mai', 'ap-1'));
    await phone.campaigns.replace([campaignOf(5)], []);
    await phone.finishing(responseOf(1));
    await phone.shelf.add(rowOf(idOf(1), deviceId), { sequence: 0, previousHash: '' });
    expect(await count()).toEqual({ done: 6, waiting: 1 });
    await phone.shelf.settle([{ id: idOf(1), hash: 'f'.repeat(64), status: 'received', attempts: 1, nextAttemptAtMs: 0, settledAtMs: 9 }]);
    expect(await count()).toEqual({ done: 6, waiting: 0 });
    await phone.campaigns.replace([campaignOf(6)], await phone.campaigns.uncountedIds());
    expect(await count()).toEqual({ done: 6, waiting: 0 });
  });

  it('count what version 1 finished by the place in its row, and leave out what nobody knows the place of', async () => {
    await phone.campaigns.replace([campaignOf(5)], []);
    await phone.database.outbox.bulkAdd([rowOf(idOf(1), deviceId, 'ap-1'), { ...rowOf(idOf(2), deviceId), sequence: 2 }]);
    expect([...await phone.campaigns.placeCounts()]).toEqual([[placeKey('sao-mai', 'ap-1'), { done: 6, waiting: 1 }]]);
  });

  it('remember where responses were taken, in their order, however fast they come', async () => {
    await Promise.all([1, 2, 3].map((n) => phone.finishing(responseOf(n))));
    await expect.poll(() => phone.live.places.value?.size).toBe(3);
    expect([...phone.live.places.value ?? []]).toEqual([1, 2, 3].map((n) => [idOf(n), 'ap-1']));
  });

  it('name the questionnaires that are not here yet', async () => {
    const campaigns = [campaignOf(0, 'b'.repeat(64))];
    expect(await phone.campaigns.missingQuestionnaires(campaigns)).toEqual(['b'.repeat(64)]);
    await phone.campaigns.keepQuestionnaire('b'.repeat(64), questionnaireOf('q'));
    expect(await phone.campaigns.missingQuestionnaires(campaigns)).toEqual([]);
  });
});

describe('a database of version 1', () => {
  it('has its clear drafts and assignments sealed and the clear rows deleted by the first PIN', async () => {
    const { database } = phone;
    await database.vaults.clear();
    await database.drafts.bulkAdd([draftOf(1), draftOf(2, { answers: { c1: 1, c2: 5 } })]);
    await database.campaigns.add(campaignOf(5));
    await restart();
    expect(phone.vault.state.value).toBe('none');
    await phone.vault.setPin(pin);
    expect(await phone.drafts.open()).toEqual([draftOf(2, { answers: { c1: 1, c2: 5 } }), draftOf(1)]);
    expect(await phone.campaigns.all()).toEqual([campaignOf(5)]);
    expect([await phone.database.drafts.count(), await phone.database.campaigns.count()]).toEqual([0, 0]);
  });

  it('is carried through when the app is killed between two drafts', async () => {
    await phone.database.drafts.bulkAdd([draftOf(1), draftOf(2)]);
    vi.spyOn(IDBObjectStore.prototype, 'delete')
      .mockImplementationOnce(() => { throw new DOMException('killed', 'QuotaExceededError'); });
    await expect(phone.vault.unlock(pin)).rejects.toBeDefined();
    await restart();
    await phone.vault.unlock(pin);
    expect((await phone.drafts.open()).map((each) => each.id)).toEqual([idOf(2), idOf(1)]);
    expect(await phone.database.drafts.count()).toBe(0);
  });

  it('does not bring back a draft that was finished', async () => {
    await phone.database.drafts.add(draftOf(1));
    await phone.database.outbox.add(rowOf(idOf(1), deviceId));
    await phone.vault.unlock(pin);
    expect(await phone.drafts.open()).toEqual([]);
    expect(await phone.database.sealedDrafts.count()).toBe(0);
  });
});

describe('the kiosk', () => {
  it('has no PIN: its vault is open at every start by a key that cannot be taken out of the browser', async () => {
    const kiosk = async (): Promise<Vaulted> => openVaulted({ files: new MemoryFiles(), app: 'kiosk' });
    const first = await kiosk();
    await first.device.enrol({ ...await enrolled('server-key'), kind: 'kiosk', kiosk: { campaign: 'sao-mai', place: 'ap-1' } });
    expect(first.vault.state.value).toBe('open');
    await first.campaigns.replace([campaignOf(5)], []);
    first.close();
    const second = await kiosk();
    await expect.poll(() => second.live.campaigns.value).toEqual([campaignOf(5)]);
    const [row] = await second.database.vaults.toArray();
    await expect(crypto.subtle.exportKey('raw', row!.deviceKey!)).rejects.toBeDefined();
    expect(textIn(await second.database.sealedNotes.toArray())).not.toContain('Sao Mai');
    second.close();
  });
});
