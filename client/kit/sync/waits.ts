/**
 * How long an item waits after it failed. Pure, as `plan.ts`. Two kinds of failure, for they say
 * different things: an answer without a receipt is about the item, and makes it wait for minutes and
 * then hours; silence is mostly about the network, and makes it wait for seconds, a minute at most.
 */
import type { OutboxItem } from '../store/rows.ts';
import type { Settlement } from '../store/shelf.ts';

export const backOffMinMs = 60_000;
export const backOffMaxMs = 6 * 3_600_000;
const silenceMinMs = 2_000;
export const silenceMaxMs = 60_000;
/** Chance makes a wait up to a quarter longer. */
const spread = 4;

export interface Moment {
  readonly nowMs: number;
  /** In [0, 1). */
  readonly random: () => number;
}

/** The wait after the `attempts`th failure: 1, 2, 4 … minutes up to 6 hours, up to a quarter longer by chance. */
export function backOffMs(attempts: number, random: () => number): number {
  return spreadMs(Math.min(backOffMaxMs, backOffMinMs * 2 ** Math.min(attempts - 1, 20)), random);
}

/** A wait, up to a quarter longer by chance: a province does not come back in one second. */
export function spreadMs(waitMs: number, random: () => number): number {
  return Math.floor(waitMs * (1 + random() / spread));
}

/** A wait that is longer than any can be was written by a clock that has since been set back: it is over. */
export function isDue({ nextAttemptAtMs }: Pick<OutboxItem, 'nextAttemptAtMs'>, nowMs: number): boolean {
  return nextAttemptAtMs <= nowMs || nextAttemptAtMs - nowMs > backOffMaxMs * (1 + 1 / spread);
}

/** Its place in the queue. What a wrong clock wrote keeps no item behind those that fail again and again. */
export function dueSinceMs(item: Pick<OutboxItem, 'nextAttemptAtMs'>, nowMs: number): number {
  return item.nextAttemptAtMs > nowMs && isDue(item, nowMs) ? 0 : item.nextAttemptAtMs;
}

/** When the first of the items is due; null when there is none. */
export function nextAttemptAt(items: readonly OutboxItem[], nowMs: number): number | null {
  if (items.length === 0) return null;
  return Math.min(...items.map((each) => (isDue(each, nowMs) ? nowMs : each.nextAttemptAtMs)));
}

/** Answered for, and without a receipt: it waits longer than before. */
export function delayed(item: OutboxItem, moment: Moment): Settlement {
  const attempts = item.attempts + 1;
  return {
    id: item.id, hash: item.hash, status: item.status, attempts, silences: 0,
    nextAttemptAtMs: moment.nowMs + backOffMs(attempts, moment.random), settledAtMs: null,
  };
}

/** Nobody answered for it alone, and then for another: it waits a moment, a little longer each time in a row. */
export function afterSilence(item: OutboxItem, moment: Moment): Settlement {
  const silences = (item.silences ?? 0) + 1;
  const waitMs = Math.min(silenceMaxMs, silenceMinMs * 2 ** Math.min(silences - 1, 20));
  return {
    id: item.id, hash: item.hash, status: item.status, attempts: item.attempts, silences,
    nextAttemptAtMs: moment.nowMs + spreadMs(waitMs, moment.random), settledAtMs: null,
  };
}
