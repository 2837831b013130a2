/**
 * Who makes backups: two threads beside the server, one for full backups and one for segments, so
 * that a large copy never delays what came in the last seconds; or, for tests, this thread. Both
 * run the same work.
 */
import { Worker } from 'node:worker_threads';
import type { BackupFailureCode } from '#shared/wire/server-health.ts';
import type { KeyPlaces } from '../keys/keys-backup.ts';
import { BackupFailed } from './backup-failed.ts';
import { createBackupCatalogue } from './catalogue.ts';
import { folderTarget } from './folder-target.ts';
import { createFullBackups, type FullLaid } from './lay-full.ts';
import { createSegments, type LaidUpTo } from './lay-segment.ts';
import type { BackupDatabase } from './ports.ts';

export interface BackupWorks {
  /** Rejects with `BackupFailed`, like the other. */
  full(): Promise<FullLaid>;
  segment(): Promise<LaidUpTo>;
  close(): void;
}

export interface BackupPaths extends KeyPlaces {
  readonly databasePath: string;
  readonly copyPath: string;
  /** The folder of the second place. */
  readonly targetPath: string;
}

export type WorkKind = 'full' | 'segment';
export interface BackupWork {
  readonly kind: WorkKind;
  readonly paths: BackupPaths;
}
export type FromBackupThread = { readonly done: FullLaid | LaidUpTo } | { readonly failed: BackupFailureCode; readonly reason: string };

/** One kind of work over files; `close` lets its connection go. */
export function openWork(
  kind: WorkKind, { paths, database, now }: { readonly paths: BackupPaths; readonly database: BackupDatabase; readonly now: () => number },
): { run(): Promise<FullLaid | LaidUpTo>; close(): void } {
  const target = folderTarget(paths.targetPath);
  const common = { places: paths, target, catalogue: createBackupCatalogue(target), now };
  if (kind === 'full') return { run: createFullBackups({ ...common, ...paths, database }), close: () => undefined };
  const source = database.openSource();
  const segment = createSegments({ ...common, source });
  return { run: () => new Promise((resolve) => { resolve(segment()); }), close: source.close };
}

export function worksHere(paths: BackupPaths, database: BackupDatabase, now: () => number): BackupWorks {
  const [full, segment] = [openWork('full', { paths, database, now }), openWork('segment', { paths, database, now })];
  return {
    full: async () => await full.run() as FullLaid,
    segment: async () => await segment.run() as LaidUpTo,
    close: () => {
      full.close();
      segment.close();
    },
  };
}

/** Over `backup-worker.js`. */
export function worksInThreads(workerUrl: URL, paths: BackupPaths): BackupWorks {
  const [full, segment] = [createThread<FullLaid>(workerUrl, { kind: 'full', paths }), createThread<LaidUpTo>(workerUrl, { kind: 'segment', paths })];
  return {
    full: full.run, segment: segment.run,
    close: () => {
      full.close();
      segment.close();
    },
  };
}

/** A thread that is started when it is needed, and again after it was lost. One run at a time. */
function createThread<T extends FullLaid | LaidUpTo>(workerUrl: URL, workerData: BackupWork): { run(): Promise<T>; close(): void } {
  let worker: Worker | undefined;
  let settle: { resolve(done: T): void; reject(error: unknown): void } | undefined;
  const start = (): Worker => {
    const started = new Worker(workerUrl, { workerData });
    started.unref();
    const lost = (reason: unknown): void => {
      if (worker === started) worker = undefined;
      settle?.reject(new BackupFailed('failed', String(reason)));
    };
    started.once('error', lost);
    started.once('exit', lost);
    started.on('message', (message: FromBackupThread) => {
      if ('failed' in message) settle?.reject(new BackupFailed(message.failed, message.reason));
      else settle?.resolve(message.done as T);
    });
    return started;
  };
  return {
    run: () => new Promise((resolve, reject) => {
      settle = { resolve, reject };
      worker ??= start();
      worker.postMessage('run');
    }),
    close: () => { void worker?.terminate(); },
  };
}
