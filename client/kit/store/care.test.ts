// @vitest-environment node
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { receiptText } from '#shared/wire/receipt.ts';
import { MemoryDevice } from '../testing/memory-surroundings.ts';
import { enrolled, responseOf } from '../testing/samples.ts';
import { keptForMs } from './deletion.ts';
import { pointerIn } from './open-best.ts';
import { openStore, storeState, type Store } from './open-store.ts';

vi.mock('../vault/pin-rounds.ts', () => ({ pinRounds: 1 }));

let phone: MemoryDevice;
let store: Store;
const persist = vi.fn(async () => true);

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  persist.mockClear();
  vi.stubGlobal('navigator', { storage: { persist, persisted: async () => true, estimate: async () => ({}) } });
  phone = new MemoryDevice();
  store = await openStore('field', phone.surroundings());
  await store.device.enrol({ ...await enrolled('server-key'), isPersisted: false });
});
afterEach(() => {
  store.close();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('an open store', () => {
  it('asks the browser to keep our data after the first response of a start, and keeps its yes', async () => {
    await store.outbox.finish(responseOf(1));
    await expect.poll(async () => (await store.device.get())?.isPersisted).toBe(true);
    await store.outbox.finish(responseOf(2));
    expect(persist).toHaveBeenCalledTimes(1);
  });

  it('does not ask again once the browser said yes, and asks at the next start when it said no', async () => {
    persist.mockResolvedValueOnce(false);
    await store.outbox.finish(responseOf(1));
    await expect.poll(() => persist.mock.calls.length).toBe(1);
    store.close();
    store = await openStore('field', phone.surroundings());
    await store.outbox.finish(responseOf(2));
    await expect.poll(async () => (await store.device.get())?.isPersisted).toBe(true);
    store.close();
    store = await openStore('field', phone.surroundings());
    await store.outbox.finish(responseOf(3));
    await expect.poll(() => store.health.value?.finished).toBe(3);
    expect(persist).toHaveBeenCalledTimes(2);
  });

  it('that is whole at sight looks at journal and bytes only when nobody waits', async () => {
    await store.outbox.finish(responseOf(1));
    store.close();
    let letGo = (): void => undefined;
    const idle = new Promise<void>((resolve) => { letGo = resolve; });
    const around = phone.surroundings();
    const readAll = vi.spyOn(around.files.journal, 'readAll');
    store = await openStore('field', { ...around, idle: () => idle });
    expect((await store.outbox.summary()).waiting).toBe(1);
    await store.readHealth();
    expect(readAll).not.toHaveBeenCalled();
    letGo();
    await expect.poll(() => store.health.value?.secondCopy).toBe('kept');
    expect(readAll).toHaveBeenCalledTimes(1);
  });

  it('looks at the bytes a few at a time, and lets the browser be between them', async () => {
    for (let n = 1; n <= 45; n += 1) await store.outbox.finish(responseOf(n));
    store.close();
    const idle = vi.fn(async () => undefined);
    store = await openStore('field', { ...phone.surroundings(), idle });
    // Once before the journal is looked at, and once before each twenty.
    await expect.poll(() => idle.mock.calls.length).toBe(4);
  });

  it('that lacks what the sentinel knows waits for nothing: the incident is there when it opens', async () => {
    await store.outbox.finish(responseOf(1));
    store.close();
    globalThis.indexedDB = new IDBFactory();
    store = await openStore('field', { ...phone.surroundings(), idle: () => new Promise<void>(() => undefined) });
    expect(store.incidents.value.map((each) => each.kind)).toContain('shelf_emptied');
    expect((await store.outbox.summary()).waiting).toBe(1);
  });

  it('tells its health anew when something was finished', async () => {
    await expect.poll(() => store.health.value?.unsent).toBe(0);
    await store.outbox.finish(responseOf(1));
    await expect.poll(() => store.health.value).toMatchObject({ unsent: 1, finished: 1, oldestUnsentAtMs: 2_000 });
  });

  it('lets go after a sync of what may go, once a day', async () => {
    const { id, hash } = await store.outbox.finish(responseOf(1));
    const text = receiptText({ status: 'stored', responseId: id, envelopeHash: hash, epoch: 'e1', ledgerIndex: 1, ledgerHash: 'b'.repeat(64), storedAtMs: 1, position: 1, reasons: [] });
    await store.outbox.settle([{ id, hash, status: 'received', attempts: 1, nextAttemptAtMs: 0, settledAtMs: phone.nowMs, receipt: { text, signature: 'verified before' } }]);
    await store.device.change({ lastSyncAtMs: phone.nowMs, ledger: { epoch: 'e1', size: 1, backedUpTo: 1 } });
    await expect.poll(() => store.live.device.value?.lastSyncAtMs).toBe(phone.nowMs);
    expect((await store.outbox.inventory()).length).toBe(1);
    phone.nowMs += keptForMs;
    await store.device.change({ lastSyncAtMs: phone.nowMs });
    await expect.poll(async () => (await store.outbox.inventory()).length).toBe(0);
  });

  it('whose database cannot be read any more says so, and the next start reads it through', async () => {
    store.close();
    const begin = IDBDatabase.prototype.transaction;
    let isBroken = false;
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...given) {
      if (isBroken && given[1] === 'readonly') throw new DOMException('The read failed.', 'UnknownError');
      return begin.apply(this, given);
    });
    store = await openStore('field', phone.surroundings());
    await expect.poll(() => store.live.summary.value).toBeDefined();
    isBroken = true;
    await store.device.change({ lastSyncAtMs: 1 });
    await expect.poll(() => storeState.value).toBe('failed');
    expect(pointerIn(phone.texts, 'hailong-field-database').read()).toEqual({ number: 1, failedStarts: 1 });
    isBroken = false;
    store.close();
    store = await openStore('field', phone.surroundings());
    expect(storeState.value).toBe('open');
    expect(pointerIn(phone.texts, 'hailong-field-database').read()).toEqual({ number: 1, failedStarts: 0 });
  });
});
