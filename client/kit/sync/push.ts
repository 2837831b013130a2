/** Sends what waits, batch by batch, as `plan.ts` says; settles each item by its own verified receipt. */
import { toBase64 } from '#shared/kernel/base64.ts';
import { Problem } from '#shared/kernel/problem.ts';
import { sha256Hex } from '#shared/sealing/digest.ts';
import { signedPushReply } from '#shared/wire/push.ts';
import { protocolVersion } from '#shared/wire/protocol-version.ts';
import { readReceipt, type SignedReceipt } from '#shared/wire/receipt.ts';
import { NoAnswer } from '../api/no-answer.ts';
import { sendOver } from '../api/send.ts';
import type { OutboxItem } from '../store/rows.ts';
import { afterHopeless, isAccused } from './hopeless.ts';
import { learn } from './learn.ts';
import { afterNoAnswer, afterReceipts, afterUnreadable, beginning, isHopeless, nextBatch, pauseMs, type Judgement, type RunState, type VerifiedReceipt } from './plan.ts';
import type { Session, SyncPorts } from './ports.ts';
import { RunEnded } from './state.ts';
import { timeoutMsFor } from './time-limit.ts';

/** What is remembered of the network from run to run. */
export interface NetworkMemory {
  batchBytes?: number | undefined;
}

export interface PushContext extends SyncPorts {
  /** Which of the waiting items go in this session. */
  readonly isOurs: (item: OutboxItem) => boolean;
  /** The pinned key: only what it signed is a receipt. */
  readonly serverKey: string;
  readonly session: Session;
  readonly isForced: boolean;
  readonly memory: NetworkMemory;
}

export async function pushAll(context: PushContext): Promise<void> {
  const { store, now, memory, isForced } = context;
  let state = beginning(context.session.helloTookMs, memory.batchBytes);
  for (;;) {
    const items = (await store.outbox.waiting()).filter(context.isOurs);
    const batch = nextBatch(items, state, { nowMs: now(), isForced });
    if (batch.length === 0) break;
    const judgement = await pushBatch(context, batch, { state, items });
    if (judgement === undefined) {
      memory.batchBytes = undefined;
      state = afterNoAnswer(batch, state);
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

/** What a batch came to, or undefined when nothing is known about it. */
async function pushBatch(context: PushContext, batch: readonly OutboxItem[], { state, items }: Standing): Promise<Judgement | undefined> {
  const { memory, now, random, elapsedMs } = context;
  const envelopes = await readBytes(context, batch);
  if (envelopes === undefined) return afterUnreadable(batch, { nowMs: now(), random, state });
  const beganMs = elapsedMs();
  const signed = await deposit(context, envelopes);
  if (signed === undefined) return undefined;
  const measured = { bytes: batch.reduce((sum, each) => sum + each.sizeBytes, 0), tookMs: elapsedMs() - beganMs };
  const receipts = await verified(context, signed);
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

async function deposit({ session, transport }: PushContext, bytes: readonly Uint8Array[]): Promise<readonly (SignedReceipt | null)[] | undefined> {
  const envelopes = bytes.map(toBase64);
  const timeoutMs = timeoutMsFor(envelopes.reduce((sum, each) => sum + each.length, 0));
  const body = { protocolVersion, envelopes };
  try {
    return (await session.within((token) => sendOver(transport, { path: '/api/push', body, token, reply: signedPushReply, timeoutMs }))).signed;
  } catch (error) {
    if (error instanceof NoAnswer) return undefined;
    if (error instanceof Problem && !endsRun(error)) return undefined;
    throw error;
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
