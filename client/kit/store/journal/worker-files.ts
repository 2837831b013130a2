/**
 * An app's files as its page sees them: every call goes to the worker and has a time limit. A worker
 * that does not answer is ended, which lets go of its files, and the next call starts another.
 */
import { assert } from '#shared/kernel/assert.ts';
import type { AppName } from '../rows.ts';
import type { SmallFiles } from '../small-files.ts';
import { errorOf, type FileReply, type FileRequest, type FileResult } from './file-requests.ts';
import { JournalAbsent, type Journal } from './journal.ts';

export interface Files {
  readonly journal: Journal;
  readonly smallFiles: SmallFiles;
  /** Ends the worker when nothing is asked any more. */
  close(): void;
}

const answerMaxMs = 20_000;

/** Where a browser has no workers every call rejects, as it does when the worker cannot be loaded. */
export function openFiles(app: AppName, makeWorker: () => Worker = () => journalWorker(app)): Files {
  const { ask, close } = asker(makeWorker);
  return {
    close,
    journal: {
      append: async (envelopes) => {
        await ask({ kind: 'append', envelopes: envelopes.map(({ bytes, hash }) => ({ bytes, hash })) });
      },
      readAll: async () => {
        const content = await ask({ kind: 'readAll' });
        assert(content !== undefined && 'envelopes' in content, 'A journal is answered by its content.');
        return content;
      },
      compact: async (without) => {
        await ask({ kind: 'compact', without: [...without] });
      },
    },
    smallFiles: {
      names: async () => {
        const names = await ask({ kind: 'names' });
        assert(Array.isArray(names), 'Names are answered by a list.');
        return names;
      },
      read: async (name) => {
        const bytes = await ask({ kind: 'read', name });
        assert(bytes === undefined || bytes instanceof Uint8Array, 'A file is answered by its bytes.');
        return bytes;
      },
      remove: async (name) => {
        await ask({ kind: 'remove', name });
      },
      write: async (name, bytes) => {
        await ask({ kind: 'write', name, bytes });
      },
    },
  };
}

function journalWorker(app: AppName): Worker {
  if (typeof Worker === 'undefined') throw new JournalAbsent('This browser has no workers.');
  return new Worker(new URL('./journal-worker.ts', import.meta.url), { type: 'module', name: app });
}

interface Pending {
  resolve(result: FileResult): void;
  reject(error: unknown): void;
}

function asker(makeWorker: () => Worker): { ask(request: FileRequest): Promise<FileResult>; close(): void } {
  const pending = new Map<number, Pending>();
  let worker: Worker | undefined;
  let last = 0;
  const end = (error: Error): void => {
    worker?.terminate();
    worker = undefined;
    for (const each of pending.values()) each.reject(error);
    pending.clear();
  };
  const start = (): Worker => {
    const started = makeWorker();
    started.onerror = () => end(new Error('The worker of the files has failed.'));
    started.onmessage = ({ data }: MessageEvent<FileReply>) => {
      const waiting = pending.get(data.number);
      pending.delete(data.number);
      if ('failure' in data) waiting?.reject(errorOf(data.failure));
      else waiting?.resolve(data.result);
    };
    return started;
  };
  return {
    close: () => end(new Error('The files were closed.')),
    ask: (request) => new Promise((resolve, reject) => {
      worker ??= start();
      const number = (last += 1);
      const timer = setTimeout(() => end(new Error('The worker of the files does not answer.')), answerMaxMs);
      const settled = <T>(tell: (value: T) => void) => (value: T): void => {
        clearTimeout(timer);
        tell(value);
      };
      pending.set(number, { resolve: settled(resolve), reject: settled(reject) });
      worker.postMessage({ ...request, number });
    }),
  };
}
