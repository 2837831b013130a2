// @vitest-environment node
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryDevice } from '../testing/memory-surroundings.ts';
import { openStore, type Store } from '../store/open-store.ts';
import { enrolled, responseOf } from '../testing/samples.ts';
import { makeRescue } from './make-rescue.ts';
import { takeRescue } from './take-rescue.ts';

const serverKey = 'k'.repeat(88);
let store: Store;

async function newStore(): Promise<Store> {
  const device = new MemoryDevice();
  const factory = new IDBFactory();
  device.placeOf = async (number) => ({ name: `hailong-field-${number}`, factory });
  const opened = await openStore('field', device.surroundings());
  await opened.device.enrol(await enrolled(serverKey));
  return opened;
}

beforeEach(async () => { store = await newStore(); });

async function cut(file: Blob, bytes: number): Promise<Blob> {
  return new Blob([(await file.arrayBuffer()).slice(0, bytes)]);
}

describe('a rescue file', () => {
  it('holds everything that waits, and leaves it where it is', async () => {
    for (const n of [1, 2, 3]) await store.outbox.finish(responseOf(n));
    expect(await makeRescue(store, 1)).toMatchObject({ count: 3, spoiled: 0, unsealed: 3 });
    expect(await store.outbox.waiting()).toHaveLength(3);
  });

  it('is not made when nothing waits', async () => {
    expect(await makeRescue(store, 1)).toBeUndefined();
  });

  it('leaves out what is no longer what was finished', async () => {
    for (const n of [1, 2]) await store.outbox.finish(responseOf(n));
    const spoiling = { ...store, outbox: { ...store.outbox, bytes: async (ids: readonly string[]) => {
      const [first, ...others] = await store.outbox.bytes(ids);
      return [first!.map((byte, index) => (index === 40 ? byte ^ 1 : byte)), ...others];
    } } };
    const rescue = await makeRescue(spoiling, 1);
    expect(rescue).toMatchObject({ count: 1, spoiled: 1 });
    const other = await newStore();
    expect(await takeRescue(other, rescue!.file)).toEqual({ fresh: 1, isDamaged: false, isShort: false });
  });

  it('adds to another device what that does not have, once however often it is taken in', async () => {
    for (const n of [1, 2]) await store.outbox.finish(responseOf(n));
    const rescue = await makeRescue(store, 1);
    const other = await newStore();
    expect(await takeRescue(other, rescue!.file)).toEqual({ fresh: 2, isDamaged: false, isShort: false });
    expect(await takeRescue(other, rescue!.file)).toEqual({ fresh: 0, isDamaged: false, isShort: false });
    expect((await other.outbox.waiting()).map((each) => each.isCarried)).toEqual([true, true]);
  });

  it('gives what is whole in it when it was cut, and says that it is short', async () => {
    for (const n of [1, 2]) await store.outbox.finish(responseOf(n));
    const rescue = await makeRescue(store, 1);
    const other = await newStore();
    expect(await takeRescue(other, await cut(rescue!.file, rescue!.file.size - 5))).toEqual({ fresh: 1, isDamaged: true, isShort: true });
  });

  it('that is none changes nothing', async () => {
    expect(await takeRescue(store, new Blob(['a picture']))).toBeUndefined();
    expect(await store.outbox.waiting()).toEqual([]);
  });
});
