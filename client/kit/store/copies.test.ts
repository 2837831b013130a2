// @vitest-environment node
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { maxSequence, openEnvelope, writeEnvelope } from '#shared/sealing/envelope.ts';
import { receiptText } from '#shared/wire/receipt.ts';
import { MemoryDevice } from '../testing/memory-surroundings.ts';
import { deviceId, draftOf, enrolled, idOf, responseOf } from '../testing/samples.ts';
import { keptForMs } from './deletion.ts';
import { openStore, storeState, type Store } from './open-store.ts';
import { responseIdOf, type OutboxItem } from './rows.ts';
import { sentinelIn } from './sentinel.ts';

vi.mock('../vault/pin-rounds.ts', () => ({ pinRounds: 1 }));

let phone: MemoryDevice;
let store: Store;
const pin = '482719';

const open = async (): Promise<Store> => (store = await openStore('field', phone.surroundings()));
const restart = async (): Promise<Store> => {
  store.close();
  return open();
};
const finish = (n: number, device = deviceId): Promise<OutboxItem> => store.outbox.finish(responseOf(n, { device }));
const finishMany = async (...numbers: number[]): Promise<OutboxItem[]> => {
  const items: OutboxItem[] = [];
  for (const n of numbers) items.push(await finish(n));
  return items;
};
const hashes = async (): Promise<string[]> => (await store.outbox.inventory()).map((each) => each.hash);
const told = (): string[] => store.incidents.value.map((each) => `${each.kind} ${each.count}`).sort();
const inJournal = async (): Promise<string[]> => (await phone.surroundings().files.journal.readAll()).envelopes.map((each) => each.hash);
const mark = () => sentinelIn(phone.texts, 'hailong-field-sentinel').read();

/** Writes into the database behind the store's back. */
const behind = (table: string, work: (rows: IDBObjectStore) => void): Promise<void> => new Promise((resolve, reject) => {
  const opening = indexedDB.open('hailong-field');
  opening.onsuccess = () => {
    const transaction = opening.result.transaction(table, 'readwrite');
    work(transaction.objectStore(table));
    transaction.oncomplete = () => {
      opening.result.close();
      resolve();
    };
    transaction.onabort = () => reject(transaction.error);
  };
});

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  phone = new MemoryDevice();
  await open();
  await store.device.enrol(await enrolled('server-key'));
  await store.vault.setPin(pin);
});
afterEach(() => {
  store.close();
  vi.restoreAllMocks();
  expect(phone.errors).toEqual([]);
});

describe('a finished response', () => {
  it('is in the database, in the journal and counted by the sentinel when finish tells its end', async () => {
    const [item] = await finishMany(1);
    expect(await hashes()).toEqual([item!.hash]);
    expect(await inJournal()).toEqual([item!.hash]);
    expect(mark()).toEqual({ device: deviceId, sequence: 1, count: 1, hash: item!.hash });
    await restart();
    expect(told()).toEqual([]);
    await expect.poll(() => store.health.value?.secondCopy).toBe('kept');
  });

  it('is saved though the journal fails, which health tells and the next start makes good', async () => {
    phone.journalFolder.writesUntilFault = 0;
    const items = await finishMany(1);
    expect((await store.readHealth()).secondCopy).toBe('behind');
    phone.journalFolder.writesUntilFault = Infinity;
    items.push(...await finishMany(2));
    expect((await store.readHealth()).secondCopy).toBe('behind');
    await restart();
    await expect.poll(async () => new Set(await inJournal())).toEqual(new Set(items.map((each) => each.hash)));
    expect(told()).toEqual([]);
    await expect.poll(async () => (await store.readHealth()).secondCopy).toBe('kept');
  });

  it('needs no files: a browser without them says that there is no second copy', async () => {
    phone.hasFiles = false;
    await restart();
    await finishMany(1, 2);
    expect((await store.readHealth()).secondCopy).toBe('absent');
    await restart();
    expect((await hashes()).length).toBe(2);
    expect(told()).toEqual([]);
  });

  it('is not saved when the transaction is aborted without an error of any request: the draft stays, the journal knows nothing', async () => {
    await store.drafts.save(draftOf(1));
    const add = IDBObjectStore.prototype.add;
    const full = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, value: unknown) {
      const request = add.call(this, value);
      const { transaction } = this;
      Object.defineProperty(transaction, 'error', { get: () => new DOMException('full', 'QuotaExceededError') });
      request.addEventListener('success', () => { queueMicrotask(() => transaction.abort()); });
      return request;
    });
    await expect(finish(1)).rejects.toBeDefined();
    full.mockRestore();
    expect((await store.drafts.open()).map((each) => each.id)).toEqual([idOf(1)]);
    expect(await hashes()).toEqual([]);
    expect(await inJournal()).toEqual([]);
    expect((await finish(1)).sequence).toBe(1);
  });

  it('of which the page was killed before the second copy is made whole by the next start, told to nobody', async () => {
    const { files } = phone.surroundings();
    vi.spyOn(files.journal, 'append').mockReturnValue(new Promise(() => undefined));
    store.close();
    store = await openStore('field', { ...phone.surroundings(), files });
    void finish(1);
    await expect.poll(hashes).toHaveLength(1);
    phone.kill();
    await open();
    await expect.poll(inJournal).toHaveLength(1);
    await expect.poll(() => mark()?.count).toBe(1);
    expect(told()).toEqual([]);
  });
});

describe('a database', () => {
  it('that came back empty is filled from the journal before anything is shown, and that is told', async () => {
    const items = await finishMany(1, 2, 3);
    const before = await store.outbox.bytes(items.map((each) => each.id));
    store.close();
    globalThis.indexedDB = new IDBFactory();
    await open();
    expect(storeState.value).toBe('open');
    expect(await store.outbox.bytes(items.map((each) => each.id))).toEqual(before);
    expect((await store.outbox.waiting()).length).toBe(3);
    expect(told()).toEqual(['identity_lost 0', 'shelf_emptied 3']);
    expect((await store.readHealth()).incidents.map((each) => each.kind).sort()).toEqual(['identity_lost', 'shelf_emptied']);
  });

  it('that came back empty goes on under a new device, and what it finishes is no twin of what was', async () => {
    await finishMany(1, 2);
    await store.drafts.save(draftOf(3));
    store.close();
    globalThis.indexedDB = new IDBFactory();
    await open();
    const device = await store.device.get();
    expect(device?.id).not.toBe(deviceId);
    expect((await finish(3, device!.id)).sequence).toBe(1);
    await restart();
    expect((await hashes()).length).toBe(3);
    expect(told()).toEqual(['identity_lost 0', 'shelf_emptied 2']);
  });

  it('that came back empty tells that the keys are gone though the sentinel went with it, and once', async () => {
    store.close();
    globalThis.indexedDB = new IDBFactory();
    phone.texts.removeItem('hailong-field-sentinel');
    await open();
    expect((await store.device.get())?.id).not.toBe(deviceId);
    expect(told()).toEqual(['identity_lost 0']);
    expect((await store.readHealth()).incidents.map((each) => each.kind)).toEqual(['identity_lost']);
    await store.seeIncidents();
    await restart();
    expect(told()).toEqual(['identity_lost 0']);
    expect(store.incidents.value[0]?.isSeen).toBe(true);
  });

  it('that came back empty is told once, though the browser was killed before it wrote the sentinel anew', async () => {
    await finishMany(1);
    const stale = phone.texts.getItem('hailong-field-sentinel')!;
    store.close();
    globalThis.indexedDB = new IDBFactory();
    await open();
    await store.seeIncidents();
    store.close();
    phone.texts.setItem('hailong-field-sentinel', stale);
    await open();
    expect(told()).toEqual(['identity_lost 0', 'shelf_emptied 1']);
    expect(store.incidents.value.every((each) => each.isSeen)).toBe(true);
  });

  it('that lost its newest rows gets them back, and the chain goes on behind them', async () => {
    const items = await finishMany(1, 2, 3);
    store.close();
    await behind('outbox', (rows) => { rows.delete(idOf(2)); rows.delete(idOf(3)); });
    await behind('device', (rows) => {
      const reading = rows.get('this');
      reading.onsuccess = () => { rows.put({ ...reading.result, sequence: 1, previousHash: items[0]!.hash }); };
    });
    await open();
    expect(told()).toEqual(['shelf_shortened 2']);
    const next = await finish(4);
    expect(next.sequence).toBe(4);
    const [bytes] = await store.outbox.bytes([next.id]);
    expect(openEnvelope(bytes!)?.header.previousHash).toBe(items[2]!.hash);
  });

  it('that is shorter while the journal is gone too is told as a loss, and lost numbers are not used again', async () => {
    await finishMany(1, 2, 3);
    store.close();
    phone.journalFolder.files.clear();
    await behind('outbox', (rows) => { rows.delete(idOf(3)); });
    await behind('device', (rows) => {
      const reading = rows.get('this');
      reading.onsuccess = () => { rows.put({ ...reading.result, sequence: 2 }); };
    });
    await open();
    expect(told()).toEqual(['responses_lost 1']);
    expect((await finish(4)).sequence).toBe(4);
    await store.seeIncidents();
    await restart();
    expect(store.incidents.value.map((each) => each.isSeen)).toEqual([true]);
  });

  it('of which bytes were altered gets them back from the journal', async () => {
    const [item] = await finishMany(1);
    const [before] = await store.outbox.bytes([item!.id]);
    store.close();
    await behind('envelopes', (rows) => { rows.put({ id: item!.id, bytes: Uint8Array.of(1, 2, 3) }); });
    await open();
    await expect.poll(told).toEqual(['response_altered 1']);
    expect(await store.outbox.bytes([item!.id])).toEqual([before]);
  });

  it('of which bytes are missing or neither copy has the right ones says so', async () => {
    const [first, second] = await finishMany(1, 2);
    store.close();
    await behind('envelopes', (rows) => {
      rows.delete(first!.id);
      rows.delete(second!.id);
    });
    const whole = phone.journalFolder.bytesOf('journal-1');
    phone.journalFolder.put('journal-1', whole.subarray(0, whole.length - 3));
    await open();
    await expect.poll(told).toEqual(['response_altered 1', 'responses_lost 1']);
    expect((await store.outbox.bytes([first!.id]))[0]?.length).toBe(first!.sizeBytes);
  });

  it('that will not open is shown as trouble, then gives way to another one with everything that was finished', async () => {
    const items = await finishMany(1, 2, 3);
    store.close();
    const { placeOf } = phone;
    phone.placeOf = async (number) => (number === 1
      ? { name: 'x', factory: { open: () => { throw new DOMException('Internal error opening backing store', 'UnknownError'); } } as Partial<IDBFactory> as IDBFactory }
      : placeOf(number));
    await expect(open()).rejects.toBeDefined();
    expect(storeState.value).toBe('failed');
    await open();
    expect(storeState.value).toBe('open');
    expect(new Set(await hashes())).toEqual(new Set(items.map((each) => each.hash)));
    expect(told()).toEqual(['identity_lost 0', 'shelf_replaced 3']);
    await restart();
    expect((await hashes()).length).toBe(3);
    expect(told()).toEqual(['identity_lost 0', 'shelf_replaced 3']);
  });

  it('that opens and cannot be read is never shown as an empty list', async () => {
    await finishMany(1, 2);
    store.close();
    const begin = IDBDatabase.prototype.transaction;
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...given) {
      if (this.name === 'hailong-field') throw new DOMException('The read failed.', 'UnknownError');
      return begin.apply(this, given);
    });
    await expect(open()).rejects.toBeDefined();
    expect(storeState.value).toBe('failed');
    await open();
    expect((await store.outbox.waiting()).length).toBe(2);
    expect(told()).toEqual(['identity_lost 0', 'shelf_replaced 2']);
  });

  it('that gave way in part is salvaged: keys, chain, vault and drafts go along', async () => {
    await finishMany(1);
    await store.drafts.save(draftOf(2));
    store.close();
    const begin = IDBDatabase.prototype.transaction;
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...given) {
      if (this.name === 'hailong-field' && JSON.stringify(given[0]).includes('outbox')) throw new DOMException('The read failed.', 'UnknownError');
      return begin.apply(this, given);
    });
    await expect(open()).rejects.toBeDefined();
    await open();
    expect((await store.device.get())?.id).toBe(deviceId);
    expect(told()).toEqual(['shelf_replaced 1']);
    await expect.poll(() => store.vault.state.value).toBe('locked');
    await store.vault.unlock(pin);
    expect((await store.drafts.open()).map((each) => each.id)).toEqual([idOf(2)]);
    expect((await finish(2)).sequence).toBe(2);
  });

  it('is not given up for a full disk', async () => {
    await finishMany(1);
    store.close();
    const { placeOf } = phone;
    phone.placeOf = async () => ({ name: 'x', factory: { open: () => { throw new DOMException('full', 'QuotaExceededError'); } } as Partial<IDBFactory> as IDBFactory });
    for (let starts = 0; starts < 3; starts += 1) await expect(open()).rejects.toBeDefined();
    phone.placeOf = placeOf;
    await open();
    expect((await hashes()).length).toBe(1);
    expect(told()).toEqual([]);
  });
});

describe('the journal', () => {
  it('that was damaged is written again from the database, and that is told', async () => {
    const items = await finishMany(1, 2, 3);
    const bytes = phone.journalFolder.bytesOf('journal-1').slice();
    bytes[100] = bytes[100]! ^ 1;
    phone.journalFolder.put('journal-1', bytes);
    await restart();
    await expect.poll(told).toEqual(['journal_damaged 1']);
    await expect.poll(async () => new Set(await inJournal())).toEqual(new Set(items.map((each) => each.hash)));
  });

  it('torn at its end is made good without a word', async () => {
    await finishMany(1, 2);
    const bytes = phone.journalFolder.bytesOf('journal-1');
    phone.journalFolder.put('journal-1', bytes.subarray(0, bytes.length - 9));
    await restart();
    await expect.poll(inJournal).toHaveLength(2);
    expect(told()).toEqual([]);
  });
});

describe('envelopes of another device', () => {
  it('are carried once, wait with the others, and survive as they do', async () => {
    const carried = [new TextEncoder().encode('no envelope'), foreign(1), foreign(2)];
    expect(await store.outbox.carry(carried)).toBe(2);
    expect(await store.outbox.carry(carried)).toBe(0);
    expect((await store.outbox.waiting()).map((each) => [each.device, each.isCarried])).toEqual([['other', true], ['other', true]]);
    expect((await finish(7)).sequence).toBe(1);
    expect(mark()).toMatchObject({ device: deviceId, sequence: 1, count: 3 });
    await restart();
    expect(told()).toEqual([]);
    expect((await inJournal()).length).toBe(3);
  });

  it('that bear the name of this device and a number out of reach never move its chain, restored from the journal or not', async () => {
    await finishMany(1);
    const forged = (n: number, sequence: number): Uint8Array => writeEnvelope(responseOf(n), { sequence, previousHash: '' });
    expect(await store.outbox.carry([forged(2, maxSequence), forged(3, 500), forged(4, 1)])).toBe(3);
    expect((await finish(5)).sequence).toBe(2);
    store.close();
    await behind('outbox', (rows) => { rows.clear(); });
    await open();
    expect((await hashes()).length).toBe(5);
    expect(mark()?.sequence).toBeLessThan(1_001);
    const next = await finish(6);
    expect(next.sequence).toBeLessThan(1_001);
    expect(openEnvelope((await store.outbox.bytes([next.id]))[0]!)).toBeDefined();
  });

  it('with other content under an id that is here are kept beside it', async () => {
    await finishMany(1);
    expect(await store.outbox.carry([foreign(1)])).toBe(1);
    const items = await store.outbox.waiting();
    expect(items.map(responseIdOf)).toEqual([idOf(1), idOf(1)]);
    expect(new Set(items.map((each) => each.id)).size).toBe(2);
  });
});

function foreign(n: number): Uint8Array {
  return writeEnvelope(responseOf(n, { device: 'other' }), { sequence: n, previousHash: '' });
}

describe('what the server received', () => {
  const receive = async (items: readonly OutboxItem[], ledgerIndex = 5): Promise<void> => {
    await store.outbox.settle(items.map(({ id, hash }) => ({
      id, hash, status: 'received', attempts: 1, nextAttemptAtMs: 0, settledAtMs: phone.nowMs,
      receipt: {
        text: receiptText({ status: 'stored', responseId: id, envelopeHash: hash, epoch: 'e1', ledgerIndex, ledgerHash: 'b'.repeat(64), storedAtMs: 1, position: 1, reasons: [] }),
        signature: 'verified before',
      },
    })));
    await store.device.change({ ledger: { epoch: 'e1', size: 9, backedUpTo: 9 } });
  };

  it('goes after a month from all three, and nothing else goes', async () => {
    const items = await finishMany(1, 2, 3);
    await receive(items.slice(0, 2));
    expect(await store.outbox.prune()).toBe(0);
    phone.nowMs += keptForMs;
    expect(await store.outbox.prune()).toBe(2);
    expect(await hashes()).toEqual([items[2]!.hash]);
    expect(await inJournal()).toEqual([items[2]!.hash]);
    expect(mark()).toMatchObject({ count: 1, hash: items[2]!.hash });
    await restart();
    expect(told()).toEqual([]);
  });

  it('stays when a restored server asks for it again while it was about to go', async () => {
    const items = await finishMany(1, 2);
    await receive(items);
    phone.nowMs += keptForMs;
    const around = { ...phone.surroundings(), wait: async (ms: number) => { if (ms > 0) await store.outbox.reopen([items[0]!.hash]); } };
    store.close();
    store = await openStore('field', around);
    expect(await store.outbox.prune()).toBe(1);
    expect(await hashes()).toEqual([items[0]!.hash]);
    expect(await inJournal()).toEqual([items[0]!.hash]);
    expect(mark()?.count).toBe(1);
    const [waiting] = await store.outbox.waiting();
    expect(waiting).toMatchObject({ status: 'waiting', settledAtMs: null, isCounted: 0 });
    expect(waiting?.receipt).toBeUndefined();
    expect(waiting?.formerReceipt).toBeDefined();
  });

  it('of which the page was killed between any two steps of its going raises no alarm and loses nothing else', async () => {
    const items = await finishMany(1, 2, 3);
    await receive(items.slice(0, 2));
    phone.nowMs += keptForMs;
    store.close();
    store = await openStore('field', { ...phone.surroundings(), wait: (ms) => (ms === 0 ? Promise.resolve() : new Promise(() => undefined)) });
    void store.outbox.prune();
    await expect.poll(() => mark()?.count).toBe(1);
    phone.kill();
    await open();
    expect(told()).toEqual([]);
    const { files } = phone.surroundings();
    await files.journal.compact(new Set(items.slice(0, 2).map((each) => each.hash)));
    await restart();
    expect(told()).toEqual([]);
    expect((await hashes()).length).toBe(3);
  });

  it('goes once where two windows let go of it at once, and no alarm follows', async () => {
    const items = await finishMany(1, 2, 3);
    await receive(items.slice(0, 2));
    phone.nowMs += keptForMs;
    const other = await openStore('field', phone.surroundings());
    expect(await Promise.all([store.outbox.prune(), other.outbox.prune()])).toEqual([2, 0]);
    other.close();
    expect(mark()).toMatchObject({ count: 1, hash: items[2]!.hash });
    await restart();
    expect(told()).toEqual([]);
  });

  it('goes where there are no files too', async () => {
    phone.hasFiles = false;
    await restart();
    await receive(await finishMany(1));
    phone.nowMs += keptForMs;
    expect(await store.outbox.prune()).toBe(1);
  });

  it('stays while the journal cannot be written: no alarm follows', async () => {
    await receive(await finishMany(1));
    phone.nowMs += keptForMs;
    phone.journalFolder.writesUntilFault = 0;
    expect(await store.outbox.prune()).toBe(0);
    expect(mark()?.count).toBe(1);
    expect((await hashes()).length).toBe(1);
  });

  it('never goes by signing out', async () => {
    await receive(await finishMany(1));
    await store.device.change({ isSignedIn: false });
    expect((await hashes()).length).toBe(1);
    expect((await inJournal()).length).toBe(1);
  });
});
