// @vitest-environment node
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { canonicalBytes } from '#shared/questionnaire/canonical.ts';
import { sha256Hex } from '#shared/sealing/digest.ts';
import { openEnvelope, writeEnvelope } from '#shared/sealing/envelope.ts';
import { readReceipt, type SignedReceipt } from '#shared/wire/receipt.ts';
import { fromBase64 } from '#shared/kernel/base64.ts';
import { fetchTransport } from '../api/transport.ts';
import { isSignedBy, makeKeys, makeNonce, publicKeyText, sign } from '../enrolment/keys.ts';
import { openStore, type Store } from '../store/open-store.ts';
import { campaignOf, deviceId, enrolled, idOf, questionnaireOf, responseOf } from '../testing/samples.ts';
import { envelopesIn, MemoryServer, type Fault } from '../testing/memory-server.ts';
import type { NetworkMemory } from './push.ts';
import { reasonsOf } from './reasons-of.ts';
import { refresh } from './refresh.ts';
import { runSync } from './run.ts';
import type { SyncState } from './state.ts';

let store: Store;
let server: MemoryServer;
let nowMs = 1_000_000;
let elapsedMs = 0;
let memory: NetworkMemory;

beforeEach(async () => {
  memory = {};
  elapsedMs = 0;
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

const runWith = (store: Store, isForced = false): Promise<SyncState> => runSync({
  store, transport: fetchTransport, now: () => nowMs, elapsedMs: () => elapsedMs, random: () => 0.5, lock: (_name, work) => work(),
  verify: isSignedBy, sign, nonce: makeNonce, health: store.readHealth, refresh: (session) => refresh(fetchTransport, store, session),
  appVersion: 'test', memory, isForced,
});
const run = (isForced = false): Promise<SyncState> => runWith(store, isForced);
const finish = async (count: number): Promise<void> => {
  for (let n = 1; n <= count; n += 1) await store.outbox.finish(responseOf(n));
};
/** What it was asked at all, each once. */
const asked = (of: MemoryServer): string[] => [...new Set(of.requests.map((each) => each.path))];
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
    expect(server.pushes()).toEqual([50, 20]);
  });

  it('a second run says hello and sends nothing again', async () => {
    await finish(3);
    await run();
    await run();
    expect(server.pushes()).toEqual([3]);
    expect(server.requests.filter((each) => each.path === '/api/device-sessions').length).toBe(1);
  });

  it('fetches what is assigned and the questionnaires that are missing', async () => {
    const questionnaire = questionnaireOf('q');
    const hash = await sha256Hex(canonicalBytes(questionnaire));
    server.campaigns = [campaignOf(12, hash)];
    await store.vault.setPin('482915');
    server.questionnaires.set(hash, questionnaire);
    expect(await run()).toBe('idle');
    expect(await store.campaigns.questionnaire(hash)).toEqual(questionnaire);
    expect((await store.device.get())?.lastSyncAtMs).toBe(nowMs);
  });

  it('while the vault is not open everything is sent, and nothing is fetched that could not be kept', async () => {
    await finish(2);
    expect(await run()).toBe('idle');
    expect([server.stored.size, server.asked('/api/assignments').length]).toEqual([2, 0]);
  });

  it('a questionnaire whose content has another hash is not kept', async () => {
    const hash = 'e'.repeat(64);
    server.campaigns = [campaignOf(0, hash)];
    await store.vault.setPin('482915');
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
    expect(server.ledger.hashes.length).toBe(1);
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

  it('many items that nobody answers for, at the head of the queue, keep none of the others back', async () => {
    await finish(12);
    const poison = new Set([1, 2, 3, 4, 5].map(idOf));
    server.faultOf = (request) => {
      const ids = envelopesIn(request.body).map((text) => openEnvelope(fromBase64(text))?.header.responseId ?? '');
      return ids.some((id) => poison.has(id)) ? 'error_500' : undefined;
    };
    for (let n = 0; n < 4; n += 1) {
      await run();
      nowMs += 15_000;
    }
    expect(server.stored.size).toBe(7);
    expect((await store.outbox.waiting()).map((each) => each.id).sort()).toEqual([...poison]);
  });

  const failFor = (...numbers: number[]): void => {
    const poison = new Set(numbers.map(idOf));
    server.faultOf = (request) => {
      const ids = envelopesIn(request.body).map((text) => openEnvelope(fromBase64(text))?.header.responseId ?? '');
      return ids.some((id) => poison.has(id)) ? 'error_500' : undefined;
    };
  };

  it('a lone item that nobody answers for is blamed at the second time, and keeps neither assignments nor health back', async () => {
    await finish(1);
    failFor(1);
    expect(await run()).toBe('offline');
    nowMs += 15_000;
    expect(await run()).toBe('idle');
    expect((await store.outbox.waiting()).map((each) => each.attempts)).toEqual([1]);
    expect((await store.outbox.waiting())[0]!.nextAttemptAtMs).toBeGreaterThan(nowMs);
    expect((await store.device.get())?.lastSyncAtMs).toBe(nowMs);
  });

  it('nothing but items that nobody answers for ends no run for ever, however many they are', async () => {
    await finish(5);
    failFor(1, 2, 3, 4, 5);
    const ends: SyncState[] = [];
    for (let n = 0; n < 6; n += 1) {
      ends.push(await run());
      nowMs += 5_000;
    }
    expect(ends).toContain('idle');
    expect((await store.outbox.waiting()).every((each) => each.attempts > 0)).toBe(true);
  });

  it('that is gone when the run gives up blames nobody', async () => {
    await finish(1);
    faultAt('/api/push', 'cut', [1, 2]);
    await run();
    server.faultOf = (request, number) => (request.path === '/api/push' || number === 3 ? 'cut' : undefined);
    expect(await run()).toBe('offline');
    expect((await store.outbox.waiting()).map((each) => each.attempts)).toEqual([0]);
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
    server.ledger.statusOf = (id) => says.get(id) ?? 'stored';
    await run();
    expect(await store.outbox.summary()).toMatchObject({ received: 5, held: 1, refused: 1, waiting: 1 });
  });

  it('what was refused stays on the phone, is shown and is tried again later', async () => {
    await finish(1);
    server.ledger.statusOf = () => 'refused';
    await run();
    const [row] = await store.outbox.list(1);
    expect(row).toMatchObject({ status: 'refused' });
    expect(reasonsOf(row!)).toEqual(['request.malformed']);
    server.ledger.statusOf = () => 'stored';
    await run();
    expect(await store.outbox.summary()).toMatchObject({ refused: 1 });
    nowMs = row!.nextAttemptAtMs;
    await run();
    expect(await store.outbox.summary()).toMatchObject({ refused: 0, received: 1 });
  });

  it('a receipt for another hash or another id settles nothing, though the server signed it', async () => {
    await finish(1);
    for (const lie of [{ envelopeHash: 'f'.repeat(64) }, { responseId: idOf(99) }]) {
      server.ledger.stored.clear();
      server.ledger.factsOf = (facts) => ({ ...facts, ...lie });
      await run(true);
      expect((await store.outbox.summary()).waiting).toBe(1);
    }
  });

  const lies: readonly (readonly [string, (signed: SignedReceipt) => unknown])[] = [
    ['without a signature', ({ text }) => ({ text })],
    ['with an empty signature', ({ text }) => ({ text, signature: '' })],
    ['with a signature that is none', ({ text }) => ({ text, signature: 'A'.repeat(88) })],
    ['with one letter more', ({ text, signature }) => ({ text: `${text} `, signature })],
    ['of another status', ({ text, signature }) => ({ text: text.replace('stored', 'held'), signature })],
    ['of protocol 1', ({ text }) => ({ ...readReceipt(text), text: undefined })],
    ['that is null', () => null],
  ];
  it.each(lies)('a receipt %s settles nothing', async (_what, lie) => {
    await finish(2);
    server.signedOf = (signed) => signed.map((each) => (each === null ? null : lie(each)));
    await run(true);
    expect(await store.outbox.summary()).toMatchObject({ waiting: 2, received: 0 });
    server.signedOf = (signed) => signed;
    await run(true);
    expect(await store.outbox.summary()).toMatchObject({ waiting: 0, received: 2 });
    expect(server.ledger.hashes.length).toBe(2);
  });

  it('signed by another key settles nothing', async () => {
    await finish(1);
    const other = await makeKeys();
    server.signedOf = (signed) => signed.map((each) => ({ text: each?.text ?? '', signature: server.publicKey }));
    await run(true);
    const signature = await sign(other, server.stored.get(idOf(1))!.receipt.text);
    server.signedOf = (signed) => signed.map((each) => ({ text: each?.text ?? '', signature }));
    await run(true);
    expect((await store.outbox.summary()).waiting).toBe(1);
  });

  it('are kept word for word with their signature', async () => {
    await finish(1);
    await run();
    const [row] = await store.outbox.list(1);
    expect(await isSignedBy(server.publicKey, row!.receipt!.signature, row!.receipt!.text)).toBe(true);
    expect(readReceipt(row!.receipt!.text)).toMatchObject({ responseId: idOf(1), envelopeHash: row!.hash, epoch: 'epoch-1', ledgerIndex: 1 });
  });
});

describe('the ledger', () => {
  it('that the server proves is kept, with what is in the second place', async () => {
    await finish(2);
    server.backedUpTo = 0;
    await run();
    expect(await store.device.get()).toMatchObject({ ledger: { epoch: 'epoch-1', size: 0, backedUpTo: 0, atMs: 1 }, known: { epoch: 'epoch-1', index: 2, hash: server.ledger.hashes[1] } });
    server.backedUpTo = 1;
    await run();
    expect((await store.device.get())?.ledger).toEqual({ epoch: 'epoch-1', size: 2, backedUpTo: 1, atMs: 1 });
    expect(server.asked('/api/inventory')).toEqual([]);
  });

  it('under a signature that is not the server\'s own ends the run', async () => {
    await finish(1);
    const fetch = server.fetch;
    vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
      const reply = await fetch(path, init);
      return path === '/api/hello' ? new Response((await reply.text()).replace('"backedUpTo":0', '"backedUpTo":9')) : reply;
    });
    expect([await run(), await run(), await run()]).toEqual(['offline', 'offline', 'wrong_server']);
    expect((await store.device.get())?.ledger).toBeUndefined();
    expect(asked(server)).toEqual(['/api/hello']);
  });

  it('of a restored server: what it has lost is sent again by itself, the rest is not', async () => {
    await finish(3);
    await run();
    const backup = server.ledger.backUp();
    for (const n of [4, 5, 6]) await store.outbox.finish(responseOf(n));
    await run();
    server.ledger.restore(backup);
    await store.outbox.finish(responseOf(7));
    expect(await run()).toBe('idle');
    expect([...server.stored.keys()].sort()).toEqual([1, 2, 3, 4, 5, 6, 7].map(idOf));
    expect(await store.outbox.summary()).toMatchObject({ waiting: 0, received: 7 });
    expect(server.pushes().slice(-1)).toEqual([4]);
    const rows = await store.outbox.list(10);
    const epochs = new Map(rows.map((each) => [each.id, readReceipt(each.receipt!.text)?.epoch]));
    expect([epochs.get(idOf(3)), epochs.get(idOf(4)), epochs.get(idOf(7))]).toEqual(['epoch-1', 'epoch-2', 'epoch-2']);
    expect(readReceipt(rows.find((each) => each.id === idOf(4))!.formerReceipt!.text)).toMatchObject({ epoch: 'epoch-1' });
    await run();
    expect(server.asked('/api/inventory').length).toBe(1);
  });

  it('of a server that was restored again while it was being refilled is refilled again', async () => {
    await finish(6);
    const empty = server.ledger.backUp();
    await run();
    server.ledger.restore(empty);
    faultAt('/api/push', 'reply_lost', [2]);
    faultAt('/api/push', 'cut', [2, 3, 4]);
    await run();
    server.ledger.restore(empty);
    server.faultOf = () => undefined;
    nowMs += 86_400_000;
    expect(await run()).toBe('idle');
    expect(server.stored.size).toBe(6);
    expect((await store.outbox.summary()).received).toBe(6);
  });

  it('that somebody set back without a new epoch is noticed by its size, and by its hash when it grew since', async () => {
    await finish(3);
    const before = server.ledger.backUp();
    await run();
    server.ledger.goBack(before);
    await run();
    expect(server.stored.size).toBe(3);
    server.ledger.goBack(before);
    for (const other of [11, 12, 13, 14]) await server.ledger.store(new TextEncoder().encode(`${other}`));
    await run();
    expect([1, 2, 3].every((n) => server.stored.has(idOf(n)))).toBe(true);
  });

  it('an answer to the inventory that the server did not sign is none: it is asked again', async () => {
    await finish(2);
    const empty = server.ledger.backUp();
    await run();
    server.ledger.restore(empty);
    const fetch = server.fetch;
    const lie = (from: RegExp, to: string) => vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
      const reply = await fetch(path, init);
      return path === '/api/inventory' ? new Response((await reply.text()).replace(from, to)) : reply;
    });
    lie(/"missing":\[[^\]]*\]/, '"missing":[]');
    expect(await run()).toBe('offline');
    lie(/epoch-2/, 'epoch-3');
    expect(await run()).toBe('offline');
    expect(server.stored.size).toBe(0);
    vi.stubGlobal('fetch', fetch);
    expect(await run()).toBe('idle');
    expect(server.stored.size).toBe(2);
  });

  it('an old receipt that is played back after a restore is found out by the run after', async () => {
    await finish(1);
    const empty = server.ledger.backUp();
    await run();
    const old = server.stored.get(idOf(1))!.receipt;
    server.ledger.restore(empty);
    server.signedOf = (signed) => signed.map(() => old);
    await run();
    server.ledger.restore(empty);
    server.signedOf = (signed) => signed;
    await run();
    await run(true);
    expect(server.stored.size).toBe(1);
    expect(readReceipt((await store.outbox.list(1))[0]!.receipt!.text)?.epoch).toBe('epoch-3');
  });

  it('five hundred envelopes are asked for at once, more in turn', async () => {
    const envelopes = Array.from({ length: 501 }, (_, n) => writeEnvelope(responseOf(n, { device: 'another' }), { sequence: n + 1, previousHash: '' }));
    await store.outbox.carry(envelopes);
    const empty = server.ledger.backUp();
    await run();
    server.ledger.restore(empty);
    expect(await run()).toBe('idle');
    expect(server.asked('/api/inventory').map((each) => (each.body as { items: unknown[] }).items.length)).toEqual([500, 1]);
    expect(server.stored.size).toBe(501);
  }, 60_000);
});

describe('bytes on the device', () => {
  it('that are no longer those that were finished are not sent, and keep nobody back', async () => {
    await finish(3);
    const bytes = store.outbox.bytes;
    const altered: Store = { ...store, outbox: { ...store.outbox, bytes: async (ids) => (await bytes(ids)).map((each, at) => (ids[at] === idOf(2) ? each.with(50, 0) : each)) } };
    await runWith(altered);
    expect([...server.stored.keys()].sort()).toEqual([idOf(1), idOf(3)]);
    expect((await store.outbox.waiting()).map((each) => [each.id, each.attempts])).toEqual([[idOf(2), 1]]);
  });
  it('that cannot be read keep nobody back', async () => {
    await finish(3);
    const bytes = store.outbox.bytes;
    const torn: Store = { ...store, outbox: { ...store.outbox, bytes: async (ids) => { if (ids.includes(idOf(1))) throw new Error('torn'); return bytes(ids); } } };
    expect(await runWith(torn)).toBe('idle');
    expect(server.stored.size).toBe(2);
  });
});

describe('what the office is told', () => {
  const reports = (): unknown[] => server.asked('/api/device-reports').map((each) => each.body);

  it('is the health of the device in use in its session, with the ids of what waits, before anything is sent and at the end', async () => {
    await finish(2);
    expect(await run()).toBe('idle');
    expect(reports()).toMatchObject([
      { protocolVersion: 2, appVersion: 'test', waiting: 2, health: { unsent: 2, unsentIds: [idOf(1), idOf(2)], finished: 2, incidents: [] } },
      { waiting: 0, health: { unsent: 0, unsentIds: [] } },
    ]);
    await run();
    expect(reports().length).toBe(3);
  });

  it('is not in hello, where anybody could say it', async () => {
    await finish(1);
    await run();
    expect(server.asked('/api/hello').map((each) => Object.keys(Object(each.body)).sort())).toEqual([['device', 'nonce', 'protocolVersion']]);
  });

  it.each(['cut', 'html', 'error_500'] as const)('changes nothing of the run when a report is answered by "%s"', async (fault) => {
    await finish(2);
    faultAt('/api/device-reports', fault, [1, 2]);
    expect(await run()).toBe('idle');
    expect(server.stored.size).toBe(2);
  });

  it('is nothing where health cannot be told, and everything is sent all the same', async () => {
    await finish(1);
    await runWith({ ...store, readHealth: async () => { throw new Error('no room read'); } });
    expect(reports()).toMatchObject([{ health: null }, { health: null }]);
    expect(server.stored.size).toBe(1);
  });
});

describe('who is who', () => {
  it('a server with another key is sent nothing but hello', async () => {
    await finish(3);
    const other = await MemoryServer.start();
    vi.stubGlobal('fetch', other.fetch);
    expect([await run(), await run(), await run(), await run(true)]).toEqual(['offline', 'offline', 'wrong_server', 'wrong_server']);
    expect(asked(other)).toEqual(['/api/hello']);
    expect((await store.outbox.summary()).waiting).toBe(3);
    vi.stubGlobal('fetch', server.fetch);
    expect(await run()).toBe('idle');
    expect(server.stored.size).toBe(3);
  });

  it('an old reply to hello out of a cache is no answer and sends nothing, however often one comes between good ones', async () => {
    await run();
    await finish(2);
    let cached = '';
    let isFromCache = false;
    vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
      if (path === '/api/hello' && isFromCache) return new Response(cached);
      const reply = await server.fetch(path, init);
      if (path === '/api/hello') cached = await reply.clone().text();
      return reply;
    });
    await run();
    await store.outbox.finish(responseOf(3));
    const before = server.requests.length;
    isFromCache = true;
    expect([await run(), await run()]).toEqual(['offline', 'offline']);
    expect(server.requests.length).toBe(before);
    isFromCache = false;
    expect(await run()).toBe('idle');
    isFromCache = true;
    expect([await run(), await run(), await run()]).toEqual(['offline', 'offline', 'wrong_server']);
    isFromCache = false;
    expect(await run()).toBe('idle');
    expect(await store.outbox.summary()).toMatchObject({ waiting: 0, received: 3 });
  });

  it('silence between replies of another server does not make it ours', async () => {
    const other = await MemoryServer.start();
    vi.stubGlobal('fetch', other.fetch);
    const ends = [await run(), await run()];
    other.faultOf = () => 'cut';
    ends.push(await run());
    other.faultOf = () => undefined;
    expect([...ends, await run()]).toEqual(['offline', 'offline', 'offline', 'wrong_server']);
    expect(asked(other)).toEqual(['/api/hello']);
  });

  it('another server than that of a person before says nothing against the server in use', async () => {
    const former = { ...await enrolled((await MemoryServer.start()).publicKey), id: '22222222-2222-4222-8222-222222222222', login: 'dtv02' };
    const inUse = await store.device.get();
    await store.device.enrol(former);
    await store.outbox.finish(responseOf(1, { device: former.id }));
    await store.device.enrol(inUse!);
    for (let n = 0; n < 4; n += 1) expect(await run()).toBe('idle');
    expect(server.pushes()).toEqual([]);
    const other = await MemoryServer.start();
    vi.stubGlobal('fetch', other.fetch);
    expect([await run(), await run(), await run()]).toEqual(['offline', 'offline', 'wrong_server']);
    expect(asked(other)).toEqual(['/api/hello']);
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

  it.each(['revoked', 'unanswered'] as const)('what a former person left is delivered though the device in use is %s', async (trouble) => {
    await finish(1);
    const other = { ...await enrolled(server.publicKey), id: '22222222-2222-4222-8222-222222222222', login: 'dtv02' };
    await store.device.enrol(other);
    server.devices.set(other.id, await publicKeyText(other.keys));
    await store.outbox.finish(responseOf(3, { device: other.id }));
    if (trouble === 'revoked') server.devices.delete(other.id);
    else server.faultOf = (request, number) => (request.path === '/api/hello' && number === 1 ? 'cut' : undefined);
    expect(await run()).toBe(trouble === 'revoked' ? 'unknown_device' : 'offline');
    expect(server.stored.size).toBe(1);
  });

  it('what another device made and brought here goes in the session that is open', async () => {
    const carried = writeEnvelope(responseOf(9, { device: '33333333-3333-4333-8333-333333333333' }), { sequence: 1, previousHash: '' });
    expect(await store.outbox.carry([carried])).toBe(1);
    expect(await run()).toBe('idle');
    expect(server.stored.get(idOf(9))?.bytes).toEqual(carried);
  });

  it('what a former person left goes in the session that is open where the server does not know their device', async () => {
    await finish(1);
    const other = { ...await enrolled(server.publicKey), id: '22222222-2222-4222-8222-222222222222', login: 'dtv02' };
    await store.device.enrol(other);
    server.devices.clear();
    server.devices.set(other.id, await publicKeyText(other.keys));
    expect(await run()).toBe('idle');
    expect(server.stored.size).toBe(1);
  });
});
