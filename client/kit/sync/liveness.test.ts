// @vitest-environment node
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NoAnswer } from '../api/no-answer.ts';
import { fetchTransport, type Transport } from '../api/transport.ts';
import { isSignedBy, makeNonce, publicKeyText, sign } from '../enrolment/keys.ts';
import { openStore, type Store } from '../store/open-store.ts';
import { MemoryServer } from '../testing/memory-server.ts';
import { deviceId, enrolled, responseOf } from '../testing/samples.ts';
import { createLoop, type Loop } from './loop.ts';
import type { NetworkMemory } from './push.ts';
import { runSync } from './run.ts';
import { nextAttemptAt } from './waits.ts';

const responses = 20;
const bytesPerSecond = 2_500;
const delayMs = 600;

let store: Store;
let server: MemoryServer;
let loop: Loop;
let nowMs: number;
let timer: { readonly atMs: number; readonly work: () => void } | undefined;
/** When a request was begun. */
let contacts: number[];
let isCutBetween: (fromMs: number, toMs: number) => boolean;

/** A slow network in a time of its own: a request that a cut falls into is lost, half of them after the server had it. */
const network: Transport = async (request) => {
  contacts.push(nowMs);
  const [fromMs, tookMs] = [nowMs, delayMs + ((JSON.stringify(request.body) ?? '').length + 500) * 1_000 / bytesPerSecond];
  nowMs += tookMs;
  if (!isCutBetween(fromMs, nowMs)) return fetchTransport(request);
  if (contacts.length % 2 === 0) await fetchTransport(request);
  throw new NoAnswer('unreachable');
};

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  server = await MemoryServer.start();
  vi.stubGlobal('fetch', server.fetch);
  store = await openStore('field');
  const row = await enrolled(server.publicKey);
  await store.device.enrol(row);
  server.devices.set(deviceId, await publicKeyText(row.keys));
  for (let n = 1; n <= responses; n += 1) await store.outbox.finish(responseOf(n));
  [nowMs, contacts, timer] = [1_000_000, [], undefined];
  const memory: NetworkMemory = {};
  const now = (): number => nowMs;
  loop = createLoop({
    now, random: () => 0.5, isVisible: () => true,
    onError: (error) => { throw error; },
    after: (ms, work) => {
      timer = { atMs: nowMs + ms, work };
      return () => { timer = undefined; };
    },
    run: async (isForced) => {
      const before = memory.receipts ?? 0;
      const state = await runSync({
        store, transport: network, now, elapsedMs: now, random: () => 0.5, lock: (_name, work) => work(), verify: isSignedBy, sign, nonce: makeNonce,
        health: store.readHealth, refresh: async () => undefined, pause: async (ms) => { nowMs += ms; }, appVersion: 'test', memory, isForced,
      });
      return { state, dueAtMs: nextAttemptAt(await store.outbox.waiting(), nowMs), isFruitful: (memory.receipts ?? 0) > before, retryAfterMs: undefined };
    },
  });
});
afterEach(() => {
  store.close();
  vi.unstubAllGlobals();
});

/** Lets time pass until everything was received, or this moment has come. */
async function until(endMs: number): Promise<void> {
  loop.trySoon();
  for (;;) {
    await expect.poll(() => loop.state.value === 'syncing' || timer === undefined, { interval: 1, timeout: 10_000 }).toBe(false);
    if (timer === undefined || timer.atMs > endMs || (await store.outbox.summary()).waiting === 0) return;
    nowMs = Math.max(nowMs, timer.atMs);
    timer.work();
  }
}
const longestSilenceMs = (): number => Math.max(...contacts.slice(1).map((atMs, at) => atMs - (contacts[at] ?? 0)));

describe('twenty responses on a bad network', () => {
  it('that breaks every four seconds: all are there soon after the last break, each once, and the phone never falls silent', async () => {
    const begunAtMs = nowMs;
    const cuts = Array.from({ length: 10 }, (_, n) => begunAtMs + (n + 1) * 4_000);
    isCutBetween = (fromMs, toMs) => cuts.some((atMs) => atMs <= toMs && atMs + 500 >= fromMs);
    await until(begunAtMs + 600_000);
    expect([(await store.outbox.summary()).received, server.stored.size, server.ledger.hashes.length]).toEqual([responses, responses, responses]);
    expect(nowMs - begunAtMs).toBeLessThan(40_000 + 45_000);
    expect(longestSilenceMs()).toBeLessThan(20_000);
  });

  it('that is gone for an hour and comes back without a word: contact within forty seconds, all of it within a minute more', async () => {
    const backAtMs = nowMs + 3_600_000;
    isCutBetween = (fromMs) => fromMs < backAtMs;
    await until(backAtMs + 600_000);
    expect((await store.outbox.summary()).received).toBe(responses);
    expect((contacts.find((atMs) => atMs >= backAtMs) ?? Infinity) - backAtMs).toBeLessThan(40_000);
    expect(nowMs - backAtMs).toBeLessThan(100_000);
  });

  it('that loses two of three requests for an hour leaves nothing that waits long after it', async () => {
    const goodFromMs = nowMs + 3_600_000;
    // Nothing large ever arrives, and everything small does: the worst for whoever judges items by silence.
    isCutBetween = (fromMs, toMs) => fromMs < goodFromMs && toMs - fromMs > 1_500;
    await until(goodFromMs + 600_000);
    expect((await store.outbox.summary()).received).toBe(responses);
    expect(nowMs - goodFromMs).toBeLessThan(180_000);
  });
});
