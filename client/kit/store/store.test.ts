// @vitest-environment node
import 'fake-indexeddb/auto';
import { effect } from '@preact/signals';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest';
import { openEnvelope, parseJson } from '#shared/sealing/envelope.ts';
import { sha256Hex } from '#shared/sealing/digest.ts';
import { MemoryDevice } from '../testing/memory-surroundings.ts';
import { campaignOf, draftOf, enrolled, idOf, questionnaireOf, responseOf } from '../testing/samples.ts';
import { placeKey } from './place-counts.ts';
import { openStore, storeState, type Store } from './open-store.ts';
import type { Settlement } from './outbox.ts';

vi.mock('../vault/pin-rounds.ts', () => ({ pinRounds: 1 }));

const pin = '482719';
let phone: MemoryDevice;
let store: Store;
/** Every transaction that the browser was asked for; watched from before the store opens, since the store keeps the way to it. */
let begin: MockInstance<IDBDatabase['transaction']>;

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  begin = vi.spyOn(IDBDatabase.prototype, 'transaction');
  phone = new MemoryDevice();
  store = await openStore('field', phone.surroundings());
  await store.device.enrol(await enrolled('server-key'));
  await store.vault.setPin(pin);
  await expect.poll(() => store.live.device.value?.isSignedIn).toBe(true);
  await expect.poll(() => store.health.value).toBeDefined();
  begin.mockClear();
});
afterEach(() => {
  store.close();
  vi.restoreAllMocks();
});

const received = async (n: number): Promise<Settlement> => {
  const item = (await store.outbox.list(100)).find((each) => each.id === idOf(n))!;
  return { id: item.id, hash: item.hash, status: 'received', attempts: 1, nextAttemptAtMs: 0, settledAtMs: 9_000 };
};

/** The database without our own layer; in a newer version when one is given. */
const openRaw = (version?: number): Promise<IDBDatabase> => new Promise((resolve, reject) => {
  const opening = indexedDB.open('hailong-field', version);
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => resolve(opening.result);
});

/** What is on the disk, without our own reading. */
const rawRows = async (table: string): Promise<unknown[]> => {
  const database = await openRaw();
  return new Promise((resolve) => {
    const reading = database.transaction(table).objectStore(table).getAll();
    reading.onsuccess = () => {
      database.close();
      resolve(reading.result);
    };
  });
};

describe('drafts', () => {
  it('saved taps are there after the app was killed, at the same question', async () => {
    await store.drafts.save(draftOf(1, { at: 'c7', revision: 7 }));
    store.close();
    store = await openStore('field', phone.surroundings());
    await expect.poll(() => store.vault.state.value).toBe('locked');
    await store.vault.unlock(pin);
    expect(await store.drafts.get(idOf(1))).toEqual(draftOf(1, { at: 'c7', revision: 7 }));
  });

  it('taps that follow each other without waiting are written in their order', async () => {
    await Promise.all(Array.from({ length: 50 }, (_, index) => store.drafts.save(draftOf(1, { revision: index + 1 }))));
    expect((await store.drafts.get(idOf(1)))?.revision).toBe(50);
  });

  it('a save that comes after finish does not bring the draft back', async () => {
    await store.drafts.save(draftOf(1));
    await store.outbox.finish(responseOf(1));
    await store.drafts.save(draftOf(1, { revision: 9 }));
    expect(await store.drafts.get(idOf(1))).toBeUndefined();
    expect(await store.drafts.open()).toEqual([]);
  });

  it('a discarded draft is gone and its neighbour stays', async () => {
    await store.drafts.save(draftOf(1));
    await store.drafts.save(draftOf(2));
    await store.drafts.discard(idOf(1));
    expect((await store.drafts.open()).map((each) => each.id)).toEqual([idOf(2)]);
  });
});

describe('finish', () => {
  it('puts the envelope in the outbox and takes the draft away', async () => {
    await store.drafts.save(draftOf(1));
    const item = await store.outbox.finish(responseOf(1));
    const [bytes] = await store.outbox.bytes([idOf(1)]);
    const opened = openEnvelope(bytes!);
    expect(opened?.header).toMatchObject({ responseId: idOf(1), sequence: 1, previousHash: '' });
    expect(parseJson(opened!.payload)).toEqual(responseOf(1));
    expect(item.hash).toBe(await sha256Hex(bytes!));
    expect(await rawRows('drafts')).toEqual([]);
  });

  it('finished twice is one row with the same bytes', async () => {
    const first = await store.outbox.finish(responseOf(1));
    const second = await store.outbox.finish(responseOf(1, { durationMs: 1 }));
    expect(second.hash).toBe(first.hash);
    expect((await store.outbox.summary()).waiting).toBe(1);
  });

  it('many windows finishing at once make one chain without gaps', async () => {
    const other = await openStore('field');
    await Promise.all(Array.from({ length: 12 }, (_, index) =>
      (index % 2 === 0 ? store : other).outbox.finish(responseOf(index + 1))));
    other.close();
    const items = await store.outbox.waiting();
    const headers = (await store.outbox.bytes(items.map((each) => each.id))).map((bytes) => openEnvelope(bytes)!.header);
    expect(headers.map((each) => each.sequence)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
    expect(headers.map((each) => each.previousHash)).toEqual(['', ...items.slice(0, -1).map((each) => each.hash)]);
  });

  it('is undone as a whole when the disk is full: the draft stays and the chain does not move', async () => {
    await store.drafts.save(draftOf(1));
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementationOnce(() => { throw new DOMException('full', 'QuotaExceededError'); });
    await expect(store.outbox.finish(responseOf(1))).rejects.toMatchObject({ name: 'QuotaExceededError' });
    expect((await store.drafts.open()).length).toBe(1);
    expect((await store.device.get())?.sequence).toBe(0);
    expect((await store.outbox.finish(responseOf(1))).sequence).toBe(1);
  });
});

describe('the outbox', () => {
  it('keeps what was received, with its receipt, and counts it apart', async () => {
    await store.outbox.finish(responseOf(1));
    await store.outbox.finish(responseOf(2));
    await store.outbox.settle([await received(1)]);
    expect(await store.outbox.summary()).toEqual({
      waiting: 1, received: 1, held: 0, refused: 0, oldestWaitingAtMs: 4_000, lastReceiptAtMs: 9_000,
    });
    expect((await store.outbox.bytes([idOf(1)])).length).toBe(1);
  });

  it('a settlement for other bytes changes nothing', async () => {
    await store.outbox.finish(responseOf(1));
    await store.outbox.settle([{ ...await received(1), hash: 'f'.repeat(64) }]);
    expect((await store.outbox.summary()).waiting).toBe(1);
  });

  it('what was received never goes back to waiting', async () => {
    await store.outbox.finish(responseOf(1));
    await store.outbox.settle([await received(1)]);
    await store.outbox.settle([{ ...await received(1), status: 'waiting', settledAtMs: null }]);
    expect((await store.outbox.summary()).received).toBe(1);
  });

  it('survives that somebody signs out and in again, and the chain goes on', async () => {
    await store.outbox.finish(responseOf(1));
    await store.device.change({ isSignedIn: false });
    await store.device.enrol(await enrolled('server-key'));
    expect((await store.outbox.finish(responseOf(2))).sequence).toBe(2);
    expect((await store.outbox.waiting()).length).toBe(2);
  });
});

describe('counts of places', () => {
  const count = async (): Promise<unknown> => (await store.campaigns.placeCounts()).get(placeKey('sao-mai', 'ap-1'));

  it('a response is counted once: here until the server counts it', async () => {
    await store.campaigns.replace([campaignOf(5)], []);
    await store.outbox.finish(responseOf(1));
    expect(await count()).toEqual({ done: 6, waiting: 1 });
    await store.outbox.settle([await received(1)]);
    expect(await count()).toEqual({ done: 6, waiting: 0 });
    await store.campaigns.replace([campaignOf(6)], await store.campaigns.uncountedIds());
    expect(await count()).toEqual({ done: 6, waiting: 0 });
  });

  it('a questionnaire is missing until it was kept', async () => {
    const campaigns = [campaignOf(0, 'b'.repeat(64))];
    expect(await store.campaigns.missingQuestionnaires(campaigns)).toEqual(['b'.repeat(64)]);
    await store.campaigns.keepQuestionnaire('b'.repeat(64), questionnaireOf('q'));
    expect(await store.campaigns.missingQuestionnaires(campaigns)).toEqual([]);
  });
});

describe('the connection', () => {
  it('is opened again when the browser lost it, and the write is done', async () => {
    await store.drafts.save(draftOf(1));
    const lost = (): never => { throw new DOMException('lost', 'InvalidStateError'); };
    begin.mockImplementationOnce(lost).mockImplementationOnce(lost);
    await store.drafts.save(draftOf(2));
    expect((await store.drafts.open()).length).toBe(2);
    expect(begin.mock.results.some((each) => each.type === 'throw')).toBe(true);
  });

  it('that breaks off in the middle of a finish is opened again, and the response is finished once', async () => {
    await store.drafts.save(draftOf(1));
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementationOnce(() => { throw new DOMException('gone', 'UnknownError'); });
    expect((await store.outbox.finish(responseOf(1))).sequence).toBe(1);
    expect(await store.drafts.open()).toEqual([]);
    expect((await store.outbox.summary()).waiting).toBe(1);
  });

  it('every transaction is strict', async () => {
    await store.drafts.save(draftOf(1));
    await store.outbox.finish(responseOf(1));
    expect(new Set(begin.mock.calls.map((each) => each[2]?.durability))).toEqual(new Set(['strict']));
  });

  it('lets a newer version of the app have the database and says so', async () => {
    (await openRaw(99)).close();
    expect(storeState.value).toBe('replaced');
    await expect(store.drafts.save(draftOf(1))).rejects.toBeDefined();
    expect(storeState.value).toBe('replaced');
  });

  it('leaves a database of a newer version alone', async () => {
    store.close();
    (await openRaw(99)).close();
    // No other window did this: a reload would find the same, so that nobody is told to reload.
    await expect(openStore('field')).rejects.toBeDefined();
    expect(storeState.value).toBe('newer');
    expect((await openRaw()).version).toBe(99);
  });

  it('says that an older window holds an upgrade up, and opens when that window is gone', async () => {
    store.close();
    globalThis.indexedDB = new IDBFactory();
    const older = await openRaw(1);
    const opening = openStore('field');
    await expect.poll(() => storeState.value).toBe('blocked');
    older.close();
    store = await opening;
    expect(storeState.value).toBe('open');
  });
});

describe('what screens watch', () => {
  it('follows a write of this window and of another', async () => {
    const other = await openStore('field');
    await other.outbox.finish(responseOf(1));
    await expect.poll(() => store.live.summary.value?.waiting).toBe(1);
    await store.outbox.settle([await received(1)]);
    await expect.poll(() => other.live.summary.value?.received).toBe(1);
    other.close();
  });

  it('reads drafts again at a tap only while a screen shows them', async () => {
    const readsOfDrafts = (): number => begin.mock.calls.filter(([tables, kind]) => kind === 'readonly' && tables.includes('drafts')).length;
    await store.drafts.save(draftOf(1));
    await store.outbox.finish(responseOf(9));
    await expect.poll(() => store.live.summary.value?.waiting).toBe(1);
    expect(readsOfDrafts()).toBe(0);
    const unwatch = effect(() => { void store.live.drafts.value; });
    await expect.poll(() => store.live.drafts.value?.length).toBe(1);
    await store.drafts.save(draftOf(2));
    await expect.poll(() => store.live.drafts.value?.length).toBe(2);
    unwatch();
  });
});
