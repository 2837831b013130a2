import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { publicKeyText } from '../enrolment/keys.ts';
import { openStore, type Store } from '../store/open-store.ts';
import { MemoryServer } from '../testing/memory-server.ts';
import { deviceId, enrolled, responseOf } from '../testing/samples.ts';
import { startSync, type Sync } from './start-sync.ts';

let store: Store;
let server: MemoryServer;
let sync: Sync;
const hellos = (): number => server.requests.filter((each) => each.path === '/api/hello').length;

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  server = await MemoryServer.start();
  store = await openStore('field');
  const row = await enrolled(server.publicKey);
  await store.device.enrol(row);
  server.devices.set(deviceId, await publicKeyText(row.keys));
  vi.stubGlobal('fetch', server.fetch);
  vi.stubGlobal('reportError', (error: unknown) => { throw error; });
  sync = startSync(store, 'test');
  await expect.poll(() => sync.state.value).toBe('idle');
});
afterEach(async () => {
  sync.stop();
  await expect.poll(() => sync.state.value).not.toBe('syncing');
  store.close();
  vi.unstubAllGlobals();
});

describe('a sync that was started', () => {
  it('runs at once, and says when it is done', () => {
    expect(hellos()).toBe(1);
  });

  it('delivers a finished response by itself', async () => {
    await store.outbox.finish(responseOf(1));
    sync.syncSoon();
    await expect.poll(() => server.stored.size).toBe(1);
  });

  it('tries again when the network may be back, without waiting for its back-off', async () => {
    await store.outbox.finish(responseOf(1));
    await store.outbox.settle((await store.outbox.waiting()).map((each) =>
      ({ id: each.id, hash: each.hash, status: 'waiting', attempts: 5, nextAttemptAtMs: Date.now() + 3_600_000, settledAtMs: null })));
    sync.syncSoon();
    await expect.poll(hellos).toBe(2);
    expect(server.stored.size).toBe(0);
    dispatchEvent(new Event('online'));
    await expect.poll(() => server.stored.size).toBe(1);
  });

  it('many calls during a run are one run more', async () => {
    await Promise.all([sync.syncNow(), sync.syncNow(), sync.syncNow(), sync.syncNow()]);
    expect(hellos()).toBe(3);
  });

  it('what is finished while it runs is sent by the run after', async () => {
    const first = sync.syncNow();
    await store.outbox.finish(responseOf(1));
    await Promise.all([first, sync.syncNow()]);
    expect(server.stored.size).toBe(1);
  });

  it('says when it tries next: a second after a run without an answer while something waits, else in five minutes or a little more', async () => {
    const inMs = async (): Promise<number> => {
      await sync.syncNow();
      await expect.poll(() => sync.nextAttemptAtMs.value).not.toBeNull();
      return (sync.nextAttemptAtMs.value ?? 0) - Date.now();
    };
    const idleMs = await inMs();
    expect([idleMs > 299_000, idleMs <= 375_000]).toEqual([true, true]);
    await store.outbox.finish(responseOf(1));
    server.faultOf = (request) => (request.path === '/api/hello' ? 'cut' : undefined);
    expect(await inMs()).toBeLessThanOrEqual(1_250);
    sync.stop();
    expect(sync.nextAttemptAtMs.value).toBeNull();
  });

  it('tries by itself what was met by silence, with no event from the browser', async () => {
    await store.outbox.finish(responseOf(1));
    server.faultOf = () => 'cut';
    await sync.syncNow();
    server.faultOf = () => undefined;
    await expect.poll(() => server.stored.size, { timeout: 4_000 }).toBe(1);
  });

  it('lets go of a request that hangs when the network may be back', async () => {
    let isHanging = true;
    vi.stubGlobal('fetch', (path: string, init: RequestInit) => (isHanging
      ? new Promise((_, reject) => { init.signal?.addEventListener('abort', () => reject(init.signal?.reason)); })
      : server.fetch(path, init)));
    await store.outbox.finish(responseOf(1));
    sync.syncSoon();
    await expect.poll(() => sync.state.value).toBe('syncing');
    isHanging = false;
    dispatchEvent(new Event('online'));
    await expect.poll(() => server.stored.size).toBe(1);
  });

  it('says offline when nobody answers, whatever the browser believes', async () => {
    server.faultOf = () => 'cut';
    await sync.syncNow();
    expect(sync.state.value).toBe('offline');
    server.faultOf = () => undefined;
    await sync.syncNow();
    expect(sync.state.value).toBe('idle');
  });

  it('does nothing any more once it was stopped', async () => {
    sync.stop();
    dispatchEvent(new Event('online'));
    document.dispatchEvent(new Event('visibilitychange'));
    await store.device.get();
    expect(hellos()).toBe(1);
  });
});
