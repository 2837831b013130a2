// @vitest-environment node
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { canonicalBytes } from '#shared/questionnaire/canonical.ts';
import { sha256Hex } from '#shared/sealing/digest.ts';
import { openEnvelope } from '#shared/sealing/envelope.ts';
import { fromBase64 } from '#shared/kernel/base64.ts';
import { publicKeyText } from '../enrolment/keys.ts';
import { openStore, type Store } from '../store/open-store.ts';
import { campaignOf, deviceId, enrolled, idOf, questionnaireOf, responseOf } from '../testing/samples.ts';
import { envelopesIn, MemoryServer, type Fault } from '../testing/memory-server.ts';
import { runSync } from './run.ts';
import type { SyncState } from './state.ts';

let store: Store;
let server: MemoryServer;
let nowMs = 1_000_000;

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  nowMs = 1_000_000;
  server = await MemoryServer.start();
  store = await openStore('field');
  const row = await enrolled(server.publicKey);
  await store.device.enrol(row);
  server.devices.set(deviceId, await publicKeyText(row.keys));
  vi.stubGlobal('fetch', server.fetch);
});
afterEach(() => {
  store.close();
  vi.unstubAllGlobals();
});

const run = (isForced = false): Promise<SyncState> =>
  runSync({ store, now: () => nowMs, random: () => 0.5, appVersion: 'test', isForced });
const finish = async (count: number): Promise<void> => {
  for (let n = 1; n <= count; n += 1) await store.outbox.finish(responseOf(n));
};
const faultAt = (path: string, fault: Fault, at: readonly number[]): void => {
  server.faultOf = (request, number) => (request.path === path && at.includes(number) ? fault : undefined);
};

describe('when all goes well', () => {
  it('everything finished arrives once, in the bytes that were made at finish', async () => {
    await finish(70);
    expect(await run()).toBe('idle');
    expect(server.stored.size).toBe(70);
    expect(await store.outbox.summary()).toMatchObject({ waiting: 0, received: 70, lastReceiptAtMs: nowMs });
    const [bytes] = await store.outbox.bytes([idOf(3)]);
    expect(server.stored.get(idOf(3))?.bytes).toEqual(bytes);
    expect(server.pushes()).toEqual([1, 4, 16, 49]);
  });

  it('a second run says hello and sends nothing again', async () => {
    await finish(3);
    await run();
    await run();
    expect(server.pushes()).toEqual([1, 2]);
    expect(server.requests.filter((each) => each.path === '/api/device-sessions').length).toBe(1);
  });

  it('fetches what is assigned and the questionnaires that are missing', async () => {
    const questionnaire = questionnaireOf('q');
    const hash = await sha256Hex(canonicalBytes(questionnaire));
    server.campaigns = [campaignOf(12, hash)];
    server.questionnaires.set(hash, questionnaire);
    expect(await run()).toBe('idle');
    expect(await store.campaigns.questionnaire(hash)).toEqual(questionnaire);
    expect((await store.device.get())?.lastSyncAtMs).toBe(nowMs);
  });

  it('a questionnaire whose content has another hash is not kept', async () => {
    const hash = 'e'.repeat(64);
    server.campaigns = [campaignOf(0, hash)];
    server.questionnaires.set(hash, questionnaireOf('other'));
    expect(await run()).toBe('offline');
    expect(await store.campaigns.questionnaire(hash)).toBeUndefined();
  });
});

describe('the network', () => {
  it.each(['cut', 'reply_lost', 'html', 'empty', 'no_content', 'truncated', 'error_500'] as const)(
    'a push answered by "%s" settles nothing, and later everything is stored once', async (fault) => {
      await finish(5);
      faultAt('/api/push', fault, [1, 2, 3]);
      expect(await run()).toBe('offline');
      expect((await store.outbox.summary()).waiting).toBe(5);
      faultAt('/api/push', fault, []);
      expect(await run()).toBe('idle');
      expect((await store.outbox.summary()).received).toBe(5);
      expect(server.stored.size).toBe(5);
    });

  it.each(['cut', 'html', 'no_content', 'truncated'] as const)('a hello answered by "%s" sends nothing', async (fault) => {
    await finish(2);
    faultAt('/api/hello', fault, [1]);
    expect(await run()).toBe('offline');
    expect(server.pushes()).toEqual([]);
  });

  it('a reply lost after the server stored is made good by the identical receipt', async () => {
    await finish(1);
    faultAt('/api/push', 'reply_lost', [1]);
    await run();
    expect(server.stored.size).toBe(1);
    expect((await store.outbox.summary()).waiting).toBe(1);
    server.faultOf = () => undefined;
    await run();
    expect((await store.outbox.list(1))[0]?.receipt).toEqual(server.stored.get(idOf(1))?.receipt);
  });

  it('one item that nobody answers for keeps none of the others back', async () => {
    await finish(20);
    server.faultOf = (request) => {
      const ids = envelopesIn(request.body).map((text) => openEnvelope(fromBase64(text))?.header.responseId);
      return ids.includes(idOf(7)) ? 'error_500' : undefined;
    };
    expect(await run()).toBe('idle');
    expect(server.stored.size).toBe(19);
    const [left] = await store.outbox.waiting();
    expect(left).toMatchObject({ id: idOf(7), status: 'waiting', attempts: 1 });
    expect(left!.nextAttemptAtMs).toBeGreaterThan(nowMs);
  });

  it('two runs at once store everything once', async () => {
    await finish(10);
    expect(await Promise.all([run(), run()])).toEqual(['idle', 'idle']);
    expect(server.stored.size).toBe(10);
    expect((await store.outbox.summary()).received).toBe(10);
  });
});

describe('receipts', () => {
  it('each item is decided alone', async () => {
    await finish(4);
    await run();
    await Promise.all([5, 6, 7, 8].map((n) => store.outbox.finish(responseOf(n))));
    const says = new Map([[idOf(5), 'stored'], [idOf(6), 'held'], [idOf(7), 'refused'], [idOf(8), 'retry']] as const);
    server.statusOf = (id) => says.get(id) ?? 'stored';
    await run();
    expect(await store.outbox.summary()).toMatchObject({ received: 5, held: 1, refused: 1, waiting: 1 });
  });

  it('what was refused stays on the phone, is shown and is tried again later', async () => {
    await finish(1);
    server.statusOf = () => 'refused';
    await run();
    const [row] = await store.outbox.list(1);
    expect(row).toMatchObject({ status: 'refused', receipt: { status: 'refused' } });
    server.statusOf = () => 'stored';
    await run();
    expect(await store.outbox.summary()).toMatchObject({ refused: 1 });
    nowMs = row!.nextAttemptAtMs;
    await run();
    expect(await store.outbox.summary()).toMatchObject({ refused: 0, received: 1 });
  });

  it('a receipt for another hash, another id or of an unknown status settles nothing', async () => {
    await finish(1);
    const lies = [{ envelopeHash: 'f'.repeat(64) }, { responseId: idOf(99) }, { status: 'lost' as 'stored' }];
    for (const lie of lies) {
      server.receiptsOf = (receipts) => receipts.map((each) => ({ ...each, ...lie }));
      await run(true);
      expect((await store.outbox.summary()).waiting).toBe(1);
    }
  });
});

describe('who is who', () => {
  it('a server with another key is sent nothing but hello', async () => {
    await finish(3);
    const other = await MemoryServer.start();
    vi.stubGlobal('fetch', other.fetch);
    expect(await run()).toBe('wrong_server');
    expect(other.requests.map((each) => each.path)).toEqual(['/api/hello']);
    expect((await store.outbox.summary()).waiting).toBe(3);
  });

  it('a session that ended is renewed within the run', async () => {
    await run();
    server.tokens.clear();
    await finish(2);
    expect(await run()).toBe('idle');
    expect(server.stored.size).toBe(2);
  });

  it('a device that the server does not know keeps everything and asks to sign in', async () => {
    await finish(2);
    server.devices.clear();
    expect(await run()).toBe('unknown_device');
    expect((await store.outbox.summary()).waiting).toBe(2);
  });

  it('after a sign-out the outbox is still delivered and nothing else is fetched', async () => {
    await finish(2);
    await store.device.change({ isSignedIn: false });
    expect(await run()).toBe('signed_out');
    expect(server.stored.size).toBe(2);
    expect(server.requests.some((each) => each.path === '/api/assignments')).toBe(false);
  });

  it('what a former person left in the outbox is delivered in the name of their device', async () => {
    await finish(2);
    const other = { ...await enrolled(server.publicKey), id: '22222222-2222-4222-8222-222222222222', login: 'dtv02' };
    await store.device.enrol(other);
    server.devices.set(other.id, await publicKeyText(other.keys));
    await store.outbox.finish(responseOf(3, { device: other.id }));
    expect(await run()).toBe('idle');
    expect(server.stored.size).toBe(3);
    const sessions = server.requests.filter((each) => each.path === '/api/device-sessions').map((each) => each.body);
    expect(sessions).toMatchObject([{ device: other.id }, { device: deviceId }]);
  });
});
