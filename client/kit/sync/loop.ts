/**
 * The loop around the runs of a sync: one at a time, the next one by itself, and at once when there is
 * a reason. Clock, chance and timer are ports, so that a test lets hours pass in a moment.
 */
import { signal, type ReadonlySignal } from '@preact/signals';
import { createNextAttempt, type RunEnd, type TimerPorts } from './next-attempt.ts';
import type { SyncState } from './state.ts';

export interface LoopPorts extends TimerPorts {
  /** One run; `isForced`: items are sent although they should wait. Rejects only for a fault of the device's own. */
  readonly run: (isForced: boolean) => Promise<RunEnd>;
  /** Hears what a run rejected with that nobody else waits for. */
  readonly onError: (error: unknown) => void;
}

export interface Loop {
  readonly state: ReadonlySignal<SyncState>;
  /** When it tries next by itself; null while it runs. */
  readonly nextAttemptAtMs: ReadonlySignal<number | null>;
  /** Tries now, whatever waits; resolves when that is over. Calls during a run share the next one. */
  tryNow(): Promise<void>;
  /** Tries now, sparing items that should wait, unless the server asked not to be called yet. */
  trySoon(): void;
  /** The network may be another one: tries everything now, as if nothing had failed before. */
  onNetwork(): void;
  /** Somebody looks at the page again: tries now, and soon again if that fails. */
  onLook(): void;
  stop(): void;
}

export function createLoop(ports: LoopPorts): Loop {
  const state = signal<SyncState>('idle');
  const next = createNextAttempt(ports, () => attempt(false));
  let running: Promise<void> | undefined;
  let following: Promise<void> | undefined;
  let isFollowingForced = false;
  const run = async (isForced: boolean): Promise<void> => {
    state.value = 'syncing';
    next.clear();
    // Of a run that could not even be begun nothing is known: it is tried again as after silence.
    let end: RunEnd = { state: 'failed', dueAtMs: ports.now(), isFruitful: false, retryAfterMs: undefined };
    try {
      end = await ports.run(isForced);
    } finally {
      state.value = end.state;
      running = undefined;
      next.set(end);
    }
  };
  const begin = (isForced: boolean): Promise<void> => (running = run(isForced));
  const trigger = (isForced: boolean): Promise<void> => {
    if (running === undefined) return begin(isForced);
    isFollowingForced ||= isForced;
    following ??= running.catch(ignoreEarlier).then(() => {
      const isForcedNow = isFollowingForced;
      following = undefined;
      isFollowingForced = false;
      return begin(isForcedNow);
    });
    return following;
  };
  const attempt = (isForced: boolean): void => { trigger(isForced).catch(ports.onError); };
  const trySoon = (): void => { if (!next.isHeldBack()) attempt(false); };
  return {
    state, nextAttemptAtMs: next.atMs, trySoon,
    tryNow: () => trigger(true),
    onNetwork: () => {
      next.forget();
      attempt(true);
    },
    onLook: () => {
      next.forget();
      trySoon();
    },
    stop: next.stop,
  };
}

/** The earlier run has told its own caller. */
function ignoreEarlier(): void {
  return undefined;
}
