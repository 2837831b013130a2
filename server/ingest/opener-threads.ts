/**
 * The opener in threads of its own: while they verify and open, the main thread reads requests,
 * judges and stores. What waits is handed over in batches to whichever thread is free. When a
 * thread ends, its tasks are done by the fallback and another thread takes its place, a few times;
 * then the fallback does everything.
 */
import { Worker } from 'node:worker_threads';
import { packTasks, unpackResults, type ResultsMessage } from './opener-messages.ts';
import type { EnvelopeOpener, OpenResult, OpenTask } from './opener.ts';

export interface OpenerThreadsOptions {
  /** The built `open-worker.js`. */
  readonly workerUrl: URL;
  readonly keysPath: string;
  readonly threads: number;
  /** Does the tasks of a thread that ended. */
  readonly fallback: EnvelopeOpener;
  readonly onFailure: (error: unknown) => void;
}

interface Waiting {
  readonly task: OpenTask;
  readonly done: (result: OpenResult) => void;
}

/** Tasks of one message: enough that a message costs little, few enough that nobody waits long behind them. */
const mostInOneMessage = 32;
const mostRestarts = 3;

export function openInThreads({ workerUrl, keysPath, threads, fallback, onFailure }: OpenerThreadsOptions): EnvelopeOpener {
  const queue: Waiting[] = [];
  let restartsLeft = mostRestarts;
  // Begun with the first envelope: a server that takes none in starts without them.
  let pool: readonly OpenerThread[] | undefined;
  const doHere = async (tasks: readonly Waiting[]): Promise<void> => {
    settle(tasks, await fallback.open(tasks.map((each) => each.task)));
  };
  const feed = (): void => {
    pool ??= Array.from({ length: threads }, startThread);
    if (pool.length === 0) void doHere(queue.splice(0));
    for (const thread of pool) {
      if (queue.length > 0 && !thread.isBusy) thread.run(queue.splice(0, mostInOneMessage));
    }
  };
  const startThread = (): OpenerThread => {
    const thread: OpenerThread = new OpenerThread(new Worker(workerUrl, { workerData: { keysPath } }), {
      onFree: feed,
      onEnded: (lost, error) => {
        void doHere(lost);
        if (pool === undefined || !pool.includes(thread)) return;
        if (error !== undefined) onFailure(error);
        restartsLeft -= 1;
        pool = [...pool.filter((each) => each !== thread), ...(restartsLeft > 0 ? [startThread()] : [])];
        feed();
      },
    });
    return thread;
  };
  return {
    open: (tasks) => {
      const results = Promise.all(tasks.map((task) => new Promise<OpenResult>((done) => { queue.push({ task, done }); })));
      feed();
      return results;
    },
    close: async () => {
      const ending = pool ?? [];
      pool = [];
      feed();
      await Promise.all(ending.map((thread) => thread.end()));
    },
  };
}

/** One thread with at most one batch at a time. */
class OpenerThread {
  #running: readonly Waiting[] = [];

  constructor(
    private readonly worker: Worker,
    hear: { readonly onFree: () => void; readonly onEnded: (lost: readonly Waiting[], error: unknown) => void },
  ) {
    let cause: unknown;
    // Whoever waits for it keeps the process alive, not the thread itself.
    worker.unref();
    worker.on('message', (message: ResultsMessage) => {
      const done = this.#running;
      this.#running = [];
      hear.onFree();
      settle(done, unpackResults(message));
    });
    worker.once('error', (error: unknown) => { cause = error; });
    worker.once('exit', () => {
      const lost = this.#running;
      this.#running = [];
      hear.onEnded(lost, cause);
    });
  }

  get isBusy(): boolean {
    return this.#running.length > 0;
  }

  run(batch: readonly Waiting[]): void {
    this.#running = batch;
    const message = packTasks(batch.map((each) => each.task));
    this.worker.postMessage(message, [message.bytes.buffer]);
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }
}

function settle(waiting: readonly Waiting[], results: readonly OpenResult[]): void {
  waiting.forEach((each, at) => { each.done(results[at] as OpenResult); });
}
