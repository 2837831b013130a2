/**
 * Starts the sync of an app: at once, when the network may be back, when the page is looked at
 * again, every five minutes while it is open, when a back-off is over, after a finish, and by
 * button. `online` is a hint to try, never a reason not to. The ports become real here.
 */
import { signal, type ReadonlySignal } from '@preact/signals';
import { fetchTransport } from '../api/transport.ts';
import { isSignedBy, makeNonce, sign } from '../enrolment/keys.ts';
import type { Lock } from '../store/lock.ts';
import type { Store } from '../store/open-store.ts';
import { createNextAttempt } from './next-attempt.ts';
import { refresh } from './refresh.ts';
import { runSync, type RunContext } from './run.ts';
import type { SyncState } from './state.ts';

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
  const state = signal<SyncState>('idle');
  const ports = { ...portsOf(store, appVersion), memory: {} };
  const nextAttempt = createNextAttempt(() => attempt(false));
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const run = async (isForced: boolean): Promise<void> => {
    state.value = 'syncing';
    nextAttempt.clear();
    let end: SyncState = 'failed';
    try {
      end = await runSync({ ...ports, isForced });
    } finally {
      state.value = end;
      running = undefined;
      nextAttempt.set(end, await store.outbox.waiting());
    }
  };
  const begin = (isForced: boolean): Promise<void> => (running = run(isForced));
  const trigger = (isForced: boolean): Promise<void> => {
    if (running === undefined) return begin(isForced);
    next ??= running.catch(ignoreEarlier).then(() => {
      next = undefined;
      return begin(true);
    });
    return next;
  };
  const attempt = (isForced: boolean): void => { trigger(isForced).catch(reportError); };
  const ignore = listen(store, attempt);
  attempt(false);
  return {
    state, nextAttemptAtMs: nextAttempt.atMs, syncNow: () => trigger(true), syncSoon: () => attempt(false),
    stop: () => {
      nextAttempt.stop();
      ignore();
    },
  };
}

function portsOf(store: Store, appVersion: string): Omit<RunContext, 'isForced' | 'memory'> {
  return {
    store, appVersion, health: store.readHealth, transport: fetchTransport, lock: inTurn,
    now: Date.now, elapsedMs: () => performance.now(), random: Math.random, nonce: makeNonce, sign, verify: isSignedBy,
    refresh: (session) => refresh(fetchTransport, store, session),
    pause: (ms) => new Promise((resolve) => { setTimeout(resolve, ms); }),
  };
}

/** One window at a time; the others wait as long as it takes, since every call of a run has its time limit. */
const inTurn: Lock = async (name, work) => {
  const locks: LockManager | null | undefined = globalThis.navigator?.locks;
  return locks ? locks.request(name, work) : work();
};

function listen({ vault }: Pick<Store, 'vault'>, attempt: (isForced: boolean) => void): () => void {
  const onOnline = (): void => attempt(true);
  const onVisible = (): void => { if (document.visibilityState === 'visible') attempt(false); };
  addEventListener('online', onOnline);
  document.addEventListener('visibilitychange', onVisible);
  // What is assigned can be kept from now on.
  let wasOpen = vault.state.peek() === 'open';
  const ignoreVault = vault.state.subscribe((state) => {
    if (state === 'open' && !wasOpen) attempt(false);
    wasOpen = state === 'open';
  });
  return () => {
    ignoreVault();
    removeEventListener('online', onOnline);
    document.removeEventListener('visibilitychange', onVisible);
  };
}

/** The earlier run has told its own caller. */
function ignoreEarlier(): void {
  return undefined;
}
