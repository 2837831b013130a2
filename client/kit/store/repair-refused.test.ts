// @vitest-environment node
/** A start that has to repair on a full disk: what can be done is done, and what was not kept is told again. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { MemoryDevice } from '../testing/memory-surroundings.ts';
import { deviceId, enrolled, idOf, responseOf } from '../testing/samples.ts';
import { openStore, type Store } from './open-store.ts';
import type { OutboxItem } from './rows.ts';
import { sentinelIn } from './sentinel.ts';

let phone: MemoryDevice;
let store: Store;
let finished: OutboxItem[];
const open = async (): Promise<Store> => (store = await openStore('field', phone.surroundings()));
const hashes = async (): Promise<string[]> => (await store.outbox.inventory()).map((each) => each.hash);
const told = (): string[] => store.incidents.value.map((each) => `${each.kind} ${each.count}`).sort();
const mark = () => sentinelIn(phone.texts, 'hailong-field-sentinel').read();

/** The rows of these responses are gone, and the chain stands where it stood before them. */
const loseRows = (numbers: readonly number[], sequence: number): Promise<void> => new Promise((resolve, reject) => {
  const opening = indexedDB.open('hailong-field');
  opening.onsuccess = () => {
    const transaction = opening.result.transaction(['outbox', 'device'], 'readwrite');
    for (const n of numbers) transaction.objectStore('outbox').delete(idOf(n));
    const reading = transaction.objectStore('device').get('this');
    reading.onsuccess = () => { transaction.objectStore('device').put({ ...reading.result, sequence, previousHash: '' }); };
    transaction.oncomplete = () => {
      opening.result.close();
      resolve();
    };
    transaction.onabort = () => reject(transaction.error);
  };
});

/** No row of this table is written any more. */
const fill = (table: string): void => {
  for (const name of ['put', 'add'] as const) {
    const write = IDBObjectStore.prototype[name];
    vi.spyOn(IDBObjectStore.prototype, name).mockImplementation(function (this: IDBObjectStore, ...given) {
      if (this.name === table) throw new DOMException('full', 'QuotaExceededError');
      return write.apply(this, given);
    });
  }
};

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  phone = new MemoryDevice();
  await open();
  await store.device.enrol(await enrolled('server-key'));
  finished = [];
  for (const n of [1, 2, 3]) finished.push(await store.outbox.finish(responseOf(n)));
  store.close();
});
afterEach(() => {
  vi.restoreAllMocks();
  store.close();
});

it('a database that takes no incident gets its rows back all the same, and they are told', async () => {
  await loseRows([2, 3], 1);
  fill('incidents');
  await open();
  expect((await hashes()).length).toBe(3);
  expect(told()).toEqual(['shelf_shortened 2']);
  expect((await store.outbox.finish(responseOf(4))).sequence).toBe(4);
});

it('a loss that no database kept is shown by the sentinel until one does, though the notes are gone too', async () => {
  await loseRows([3], 2);
  phone.journalFolder.files.clear();
  fill('incidents');
  await open();
  expect(told()).toEqual(['responses_lost 1']);
  expect(mark()?.count).toBe(3);
  store.close();
  vi.restoreAllMocks();
  phone.texts.removeItem('hailong-field-incidents');
  await open();
  expect(told()).toEqual(['responses_lost 1']);
  expect(mark()?.count).toBe(2);
});

it('numbers of rows that find no room are not given again, and the rows come back later', async () => {
  await loseRows([2, 3], 1);
  // A power cut took the newer sentinel back: it vouches for what is left, and the journal is looked at later.
  sentinelIn(phone.texts, 'hailong-field-sentinel').write({ device: deviceId, sequence: 1, count: 1, hash: finished[0]!.hash });
  fill('envelopes');
  await open();
  await expect.poll(() => phone.errors.length).toBe(1);
  vi.restoreAllMocks();
  expect((await store.outbox.finish(responseOf(4))).sequence).toBe(4);
  store.close();
  await open();
  await expect.poll(async () => (await hashes()).length).toBe(4);
});
