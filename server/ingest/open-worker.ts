/** Entry of a thread that verifies and opens envelopes (`dist/server/ingest/open-worker.js`). */
import { parentPort, workerData } from 'node:worker_threads';
import { required } from '#shared/kernel/assert.ts';
import { readOpeningKeys } from '../keys/key-files.ts';
import { envelopeReader } from './open-envelopes.ts';
import { packResults, unpackTasks, type TasksMessage } from './opener-messages.ts';

const port = required(parentPort, 'The opener runs as a thread.');
const { keysPath } = workerData as { readonly keysPath: string };
const read = envelopeReader(readOpeningKeys(keysPath));

port.on('message', (message: TasksMessage) => {
  const results = packResults(unpackTasks(message).map(read));
  port.postMessage(results, [results.bytes.buffer]);
});
