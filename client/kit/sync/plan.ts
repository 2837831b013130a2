/**
 * What to send next, and what a reply means. Pure: items, the clock and the dice are given.
 *
 * A batch is as large as the network has shown itself to bear: what it carries in a few seconds, and
 * where nothing is known of it but that it is slow, one item. Only a verified receipt that names an item's id
 * and its hash settles it; everything else leaves it waiting. An item that fails alone waits, longer
 * each time (`waits.ts`), and never keeps its neighbours back.
 */
import { maxEnvelopesPerPush } from '#shared/wire/push.ts';
import type { ReceiptFacts, SignedReceipt } from '#shared/wire/receipt.ts';
import type { OutboxItem } from '../store/rows.ts';
import type { Settlement } from '../store/shelf.ts';
import { afterSilence, delayed, dueSinceMs, isDue, type Moment } from './waits.ts';

export const batchBytesMax = 524_288;
const failuresInARowMax = 3;
const pauseStepMs = 1_000;
/** A run waits so long for what was met by silence before it leaves it to the next. */
const soonMaxMs = 6_000;
const batchGrowth = 4;
/** A batch should be over in this time: what a broken connection costs at most, and what an answer can be waited for. */
const batchTargetMs = 4_000;
/** Hello is answered this soon by a network that may be sent more than one item at first, though not more than this. */
const quickHelloMs = 800;
const firstBatchBytes = 65_536;

/** One run of the sync, from hello to the last reply. */
export interface RunState {
  readonly batchSize: number;
  /** What a batch may weigh by what was measured; `batchBytesMax` before anything was. */
  readonly batchBytes: number;
  readonly failuresInARow: number;
  /** Items that failed alone; blamed only when the server then answers for another. */
  readonly suspects: readonly string[];
  /** Items of this run for which nobody answered when they were last tried alone. */
  readonly silent: readonly string[];
  /** Items that this run has dealt with. */
  readonly done: readonly string[];
}

export const firstRunState: RunState = { batchSize: 1, batchBytes: batchBytesMax, failuresInARow: 0, suspects: [], silent: [], done: [] };

/** How a run begins: by what the run before measured, else by how soon hello was answered. */
export function beginning(helloTookMs: number, rememberedBytes: number | undefined): RunState {
  if (rememberedBytes !== undefined) return { ...firstRunState, batchSize: maxEnvelopesPerPush, batchBytes: rememberedBytes };
  return helloTookMs > quickHelloMs ? firstRunState : { ...firstRunState, batchSize: maxEnvelopesPerPush, batchBytes: firstBatchBytes };
}

/** A receipt whose signature was verified. */
export interface VerifiedReceipt {
  readonly facts: ReceiptFacts;
  readonly signed: SignedReceipt;
}

/** The next items to send, in the order in which they were due; none when nothing is due. `isForced` ignores back-off: a person asked; what was met by silence in this run waits its moment all the same. */
export function nextBatch(
  items: readonly OutboxItem[], state: RunState, now: { readonly nowMs: number; readonly isForced: boolean },
): readonly OutboxItem[] {
  const dealtWith = new Set([...state.done, ...state.suspects]);
  const isMeant = (each: OutboxItem): boolean => isDue(each, now.nowMs) || (now.isForced && !state.silent.includes(each.id));
  const due = items.filter((each) => !dealtWith.has(each.id) && isMeant(each)).sort(longestDueFirst(now.nowMs));
  const batch: OutboxItem[] = [];
  let sizeBytes = 0;
  for (const item of due.slice(0, state.batchSize)) {
    sizeBytes += item.sizeBytes;
    if (batch.length > 0 && sizeBytes > state.batchBytes) break;
    batch.push(item);
  }
  return batch;
}

/** What was never tried comes before what failed: nothing at the head of the queue can keep the rest from being tried. */
function longestDueFirst(nowMs: number): (left: OutboxItem, right: OutboxItem) => number {
  return (left, right) => dueSinceMs(left, nowMs) - dueSinceMs(right, nowMs) || left.sequence - right.sequence;
}

/** Before the next attempt after no answer: a connection that just broke is often back in a moment. */
export function pauseMs(state: RunState): number {
  return state.failuresInARow * pauseStepMs;
}

/** Whether the run should give up for now: the network, not an item, is at fault. */
export function isHopeless(state: RunState): boolean {
  return state.failuresInARow >= failuresInARowMax;
}

/** How fast the network was: bytes there and the time until the answer was back. */
export interface Measured {
  readonly bytes: number;
  readonly tookMs: number;
}

export interface Judgement {
  readonly settlements: readonly Settlement[];
  readonly state: RunState;
}

/** What receipts say about a batch. Suspects of this run are now to blame: the server does answer. */
export function afterReceipts(
  sent: readonly OutboxItem[], receipts: readonly VerifiedReceipt[],
  context: Moment & { readonly state: RunState; readonly items: readonly OutboxItem[]; readonly measured: Measured },
): Judgement {
  const { state, measured } = context;
  const blamed = context.items.filter((each) => state.suspects.includes(each.id));
  return {
    settlements: [
      ...sent.map((item) => settlementOf(item, receiptFor(item, receipts), context)),
      ...blamed.map((item) => blame(item, state, context)),
    ],
    state: {
      batchSize: Math.min(maxEnvelopesPerPush, state.batchSize * batchGrowth),
      batchBytes: bearableBytes(measured),
      failuresInARow: 0,
      suspects: [],
      silent: state.silent,
      // What was met by silence is tried again in this run, if its moment is over by then.
      done: [...state.done, ...state.suspects.filter((id) => !state.silent.includes(id)), ...sent.map((each) => each.id)],
    },
  };
}

/** Nothing came back, or something that settles nothing: a refusal of the whole request, a page of somebody else's. */
export type Failure = 'silence' | 'answered';

/** No answer for a batch: items are tried alone; one that failed alone is set aside until another is answered for. */
export function afterNoAnswer(sent: readonly OutboxItem[], state: RunState, failure: Failure): RunState {
  const suspects = sent.length === 1 ? [...state.suspects, ...sent.map((each) => each.id)] : state.suspects;
  const others = state.silent.filter((id) => !sent.some((each) => each.id === id));
  const silent = sent.length === 1 && failure === 'silence' ? [...others, ...sent.map((each) => each.id)] : others;
  return { ...state, batchSize: 1, failuresInARow: state.failuresInARow + 1, suspects, silent };
}

/** What an item that failed alone comes to once somebody is known to answer. */
export function blame(item: OutboxItem, { silent }: Pick<RunState, 'silent'>, moment: Moment): Settlement {
  return silent.includes(item.id) ? afterSilence(item, moment) : delayed(item, moment);
}

/** How long until something that was met by silence in this run is tried again; undefined when that is not worth waiting for. */
export function soonMs(items: readonly OutboxItem[], state: RunState, nowMs: number): number | undefined {
  const waits = items.filter((each) => state.silent.includes(each.id) && !state.done.includes(each.id)).map((each) => each.nextAttemptAtMs - nowMs);
  const least = Math.min(...waits);
  return least > 0 && least <= soonMaxMs ? least : undefined;
}

/** Bytes that cannot be read, or are no longer those of their hash, are not sent; they keep nobody back. A start of the app mends them. */
export function afterUnreadable(
  items: readonly OutboxItem[], moment: Moment & { readonly state: RunState },
): Judgement {
  const { state } = moment;
  if (items.length > 1) return { settlements: [], state: { ...state, batchSize: 1 } };
  return {
    settlements: items.map((item) => delayed(item, moment)),
    state: { ...state, done: [...state.done, ...items.map((each) => each.id)] },
  };
}

/** What the network carries within the target by what it just did; its delay counts as if it were slowness. */
export function bearableBytes({ bytes, tookMs }: Measured): number {
  return Math.min(batchBytesMax, Math.floor((bytes * batchTargetMs) / Math.max(1, tookMs)));
}

/** The receipt that speaks of `item`: by id and hash; a refusal of what could not be read names the hash alone. */
function receiptFor(item: OutboxItem, receipts: readonly VerifiedReceipt[]): VerifiedReceipt | undefined {
  return receipts.find(({ facts }) => facts.envelopeHash === item.hash
    && (isResponse(item, facts.responseId) || (facts.status === 'refused' && facts.responseId === '')));
}

/** A second envelope under one response id has a mark behind its own. */
function isResponse({ id }: OutboxItem, responseId: string): boolean {
  return responseId !== '' && (id === responseId || id.startsWith(`${responseId}~`));
}

function settlementOf(item: OutboxItem, given: VerifiedReceipt | undefined, moment: Moment): Settlement {
  if (given === undefined) return delayed(item, moment);
  const { facts: { status }, signed: { text, signature } } = given;
  const receipt = { text, signature };
  if (status === 'refused') return { ...delayed(item, moment), status: 'refused', receipt };
  return {
    id: item.id, hash: item.hash, status: status === 'stored' ? 'received' : 'held',
    attempts: item.attempts + 1, nextAttemptAtMs: 0, settledAtMs: moment.nowMs, receipt,
  };
}
