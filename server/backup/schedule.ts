/**
 * When backups are made, and what is known of them. Segments come at least every half minute, full
 * backups at the interval that was asked for, both at the same time where they must. What fails is
 * told once, tried again, and never stands in the way of a response.
 */
import type { BackupFailureCode, BackupHealth } from '#shared/wire/server-health.ts';
import type { Storage } from '../storage/port.ts';
import { createAttempts, type Attempts, type Failure } from './attempts.ts';
import { readBackedUpTo, writeBackedUpTo } from './backed-up-to.ts';
import { BackupFailed } from './backup-failed.ts';
import type { FullLaid } from './lay-full.ts';
import type { LaidUpTo } from './lay-segment.ts';
import type { BackupWorks } from './works.ts';

export const segmentEveryMs = 20_000;
const retryFullMs = 60_000;
/** What came into the ledger lies in the second place after this, or somebody is told. */
export const stalledAfterMs = 120_000;
/** A large database takes its time to copy; not this much. */
const stalledFullMs = 3_600_000;
/** A database in which nothing happens is copied once a day all the same. */
const quietFullMs = 86_400_000;

export interface BackupSchedule {
  /** Does what is due; the promise waits for the segment, a full backup runs on. */
  tick(): Promise<void>;
  /** Before the server stops: what came since the last segment. Never rejects. */
  last(): Promise<void>;
  health(): Promise<BackupHealth>;
}

export interface ScheduleParts {
  readonly works: BackupWorks;
  readonly storage: Pick<Storage, 'setting' | 'setSetting' | 'ledgerHead'>;
  readonly now: () => number;
  /** As of `Attempts`. */
  readonly steadyMs: () => number;
  readonly everyMinutes: number;
  readonly folder: string;
  readonly isOnSameDisk: boolean;
  /** Told when it begins to fail, and when another thing fails. */
  readonly onFailure: (code: BackupFailureCode, reason: string) => void;
}

export function createBackupSchedule(parts: ScheduleParts): BackupSchedule {
  const { works, storage, now, steadyMs, everyMinutes, onFailure } = parts;
  const [everyMs, steady] = [everyMinutes * 60_000, { now, steadyMs, onFailure }];
  let [lastFull, lastFullAtMs]: [FullLaid | undefined, number] = [undefined, -Infinity];
  let [lastSegmentAtMs, hasChanged]: [number | null, boolean] = [null, true];

  const makeFull = async (): Promise<number> => {
    if (!hasChanged && steadyMs() - lastFullAtMs < quietFullMs) return everyMs;
    hasChanged = false;
    lastFull = await works.full().catch((error: unknown) => {
      hasChanged = true;
      throw error;
    });
    lastFullAtMs = steadyMs();
    // What it holds is told to devices as soon as a segment has looked at it.
    segments.hasten();
    return everyMs;
  };
  const makeSegment = async (): Promise<number> => {
    const laid = await works.segment();
    if (laid.hasLaid) [lastSegmentAtMs, hasChanged] = [now(), true];
    if (laid.tip === null && fulls.runningMs() === null) {
      hasChanged = true;
      fulls.hasten();
    }
    await remember(storage, laid);
    return segmentEveryMs;
  };
  const fulls = createAttempts({ ...steady, work: makeFull, retryMs: Math.min(everyMs, retryFullMs) });
  const segments = createAttempts({ ...steady, work: makeSegment, retryMs: segmentEveryMs });
  const watch = createAttempts({ ...steady, work: createWatch({ fulls, segments, storage, steadyMs }), retryMs: 0 });

  return {
    tick: async () => {
      await watch.run();
      if (fulls.isDue()) void fulls.run();
      if (segments.isDue()) await segments.run();
    },
    last: async () => {
      if (segments.runningMs() !== null) await segments.run();
      await segments.run();
    },
    health: async () => {
      const { epoch, size } = await storage.ledgerHead();
      return {
        folder: parts.folder, everyMinutes, isOnSameDisk: parts.isOnSameDisk,
        lastFullAtMs: lastFull?.madeAtMs ?? null, lastFullSizeBytes: lastFull?.sizeBytes ?? null, lastSegmentAtMs,
        ledgerSize: size, backedUpTo: await readBackedUpTo(storage, epoch), damaged: [...lastFull?.damaged ?? []],
        failure: older(older(fulls.failure(), segments.failure()), watch.failure()),
      };
    },
  };
}

/**
 * Looks whether what must lie in the second place by now does: a disk that never answers, and a
 * mistake of ours, make no attempt fail. Silent while an attempt failed, for that says more.
 */
function createWatch(
  { fulls, segments, storage, steadyMs }: { readonly fulls: Attempts; readonly segments: Attempts } & Pick<ScheduleParts, 'storage' | 'steadyMs'>,
): () => Promise<number> {
  let uncovered: { readonly size: number; readonly sinceMs: number } | undefined;
  return async () => {
    const { epoch, size } = await storage.ledgerHead();
    const backedUpTo = await readBackedUpTo(storage, epoch);
    if (size <= backedUpTo) uncovered = undefined;
    else if (uncovered === undefined || uncovered.size <= backedUpTo) uncovered = { size, sinceMs: steadyMs() };
    if (fulls.failure() !== null || segments.failure() !== null) return 0;
    const isFirst = backedUpTo === 0 && fulls.runningMs() !== null;
    const isLate = uncovered !== undefined && !isFirst && steadyMs() - uncovered.sinceMs > stalledAfterMs;
    if (isLate || (segments.runningMs() ?? 0) > stalledAfterMs || (fulls.runningMs() ?? 0) > stalledFullMs) throw new BackupFailed('stalled');
    return 0;
  };
}

/** Also downwards: what vanished from the second place is not there any more. */
async function remember(storage: ScheduleParts['storage'], { tip }: LaidUpTo): Promise<void> {
  const { epoch } = await storage.ledgerHead();
  const index = tip?.epoch === epoch ? tip.size : 0;
  if (await readBackedUpTo(storage, epoch) !== index) await writeBackedUpTo(storage, { epoch, index });
}

function older(one: Failure | null, other: Failure | null): Failure | null {
  return one !== null && (other === null || one.sinceMs <= other.sinceMs) ? one : other;
}
