/**
 * Starts the sync of an app: at once, when the network may be back, when the page is looked at
 * again, every five minutes while it is open, after a finish, and by button. `online` is a hint to
 * try, never a reason not to.
 */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { Store } from '../store/open-store.ts';
import { runSync } from './run.ts';
import type { SyncState } from './state.ts';

const everyMs = 5 * 60_000;

export interface Sync {
  readonly state: ReadonlySignal<SyncState>;
  /** Tries now, whatever waits; resolves when that is over. Calls during a run share the next one. */
  syncNow(): Promise<void>;
  /** Tries soon, sparing items that should wait: called after a finish. */
  syncSoon(): void;
  stop(): void;
}

export function startSync(store: Store, appVersion: string): Sync {
  const state = signal<SyncState>('idle');
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const run = async (isForced: boolean): Promise<void> => {
    state.value = 'syncing';
    let end: SyncState = 'failed';
    try {
      end = await runSync({ store, now: Date.now, random: Math.random, appVersion, isForced });
    } finally {
      state.value = end;
      running = undefined;
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
  const syncSoon = (isForced = false): void => { trigger(isForced).catch(reportError); };
  const stop = listen(syncSoon);
  syncSoon();
  return { state, syncNow: () => trigger(true), syncSoon: () => syncSoon(), stop };
}

function listen(trigger: (isForced: boolean) => void): () => void {
  const onOnline = (): void => trigger(true);
  const onVisible = (): void => { if (document.visibilityState === 'visible') trigger(false); };
  const timer = setInterval(onVisible, everyMs);
  addEventListener('online', onOnline);
  document.addEventListener('visibilitychange', onVisible);
  return () => {
    clearInterval(timer);
    removeEventListener('online', onOnline);
    document.removeEventListener('visibilitychange', onVisible);
  };
}

/** The earlier run has told its own caller. */
function ignoreEarlier(): void {
  return undefined;
}
