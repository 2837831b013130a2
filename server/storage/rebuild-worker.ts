/** Entry of the thread that reads for one rebuild (`dist/server/storage/rebuild-worker.js`). */
import { parentPort, workerData } from 'node:worker_threads';
import { required } from '#shared/kernel/assert.ts';
import { stepBack } from '../exports/step-back.ts';
import type { CountingWork, FromCountingThread, ToCountingThread } from './counting-reader.ts';
import { prepareSnapshot } from './snapshot.ts';

const port = required(parentPort, 'The rebuild worker runs as a thread.');
const { databasePath, campaign } = workerData as CountingWork;
const snapshot = prepareSnapshot(databasePath);
const say = (message: FromCountingThread): void => { port.postMessage(message); };

port.on('message', (message: ToCountingThread) => {
  if (message === 'open') {
    snapshot.open();
    say('opened');
    // Only now: while the snapshot was opened, storing waited for this thread.
    stepBack();
  } else say(snapshot.count(campaign));
});
say('ready');
