/**
 * What to send next, and what a reply means. Pure: items, the clock and the dice are given.
 *
 * Small batches first, larger ones while they are answered. Only a receipt that names an item's id
 * and its hash settles it; everything else leaves it waiting. An item that is answered for alone
 * and fails waits longer each time, and never keeps its neighbours back.
 */
import { maxEnvelopesPerPush, type Receipt } from '#shared/wire/push.ts';
import type { OutboxItem } from '../store/rows.ts';
import type { Settlement } from '../store/outbox.ts';

export const batchBytesMax = 524_288;
export const backOffMinMs = 60_000;
export const backOffMaxMs = 6 * 3_600_000;
const failuresInARowMax = 3;
const batchGrowth = 4;

/** One run of the sync, from hello to the last reply. */
export interface RunState {
  readonly batchSize: number;
  readonly failuresInARow: number;
  /** Items that failed alone; blamed only when the server then answers for another. */
  readonly suspects: readonly string[];
  /** Items that this run has dealt with. */
  readonly done: readonly string[];
}

export const firstRunState: RunState = { batchSize: 1, failuresInARow: 0, suspects: [], done: [] };

export interface Moment {
  readonly nowMs: number;
  /** In [0, 1). */
  readonly random: () => number;
}

/** The next items to send, oldest first; none when nothing is due. `isForced` ignores back-off: a person asked. */
export function nextBatch(
  items: readonly OutboxItem[], state: RunState, now: { readonly nowMs: number; readonly isForced: boolean },
): readonly OutboxItem[] {
  const dealtWith = new Set([...state.done, ...state.suspects]);
  const due = items.filter((each) => !dealtWith.has(each.id) && (now.isForced || each.nextAttemptAtMs <= now.nowMs));
  const batch: OutboxItem[] = [];
  let sizeBytes = 0;
  for (const item of due.slice(0, state.batchSize)) {
    sizeBytes += item.sizeBytes;
    if (batch.length > 0 && sizeBytes > batchBytesMax) break;
    batch.push(item);
  }
  return batch;
}

/** Whether the run should give up for now: the network, not an item, is at fault. */
export function isHopeless(state: RunState): boolean {
  return state.failuresInARow >= failuresInARowMax;
}

export interface Judgement {
  readonly settlements: readonly Settlement[];
  readonly state: RunState;
}

/** What receipts say about a batch. Suspects of this run are now to blame: the server does answer. */
export function afterReceipts(
  sent: readonly OutboxItem[], receipts: readonly Receipt[],
  context: Moment & { readonly state: RunState; readonly items: readonly OutboxItem[] },
): Judgement {
  const { state } = context;
  const blamed = context.items.filter((each) => state.suspects.includes(each.id));
  return {
    settlements: [
      ...sent.map((item, index) => settlementOf(item, receiptFor(item, index, receipts), context)),
      ...blamed.map((item) => delayed(item, context)),
    ],
    state: {
      batchSize: Math.min(maxEnvelopesPerPush, state.batchSize * batchGrowth),
      failuresInARow: 0,
      suspects: [],
      done: [...state.done, ...state.suspects, ...sent.map((each) => each.id)],
    },
  };
}

/** No answer for a batch: items are tried alone; one that failed alone is set aside for this run. */
export function afterNoAnswer(sent: readonly OutboxItem[], state: RunState): RunState {
  const suspects = sent.length === 1 ? [...state.suspects, ...sent.map((each) => each.id)] : state.suspects;
  return { ...state, batchSize: 1, failuresInARow: state.failuresInARow + 1, suspects };
}

/** The wait after the `attempts`th failure: 1, 2, 4 … minutes up to 6 hours, up to a quarter longer by chance. */
export function backOffMs(attempts: number, random: () => number): number {
  const wait = Math.min(backOffMaxMs, backOffMinMs * 2 ** Math.min(attempts - 1, 20));
  return Math.floor(wait * (1 + random() / 4));
}

/** The receipt that speaks of `item`: by id and hash anywhere; a refusal or `retry`, which may name neither, by its place. */
function receiptFor(item: OutboxItem, index: number, receipts: readonly Receipt[]): Receipt | undefined {
  const named = receipts.find((each) => each.responseId === item.id && each.envelopeHash === item.hash);
  if (named !== undefined) return named;
  const placed = receipts[index];
  const isAnonymous = placed !== undefined
    && (placed.responseId === '' || placed.responseId === item.id)
    && (placed.envelopeHash === '' || placed.envelopeHash === item.hash);
  return isAnonymous && (placed.status === 'refused' || placed.status === 'retry') ? placed : undefined;
}

function settlementOf(item: OutboxItem, receipt: Receipt | undefined, moment: Moment): Settlement {
  if (receipt?.status === 'stored' || receipt?.status === 'held') {
    return {
      id: item.id, hash: item.hash, status: receipt.status === 'stored' ? 'received' : 'held',
      attempts: item.attempts + 1, nextAttemptAtMs: 0, settledAtMs: moment.nowMs, receipt,
    };
  }
  if (receipt?.status === 'refused') return { ...delayed(item, moment), status: 'refused', receipt };
  return delayed(item, moment);
}

function delayed(item: OutboxItem, moment: Moment): Settlement {
  const attempts = item.attempts + 1;
  return {
    id: item.id, hash: item.hash, status: item.status, attempts,
    nextAttemptAtMs: moment.nowMs + backOffMs(attempts, moment.random), settledAtMs: null,
  };
}
