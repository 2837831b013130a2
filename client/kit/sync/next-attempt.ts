/** When the sync tries next by itself: known to screens, and kept by one timer. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { SyncState } from './state.ts';
import { spreadMs } from './waits.ts';

const everyMs = 5 * 60_000;
/** After a run that brought nothing, while something waits: soon, then later each time. */
const againMs = 1_000;
/** The longest such wait while somebody looks at the page and the network is at fault. */
const againMaxMs = 30_000;
const heldBackMaxMs = 20 * 60_000;

/** How a run ended. */
export interface RunEnd {
  readonly state: SyncState;
  /** When the first of what waits is due by the clock; null when nothing waits. */
  readonly dueAtMs: number | null;
  /** Something was received. */
  readonly isFruitful: boolean;
  /** Asked for by whoever answered. */
  readonly retryAfterMs: number | undefined;
}

export interface TimerPorts {
  readonly now: () => number;
  /** In [0, 1). */
  readonly random: () => number;
  /** Does something later; gives what calls it off. */
  readonly after: (ms: number, work: () => void) => () => void;
  readonly isVisible: () => boolean;
}

export interface NextAttempt {
  /** Null while a run is on its way, and once it was stopped. */
  readonly atMs: ReadonlySignal<number | null>;
  /** Nobody may be called before: who answered asked for it. */
  readonly isHeldBack: () => boolean;
  set(end: RunEnd): void;
  clear(): void;
  /** What failed before says nothing any more: waits begin anew. */
  forget(): void;
  stop(): void;
}

export function createNextAttempt(ports: TimerPorts, attempt: () => void): NextAttempt {
  const atMs = signal<number | null>(null);
  let callOff = (): void => undefined;
  let fruitlessRuns = 0;
  let heldBackUntilMs = 0;
  let isStopped = false;
  const clear = (): void => {
    callOff();
    atMs.value = null;
  };
  return {
    atMs, clear,
    isHeldBack: () => {
      const leftMs = heldBackUntilMs - ports.now();
      // More than anybody may ask for was measured by a clock that has since been set back.
      return leftMs > 0 && leftMs <= heldBackMaxMs;
    },
    set: (end) => {
      clear();
      fruitlessRuns = end.isFruitful || end.dueAtMs === null ? 0 : fruitlessRuns + 1;
      if (isStopped) return;
      const waitMs = waitMsAfter(end, fruitlessRuns, ports);
      atMs.value = ports.now() + waitMs;
      heldBackUntilMs = end.retryAfterMs === undefined ? 0 : atMs.value;
      callOff = ports.after(waitMs, attempt);
    },
    forget: () => { fruitlessRuns = 0; },
    stop: () => {
      isStopped = true;
      clear();
    },
  };
}

/** Chance makes every wait a little longer, so that the phones of a province do not come back in one second. */
export function waitMsAfter(end: RunEnd, fruitlessRuns: number, { now, random, isVisible }: Pick<TimerPorts, 'now' | 'random' | 'isVisible'>): number {
  if (end.retryAfterMs !== undefined) return spreadMs(end.retryAfterMs, random);
  if (end.dueAtMs === null) return spreadMs(everyMs, random);
  const mostMs = end.state === 'offline' && isVisible() ? againMaxMs : everyMs;
  const againInMs = spreadMs(Math.min(mostMs, againMs * 2 ** Math.min(Math.max(0, fruitlessRuns - 1), 20)), random);
  return Math.max(againInMs, Math.min(everyMs, end.dueAtMs - now()));
}
