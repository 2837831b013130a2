/**
 * Starts the sync of an app: at once, when the network may be back, when the page is looked at
 * again, every five minutes while it is open, when a wait is over (`next-attempt.ts`), after a finish,
 * and by button. `online` is a hint to try, never a reason not to. The ports become real here.
 */
import type { ReadonlySignal } from '@preact/signals';
import { breakableTransport, type BreakableTransport, type Transport } from '../api/transport.ts';
import { isSignedBy, makeNonce, sign } from '../enrolment/keys.ts';
import type { Lock } from '../store/lock.ts';
import type { Store } from '../store/open-store.ts';
import { createLoop, type Loop } from './loop.ts';
import type { RunEnd } from './next-attempt.ts';
import { refresh } from './refresh.ts';
import { runSync, type RunContext } from './run.ts';
import type { SyncState } from './state.ts';
import { nextAttemptAt } from './waits.ts';

export interface Sync {
  readonly state: ReadonlySignal<SyncState>;
  /** When it tries next by itself; null while it runs. */
  readonly nextAttemptAtMs: ReadonlySignal<number | null>;
  /** Tries now, whatever waits; resolves when that is over. Calls during a run share the next one. */
  syncNow(): Promise<void>;
  /** Tries soon, sparing items that should wait: called after a finish. */
  syncSoon(): void;
  stop(): void;
}

export function startSync(store: Store, appVersion: string): Sync {
  const network = breakableTransport();
  const ports = { ...portsOf(store, network.send, appVersion), memory: {} };
  const { state, nextAttemptAtMs, tryNow, trySoon, onNetwork, onLook, stop } = createLoop({
    run: (isForced) => runOnce(ports, isForced),
    now: Date.now, random: Math.random, onError: reportError,
    isVisible: () => document.visibilityState === 'visible',
    after: (ms, work) => {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
  });
  const ignore = listen(store, { network, trySoon, onNetwork, onLook });
  trySoon();
  return {
    state, nextAttemptAtMs, syncNow: tryNow, syncSoon: trySoon,
    stop: () => {
      stop();
      ignore();
    },
  };
}

async function runOnce(ports: Omit<RunContext, 'isForced'>, isForced: boolean): Promise<RunEnd> {
  const { memory, store, now } = ports;
  const before = memory.receipts ?? 0;
  memory.retryAfterMs = undefined;
  const state = await runSync({ ...ports, isForced });
  return {
    state, dueAtMs: nextAttemptAt(await store.outbox.waiting(), now()),
    isFruitful: (memory.receipts ?? 0) > before, retryAfterMs: memory.retryAfterMs,
  };
}

function portsOf(store: Store, transport: Transport, appVersion: string): Omit<RunContext, 'isForced' | 'memory'> {
  return {
    store, appVersion, health: store.readHealth, transport, lock: inTurn,
    now: Date.now, elapsedMs: () => performance.now(), random: Math.random, nonce: makeNonce, sign, verify: isSignedBy,
    refresh: (session) => refresh(transport, store, session),
    pause: (ms) => new Promise((resolve) => { setTimeout(resolve, ms); }),
  };
}

/** Longer than a window that works waits for one answer; one that sleeps with the lock in its hand keeps nobody back. */
const turnMaxMs = 60_000;

/** One window at a time. Two at once cost the network, and nothing else. */
const inTurn: Lock = async (name, work) => {
  const locks: LockManager | null | undefined = globalThis.navigator?.locks;
  if (!locks) return work();
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), turnMaxMs);
  let isOurTurn = false;
  try {
    return await locks.request(name, { signal: patience.signal }, () => {
      isOurTurn = true;
      clearTimeout(timer);
      return work();
    });
  } catch (error) {
    if (isOurTurn || !patience.signal.aborted) throw error;
    return work();
  } finally {
    clearTimeout(timer);
  }
};

interface Reasons extends Pick<Loop, 'trySoon' | 'onNetwork' | 'onLook'> {
  readonly network: BreakableTransport;
}

function listen({ vault }: Pick<Store, 'vault'>, { network, trySoon, onNetwork, onLook }: Reasons): () => void {
  const onOnline = (): void => {
    network.breakOff();
    onNetwork();
  };
  const onVisible = (): void => {
    if (document.visibilityState !== 'visible') return;
    network.breakOffOverdue();
    onLook();
  };
  addEventListener('online', onOnline);
  addEventListener('pageshow', onVisible);
  document.addEventListener('visibilitychange', onVisible);
  // What is assigned can be kept from now on.
  let wasOpen = vault.state.peek() === 'open';
  const ignoreVault = vault.state.subscribe((state) => {
    if (state === 'open' && !wasOpen) trySoon();
    wasOpen = state === 'open';
  });
  return () => {
    ignoreVault();
    removeEventListener('online', onOnline);
    removeEventListener('pageshow', onVisible);
    document.removeEventListener('visibilitychange', onVisible);
  };
}
