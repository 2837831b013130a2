/** When the sync tries next by itself: known to screens, and kept by one timer. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { OutboxItem } from '../store/rows.ts';
import { nextAttemptAt } from './plan.ts';
import type { SyncState } from './state.ts';

const everyMs = 5 * 60_000;
/** After a run without an answer, while something waits: soon, then later each time. */
const againMs = 15_000;

export interface NextAttempt {
  /** Null while a run is on its way, and once it was stopped. */
  readonly atMs: ReadonlySignal<number | null>;
  /** After a run that ended so, with this still waiting. */
  set(end: SyncState, waiting: readonly OutboxItem[]): void;
  clear(): void;
  stop(): void;
}

export function createNextAttempt(attempt: () => void): NextAttempt {
  const atMs = signal<number | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let silentRuns = 0;
  let isStopped = false;
  const clear = (): void => {
    clearTimeout(timer);
    atMs.value = null;
  };
  return {
    atMs, clear,
    set: (end, waiting) => {
      clear();
      silentRuns = end === 'offline' ? silentRuns + 1 : 0;
      if (isStopped) return;
      const waitMs = waitMsUntil(nextAttemptAt(waiting, Date.now()), silentRuns);
      atMs.value = Date.now() + waitMs;
      timer = setTimeout(attempt, waitMs);
    },
    stop: () => {
      isStopped = true;
      clear();
    },
  };
}

/** `dueAtMs`: of the item that is due first; null when nothing waits. */
function waitMsUntil(dueAtMs: number | null, silentRuns: number): number {
  if (dueAtMs === null) return everyMs;
  const leftMs = dueAtMs - Date.now();
  if (leftMs > 0) return Math.min(everyMs, leftMs);
  return silentRuns === 0 ? everyMs : Math.min(everyMs, againMs * 2 ** (silentRuns - 1));
}
