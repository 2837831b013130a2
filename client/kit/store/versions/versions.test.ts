// @vitest-environment node
import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sha256Hex } from '#shared/sealing/digest.ts';
import { writeEnvelope } from '#shared/sealing/envelope.ts';
import { makeSigningKeys } from '#shared/sealing/signing.ts';
import { MemoryDevice } from '../../testing/memory-surroundings.ts';
import { campaignOf, deviceId, draftOf, idOf, responseOf } from '../../testing/samples.ts';
import { openStore, storeState, type Store } from '../open-store.ts';
import { version1 } from './version-1.ts';
import { versions } from './versions.ts';

vi.mock('../../vault/pin-rounds.ts', () => ({ pinRounds: 1 }));

const pin = '482719';
let phone: MemoryDevice;
let store: Store | undefined;
const open = async (): Promise<Store> => (store = await openStore('field', phone.surroundings()));

const [first, second] = [1, 2].map((n) => writeEnvelope(responseOf(n), { sequence: n, previousHash: '' }));
const hashes = [await sha256Hex(first!), await sha256Hex(second!)];

/** A row of an outbox as the first release wrote it. */
const outboxRow = (n: number, change: object = {}): object => ({
  id: idOf(n), device: deviceId, campaign: 'sao-mai', place: 'ap-1', sequence: n, bytes: n === 1 ? first : second, hash: hashes[n - 1],
  sizeBytes: 3, finishedAtMs: n, status: 'waiting', attempts: 0, nextAttemptAtMs: 0, settledAtMs: null, isCounted: 0, ...change,
});
const unsigned = { status: 'held', responseId: idOf(2), envelopeHash: hashes[1], storedAtMs: 5, position: 1, reasons: ['not_assigned'] };

/** A phone of the first release: enrolled, two responses, one draft, an assignment. */
async function fillVersion1(): Promise<void> {
  const old = new Dexie('hailong-field', { indexedDB: globalThis.indexedDB });
  old.version(1).stores({ ...version1.tables });
  await old.open();
  await old.table('device').put({
    key: 'this', id: deviceId, kind: 'field', keys: await makeSigningKeys(), serverKey: 'server-key', account: 'account-1', login: 'dtv01',
    isSignedIn: true, token: 'token', isPersisted: true, sequence: 2, previousHash: hashes[1], lastSyncAtMs: 9,
  });
  await old.table('outbox').bulkPut([outboxRow(1), outboxRow(2, { status: 'held', settledAtMs: 5, receipt: unsigned })]);
  await old.table('drafts').put(draftOf(3));
  await old.table('campaigns').put(campaignOf(5));
  await old.table('questionnaires').put({ hash: 'q', questionnaire: { id: 'q' } });
  old.close();
}

const rawRows = (table: string): Promise<unknown[]> => new Promise((resolve) => {
  const opening = indexedDB.open('hailong-field');
  opening.onsuccess = () => {
    const reading = opening.result.transaction(table).objectStore(table).getAll();
    reading.onsuccess = () => {
      opening.result.close();
      resolve(reading.result);
    };
  };
});

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  phone = new MemoryDevice();
  await fillVersion1();
});
afterEach(() => {
  store?.close();
  vi.restoreAllMocks();
});

async function expectCarried(): Promise<void> {
  expect(await store!.device.get()).toMatchObject({ id: deviceId, login: 'dtv01', token: 'token', sequence: 2, previousHash: hashes[1] });
  expect((await store!.outbox.inventory()).map((each) => each.hash)).toEqual(hashes);
  expect(await store!.outbox.bytes([idOf(1), idOf(2)])).toEqual([first, second]);
  await expect.poll(() => store!.vault.state.value).toBe('none');
  await store!.vault.setPin(pin);
  expect(await store!.drafts.open()).toEqual([draftOf(3)]);
  expect((await store!.campaigns.all()).map((each) => each.id)).toEqual(['sao-mai']);
  expect(await store!.campaigns.questionnaire('q')).toEqual({ id: 'q' });
  expect(await rawRows('drafts')).toEqual([]);
  expect(await rawRows('campaigns')).toEqual([]);
  const sealed = await store!.outbox.finish(responseOf(3));
  expect(sealed.sequence).toBe(3);
}

describe('a phone of version 1', () => {
  it('loses nothing on the way to version 2: keys, chain, envelopes, draft and assignment are there', async () => {
    await open();
    await expectCarried();
    expect(store!.incidents.value).toEqual([]);
  });

  it('keeps its unsigned receipts, which prove nothing any more', async () => {
    await open();
    const held = (await store!.outbox.list(10)).find((each) => each.id === idOf(2));
    expect(held?.receipt).toBeUndefined();
    expect(held?.unsignedReceipt).toEqual(unsigned);
  });

  it('gets its second copy and its sentinel at the first start', async () => {
    await open();
    const kept = await phone.surroundings().files.journal.readAll();
    expect(kept.envelopes.map((each) => each.hash)).toEqual(hashes);
    expect(phone.texts.getItem('hailong-field-sentinel')).toContain('"count":2');
  });

  it('that was killed in the middle of the upgrade is upgraded by the next start', async () => {
    const put = IDBObjectStore.prototype.put;
    const killed = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value: unknown) {
      const request = put.call(this, value);
      this.transaction.abort();
      return request;
    });
    await expect(open()).rejects.toBeDefined();
    expect(killed).toHaveBeenCalled();
    killed.mockRestore();
    await open();
    await expectCarried();
  });
});

describe('versions', () => {
  it('are one a file and begin with the first release', () => {
    expect(versions.length).toBe(2);
    expect(versions[0]).toBe(version1);
  });

  it('a database of a later one is politely left alone', async () => {
    const later: IDBDatabase = await new Promise((resolve) => {
      const opening = indexedDB.open('hailong-field', (versions.length + 1) * 10);
      opening.onsuccess = () => resolve(opening.result);
    });
    later.close();
    await expect(open()).rejects.toBeDefined();
    expect(storeState.value).toBe('newer');
    expect((await rawRows('outbox')).length).toBe(2);
    expect(phone.texts.getItem('hailong-field-database')).toBeNull();
  });
});
