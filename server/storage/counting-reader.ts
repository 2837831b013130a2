/**
 * Who reads for a rebuild: a thread of its own, or, where there is no built worker (in tests of
 * other things), this one. Both run `snapshot.ts`.
 */
import { setImmediate as turn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { Problem } from '#shared/kernel/problem.ts';
import { prepareSnapshot, type CampaignCounts } from './snapshot.ts';

export interface CountingReader {
  /** Afterwards it sees nothing that is committed later. */
  openSnapshot(): Promise<void>;
  count(): Promise<CampaignCounts>;
  close(): void;
}

/** Connects; a reader that cannot, or that is gone later, rejects with `storage.unavailable`. */
export type ConnectReader = (campaign: string) => Promise<CountingReader>;

export type ToCountingThread = 'open' | 'count';

/** One answer to the start and to each message: 'ready', 'opened', the counts. */
export type FromCountingThread = 'ready' | 'opened' | CampaignCounts;

export interface CountingWork {
  readonly databasePath: string;
  readonly campaign: string;
}

/** Storing waits while the snapshot is opened: a thread that does not answer is ended. */
const openingAtMostMs = 5000;

/** Starts `rebuild-worker.js` for each rebuild. */
export function threadReader(workerUrl: URL, databasePath: string): ConnectReader {
  return async (campaign) => {
    const work: CountingWork = { databasePath, campaign };
    const worker = new Worker(workerUrl, { workerData: work });
    const gone = new Promise<never>((_resolve, reject) => {
      const fail = (): void => { reject(new Problem('storage.unavailable')); };
      worker.once('error', fail);
      worker.once('exit', fail);
    });
    const answer = () => Promise.race([gone, new Promise<FromCountingThread>((resolve) => { worker.once('message', resolve); })]);
    const ask = (message: ToCountingThread) => {
      worker.postMessage(message);
      return answer();
    };
    await answer();
    return {
      openSnapshot: async () => {
        const timer = setTimeout(() => void worker.terminate(), openingAtMostMs);
        await ask('open').finally(() => { clearTimeout(timer); });
      },
      count: async () => {
        const counts = await ask('count');
        if (typeof counts === 'string') throw new Problem('storage.unavailable');
        return counts;
      },
      close: () => { void worker.terminate(); },
    };
  };
}

export function sameThreadReader(databasePath: string): ConnectReader {
  return async (campaign) => {
    const snapshot = prepareSnapshot(databasePath);
    await turn();
    return {
      openSnapshot: async () => {
        snapshot.open();
        await turn();
      },
      count: async () => {
        // As beside a thread, what was held back comes between.
        await turn();
        return snapshot.count(campaign);
      },
      close: () => { snapshot.close(); },
    };
  };
}
