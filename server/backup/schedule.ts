/**
 * When backups are made, and what is known of them. Segments come at least every half minute, full
 * backups at the interval that was asked for, both at the same time where they must. What fails is
 * told once, tried again, and never stands in the way of a response.
 */
import type { BackupFailureCode, BackupHealth } from '#shared/wire/server-health.ts';
import type { Storage } from '../storage/port.ts';
import { createAttempts, type Failure } from './attempts.ts';
import { readBackedUpTo, writeBackedUpTo } from './backed-up-to.ts';
import type { FullLaid } from './lay-full.ts';
import type { LaidUpTo } from './lay-segment.ts';
import type { BackupWorks } from './works.ts';

export const segmentEveryMs = 20_000;
const retryFullMs = 60_000;
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
  readonly everyMinutes: number;
  readonly folder: string;
  readonly isOnSameDisk: boolean;
  /** Told when it begins to fail, and when another thing fails. */
  readonly onFailure: (code: BackupFailureCode, reason: string) => void;
}

export function createBackupSchedule(parts: ScheduleParts): BackupSchedule {
  const { works, storage, now, everyMinutes, onFailure } = parts;
  const everyMs = everyMinutes * 60_000;
  let lastFull: FullLaid | undefined;
  let lastSegmentAtMs: number | null = null;
  let hasChanged = true;

  const makeFull = async (): Promise<number> => {
    const isQuiet = !hasChanged && lastFull !== undefined && now() - lastFull.madeAtMs < quietFullMs;
    if (isQuiet) return everyMs;
    hasChanged = false;
    lastFull = await works.full().catch((error: unknown) => {
      hasChanged = true;
      throw error;
    });
    // What it holds is told to devices as soon as a segment has looked at it.
    segments.hasten();
    return everyMs;
  };
  const makeSegment = async (): Promise<number> => {
    const laid = await works.segment();
    if (laid.hasLaid) [lastSegmentAtMs, hasChanged] = [now(), true];
    const isOrphaned = laid.tip === null && !fulls.isRunning();
    hasChanged ||= isOrphaned;
    if (isOrphaned) fulls.hasten();
    await remember(storage, laid);
    return segmentEveryMs;
  };
  const fulls = createAttempts({ work: makeFull, retryMs: Math.min(everyMs, retryFullMs), now, onFailure });
  const segments = createAttempts({ work: makeSegment, retryMs: segmentEveryMs, now, onFailure });

  return {
    tick: async () => {
      if (fulls.isDue()) void fulls.run();
      if (segments.isDue()) await segments.run();
    },
    last: async () => {
      if (segments.isRunning()) await segments.run();
      await segments.run();
    },
    health: async () => {
      const { epoch, size } = await storage.ledgerHead();
      return {
        folder: parts.folder, everyMinutes, isOnSameDisk: parts.isOnSameDisk,
        lastFullAtMs: lastFull?.madeAtMs ?? null, lastFullSizeBytes: lastFull?.sizeBytes ?? null, lastSegmentAtMs,
        ledgerSize: size, backedUpTo: await readBackedUpTo(storage, epoch),
        failure: older(fulls.failure(), segments.failure()), damaged: [...lastFull?.damaged ?? []],
      };
    },
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
