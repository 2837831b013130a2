/** Sends what waits, batch by batch, as `plan.ts` says; settles each item by its own verified receipt. */
import { toBase64 } from '#shared/kernel/base64.ts';
import { Problem } from '#shared/kernel/problem.ts';
import { sha256Hex } from '#shared/sealing/digest.ts';
import { signedPushReply } from '#shared/wire/push.ts';
import { protocolVersion } from '#shared/wire/protocol-version.ts';
import { readReceipt, type SignedReceipt } from '#shared/wire/receipt.ts';
import { NoAnswer } from '../api/no-answer.ts';
import { sendOver } from '../api/send.ts';
import { retryAfterOf } from '../api/retry-after.ts';
import type { OutboxItem } from '../store/rows.ts';
import { afterHopeless, isAccused } from './hopeless.ts';
import { learn } from './learn.ts';
import {
  afterNoAnswer, afterReceipts, afterUnreadable, beginning, isHopeless, nextBatch, pauseMs, soonMs, type Failure, type Judgement, type RunState, type VerifiedReceipt,
} from './plan.ts';
import type { Session, SyncPorts } from './ports.ts';
import { RunEnded } from './state.ts';
import { pushTimeoutMs } from '../api/time-limit.ts';

/** What is remembered of the network from run to run. */
export interface NetworkMemory {
  batchBytes?: number | undefined;
  /** Verified receipts since the app was started. */
  receipts?: number;
  /** What the server, or who stands before it, asked for in this run: not to be called again so soon. */
  retryAfterMs?: number | undefined;
  /** Replies to hello without a proof since the last with one, by the device that asked (`hello.ts`). */
  unproven?: ReadonlyMap<string, number>;
}

export interface PushContext extends SyncPorts {
  /** Which of the waiting items go in this session. */
  readonly isOurs: (item: OutboxItem) => boolean;
  /** The pinned key: only what it signed is a receipt. */
  readonly serverKey: string;
  readonly session: Session;
  readonly isForced: boolean;
  readonly memory: NetworkMemory;
  /** Told once, as soon as the first request is on its way. */
  readonly onPushing: () => void;
}

export async function pushAll(context: PushContext): Promise<void> {
  const { store, now, memory, isForced } = context;
  let state = beginning(context.session.helloTookMs, memory.batchBytes);
  for (;;) {
    const items = (await store.outbox.waiting()).filter(context.isOurs);
    const batch = nextBatch(items, state, { nowMs: now(), isForced });
    if (batch.length === 0) {
      const waitMs = soonMs(items, state, now());
      if (waitMs === undefined || context.pause === undefined) break;
      await context.pause(waitMs);
      continue;
    }
    const judgement = await pushBatch(context, batch, { state, items });
    if (typeof judgement === 'string') {
      memory.batchBytes = undefined;
      state = afterNoAnswer(batch, state, judgement);
      if (isHopeless(state)) break;
      await context.pause?.(pauseMs(state));
      continue;
    }
    await store.outbox.settle(judgement.settlements);
    state = judgement.state;
  }
  if (state.failuresInARow > 0) await giveUp(context, state);
}

/** The last that was tried had no answer. Items that fail alone for the second time are to blame if hello is answered, and then only what was never tried alone ends the run. */
async function giveUp({ store, session, isOurs, isForced, now, random }: PushContext, state: RunState): Promise<void> {
  const items = (await store.outbox.waiting()).filter(isOurs);
  const accused = items.filter((each) => isAccused(each, state));
  const isAnswered = accused.length > 0 && await session.isAnswered();
  await store.outbox.settle(afterHopeless(items, state, { nowMs: now(), random, isAnswered }));
  const isOver = isAnswered && accused.length === state.suspects.length && nextBatch(items, state, { nowMs: now(), isForced }).length === 0;
  if (!isOver) throw new RunEnded('offline');
}

interface Standing {
  readonly state: RunState;
  readonly items: readonly OutboxItem[];
}

/** What a batch came to, or how it failed when nothing is known about it. */
async function pushBatch(context: PushContext, batch: readonly OutboxItem[], { state, items }: Standing): Promise<Judgement | Failure> {
  const { memory, now, random, elapsedMs } = context;
  const envelopes = await readBytes(context, batch);
  if (envelopes === undefined) return afterUnreadable(batch, { nowMs: now(), random, state });
  const beganMs = elapsedMs();
  const signed = await deposit(context, envelopes);
  if (typeof signed === 'string') return signed;
  const measured = { bytes: batch.reduce((sum, each) => sum + each.sizeBytes, 0), tookMs: elapsedMs() - beganMs };
  const receipts = await verified(context, signed);
  memory.receipts = (memory.receipts ?? 0) + receipts.length;
  await learn(context, receipts.map((each) => each.facts));
  const judgement = afterReceipts(batch, receipts, { nowMs: now(), random, state, items, measured });
  memory.batchBytes = judgement.state.batchBytes;
  return judgement;
}

/** The bytes that were finished, or undefined when some cannot be had or are others by now. */
async function readBytes({ store }: PushContext, batch: readonly OutboxItem[]): Promise<readonly Uint8Array[] | undefined> {
  try {
    const bytes = await store.outbox.bytes(batch.map((each) => each.id));
    const hashes = await Promise.all(bytes.map(sha256Hex));
    return batch.every((each, index) => each.hash === hashes[index]) ? bytes : undefined;
  } catch {
    return undefined;
  }
}

async function deposit(context: PushContext, bytes: readonly Uint8Array[]): Promise<readonly (SignedReceipt | null)[] | Failure> {
  const { session, transport, memory, onPushing } = context;
  const envelopes = bytes.map(toBase64);
  const timeoutMs = pushTimeoutMs(envelopes.map((each) => each.length));
  const body = { protocolVersion, envelopes };
  try {
    const reply = session.within((token) => sendOver(transport, { path: '/api/push', body, token, reply: signedPushReply, timeoutMs }));
    onPushing();
    return (await reply).signed;
  } catch (error) {
    const isOfItems = error instanceof NoAnswer || (error instanceof Problem && !endsRun(error));
    if (!isOfItems) throw error;
    memory.retryAfterMs = retryAfterOf(error);
    return error instanceof NoAnswer && error.reason === 'unreachable' ? 'silence' : 'answered';
  }
}

async function verified({ verify, serverKey }: PushContext, given: readonly (SignedReceipt | null)[]): Promise<VerifiedReceipt[]> {
  const receipts: VerifiedReceipt[] = [];
  for (const signed of given) {
    const facts = signed === null ? undefined : readReceipt(signed.text);
    if (signed === null || facts === undefined) continue;
    if (await verify(serverKey, signed.signature, signed.text)) receipts.push({ facts, signed });
  }
  return receipts;
}

/** Problems of the device or of the server as a whole; others may lie in this batch and are tried item by item. */
function endsRun(problem: Problem): boolean {
  return problem.code.startsWith('device.') || problem.status === 429 || problem.status === 503 || problem.status === 507;
}
