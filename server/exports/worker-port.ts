/** The export thread as a port. The thread never keeps the process alive by itself. */
import { Worker } from 'node:worker_threads';
import type { ExportPort, FromExportThread } from './port-messages.ts';

/** Starts `export-worker.js` on a database of its own, read only, with the keys that open what is in it. */
export function connectWorker(workerUrl: URL, workerData: { readonly databasePath: string; readonly keysPath: string }): ExportPort {
  const worker = new Worker(workerUrl, { workerData });
  worker.unref();
  return {
    postMessage: (message) => { worker.postMessage(message); },
    onMessage: (listener) => { worker.on('message', (message: FromExportThread) => { listener(message); }); },
    onGone: (listener) => {
      worker.once('error', (error: Error) => { listener(error.message); });
      worker.once('exit', (code) => { listener(`exit ${code}`); });
    },
    close: () => { void worker.terminate(); },
  };
}
