/**
 * One run: prove, send, fetch. Runs of several windows take turns by a Web Lock to spare the
 * network; nothing depends on it, since the server counts a response once however often it comes.
 */
import { Problem } from '#shared/kernel/problem.ts';
import { NoAnswer } from '../api/no-answer.ts';
import type { Store } from '../store/open-store.ts';
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
  try {
    await withLock(`hailong-sync-${context.store.app}`, () => exchange(context, device.isSignedIn));
    return device.isSignedIn ? 'idle' : 'signed_out';
  } catch (error) {
    return await endOf(context.store, error);
  }
}

async function exchange(context: RunContext, isSignedIn: boolean): Promise<void> {
  const session = await openSession(context.store, context.appVersion);
  await pushAll({ ...context, session });
  if (isSignedIn) await refresh(context.store, session);
  await context.store.device.change({ lastSyncAtMs: context.now() });
}

async function endOf(store: Store, error: unknown): Promise<SyncState> {
  if (error instanceof RunEnded) return error.state;
  if (error instanceof NoAnswer) return 'offline';
  if (!(error instanceof Problem)) throw error;
  if (error.code.startsWith('device.')) await store.device.keepToken(undefined);
  if (error.code === 'device.revoked') return 'revoked';
  return error.code.startsWith('device.') ? 'unknown_device' : 'failed';
}

async function withLock(name: string, work: () => Promise<void>): Promise<void> {
  if (globalThis.navigator?.locks === undefined) return work();
  return navigator.locks.request(name, work);
}
