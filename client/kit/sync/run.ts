/**
 * One run: prove, compare, send, fetch. Runs of several windows take turns by a Web Lock to spare
 * the network; nothing depends on it, since the server counts a response once however often it comes.
 */
import { Problem } from '#shared/kernel/problem.ts';
import { NoAnswer } from '../api/no-answer.ts';
import { retryAfterOf } from '../api/retry-after.ts';
import type { DeviceRow, OutboxItem } from '../store/rows.ts';
import type { Session, SyncPorts } from './ports.ts';
import { pushAll, type NetworkMemory } from './push.ts';
import { reconcile } from './reconcile.ts';
import { report } from './report.ts';
import { openSession } from './session.ts';
import { RunEnded, type SyncState } from './state.ts';

export interface RunContext extends SyncPorts {
  /** A person asked, or the network came back: items are sent although they should wait. */
  readonly isForced: boolean;
  readonly memory: NetworkMemory;
}

/** Runs once and says how it ended; never rejects for what network or server did. */
export async function runSync(context: RunContext): Promise<SyncState> {
  return context.lock(`hailong-sync-${context.store.app}`, async () => {
    const [inUse, ...former] = await context.store.device.all();
    if (inUse === undefined || inUse.key !== 'this') return 'signed_out';
    const isOfFormer = (item: OutboxItem): boolean => former.some((each) => each.id === item.device);
    const end = await exchange(context, inUse, (item) => !isOfFormer(item));
    if (end !== 'wrong_server') await deliverOfFormer(context, inUse, former);
    return end;
  });
}

/**
 * What people who used this phone before left in its outbox, each in the name of their device; how
 * it goes is no news to the one who uses it now. What a device made that the server does not know
 * goes in the session that is open: signed as it is, it is held there, and safe.
 */
async function deliverOfFormer(context: RunContext, inUse: DeviceRow, former: readonly DeviceRow[]): Promise<void> {
  const waiting = new Set((await context.store.outbox.waiting()).map((each) => each.device));
  for (const device of former.filter((each) => waiting.has(each.id))) {
    const isTheirs = (item: OutboxItem): boolean => item.device === device.id;
    try {
      await deliver(context, device, isTheirs);
    } catch (error) {
      const isStranger = error instanceof Problem && error.code === 'device.unknown';
      await endOf(context, device, error);
      if (isStranger) await exchange(context, inUse, isTheirs);
    }
  }
}

async function exchange(context: RunContext, device: DeviceRow, isOurs: (item: OutboxItem) => boolean): Promise<SyncState> {
  const { store, now } = context;
  try {
    const session = await deliver(context, device, isOurs);
    if (device.isSignedIn) await context.refresh(session);
    await store.device.change({ lastSyncAtMs: now() });
    return device.isSignedIn ? 'idle' : 'signed_out';
  } catch (error) {
    return endOf(context, device, error);
  }
}

async function deliver(context: RunContext, device: DeviceRow, isOurs: (item: OutboxItem) => boolean): Promise<Session> {
  const session = await openSession(context, device);
  if (device.key === 'this') await reconcile(context, session, device);
  const early = onFirst(() => report(context, session, device));
  try {
    await pushAll({ ...context, session, serverKey: device.serverKey, isOurs, onPushing: early.begin });
  } finally {
    await early.over();
  }
  await report(context, session, device);
  return session;
}

/** The office hears what waits before all of it is there; nothing that waits is held up by it, for it goes beside the first push. */
function onFirst(work: () => Promise<void>): { begin(): void; over(): Promise<void> } {
  let begun: Promise<void> | undefined;
  return {
    begin: () => { begun ??= work(); },
    over: async () => { await begun; },
  };
}

async function endOf({ store, memory }: RunContext, device: DeviceRow, error: unknown): Promise<SyncState> {
  memory.retryAfterMs = retryAfterOf(error) ?? memory.retryAfterMs;
  if (error instanceof RunEnded) return error.state;
  if (error instanceof NoAnswer) return 'offline';
  if (!(error instanceof Problem)) throw error;
  if (!error.code.startsWith('device.')) return 'failed';
  await store.device.keepToken(device.id, undefined);
  return error.code === 'device.revoked' ? 'revoked' : 'unknown_device';
}
