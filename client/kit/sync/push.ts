/** Sends what waits, batch by batch, as `plan.ts` says; settles each item by its own receipt. */
import { Problem } from '#shared/kernel/problem.ts';
import { pushReply, type Receipt } from '#shared/wire/push.ts';
import { protocolVersion } from '#shared/wire/protocol-version.ts';
import { toBase64 } from '#shared/kernel/base64.ts';
import { NoAnswer } from '../api/no-answer.ts';
import { send } from '../api/send.ts';
import type { Store } from '../store/open-store.ts';
import type { OutboxItem } from '../store/rows.ts';
import { afterNoAnswer, afterReceipts, firstRunState, isHopeless, nextBatch } from './plan.ts';
import type { Session } from './session.ts';
import { RunEnded } from './state.ts';

export interface PushContext {
  readonly store: Store;
  /** Only what this device made is sent in its session. */
  readonly device: string;
  readonly session: Session;
  readonly now: () => number;
  readonly random: () => number;
  readonly isForced: boolean;
}

export async function pushAll(context: PushContext): Promise<void> {
  const { store, now, random, isForced } = context;
  let state = firstRunState;
  for (;;) {
    const items = await store.outbox.waiting(context.device);
    const batch = nextBatch(items, state, { nowMs: now(), isForced });
    if (batch.length === 0) break;
    const receipts = await pushBatch(context, batch);
    if (receipts === undefined) {
      state = afterNoAnswer(batch, state);
      if (isHopeless(state)) throw new RunEnded('offline');
      continue;
    }
    const judgement = afterReceipts(batch, receipts, { nowMs: now(), random, state, items });
    await store.outbox.settle(judgement.settlements);
    state = judgement.state;
  }
  if (state.failuresInARow > 0) throw new RunEnded('offline');
}

/** Receipts, or undefined when nothing is known about the batch. */
async function pushBatch(context: PushContext, batch: readonly OutboxItem[]): Promise<readonly Receipt[] | undefined> {
  const bytes = await context.store.outbox.bytes(batch.map((each) => each.id));
  const body = { protocolVersion, envelopes: bytes.map(toBase64) };
  try {
    const reply = await context.session.within((token) => send({ path: '/api/push', body, token, reply: pushReply }));
    return reply.receipts;
  } catch (error) {
    if (error instanceof NoAnswer) return undefined;
    if (error instanceof Problem && !endsRun(error)) return undefined;
    throw error;
  }
}

/** Problems of the device or of the server as a whole; others may lie in this batch and are tried item by item. */
function endsRun(problem: Problem): boolean {
  return problem.code.startsWith('device.') || problem.status === 429 || problem.status === 503 || problem.status === 507;
}
