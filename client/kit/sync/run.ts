/**
 * One run: prove, send, fetch. Runs of several windows take turns by a Web Lock to spare the
 * network; nothing depends on it, since the server counts a response once however often it comes.
 */
import { Problem } from '#shared/kernel/problem.ts';
import { NoAnswer } from '../api/no-answer.ts';
import type { Store } from '../store/open-store.ts';
import type { DeviceRow } from '../store/rows.ts';
import { pushAll } from './push.ts';
import { refresh } from './refresh.ts';
import { openSession } from './session.ts';
import { RunEnded, type SyncState } from './state.ts';

export interface RunContext {
  readonly store: Store;
  readonly now: () => number;
  readonly random: () => number;
  readonly appVersion: string;
  /** A person asked, or the network came back: items are sent although they should wait. */
  readonly isForced: boolean;
}

/** Runs once and says how it ended; never rejects for what network or server did. */
export async function runSync(context: RunContext): Promise<SyncState> {
  const device = await context.store.device.get();
  if (device === undefined) return 'signed_out';
  return withLock(`hailong-sync-${context.store.app}`, async () => {
    const end = await exchange(context, device, device.isSignedIn);
    if (end === 'idle' || end === 'signed_out') await deliverOfFormer(context, device);
    return end;
  });
}

/** What people who used this phone before left in its outbox; how it goes is no news to the one who uses it now. */
async function deliverOfFormer(context: RunContext, inUse: DeviceRow): Promise<void> {
  const waiting = new Set((await context.store.outbox.waiting()).map((each) => each.device));
  const former = (await context.store.device.all()).filter((each) => each.id !== inUse.id && waiting.has(each.id));
  for (const device of former) await exchange(context, device, false);
}

async function exchange(context: RunContext, device: DeviceRow, isSignedIn: boolean): Promise<SyncState> {
  const { store, appVersion } = context;
  try {
    const session = await openSession(store, device, appVersion);
    await pushAll({ ...context, session, device: device.id });
    if (isSignedIn) await refresh(store, session);
    if (device.key === 'this') await store.device.change({ lastSyncAtMs: context.now() });
    return isSignedIn ? 'idle' : 'signed_out';
  } catch (error) {
    return endOf(store, device, error);
  }
}

async function endOf(store: Store, device: DeviceRow, error: unknown): Promise<SyncState> {
  if (error instanceof RunEnded) return error.state;
  if (error instanceof NoAnswer) return 'offline';
  if (!(error instanceof Problem)) throw error;
  if (!error.code.startsWith('device.')) return 'failed';
  await store.device.keepToken(device.id, undefined);
  return error.code === 'device.revoked' ? 'revoked' : 'unknown_device';
}

async function withLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  const locks: LockManager | null | undefined = globalThis.navigator?.locks;
  return locks ? locks.request(name, work) : work();
}
