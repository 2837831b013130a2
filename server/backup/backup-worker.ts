/** Entry of a thread that makes backups (`dist/server/backup/backup-worker.js`). */
import { parentPort, workerData } from 'node:worker_threads';
import { required } from '#shared/kernel/assert.ts';
import { stepBack } from '../exports/step-back.ts';
import { backupDatabase } from '../storage/backup/backup-database.ts';
import { asBackupFailed } from './backup-failed.ts';
import { openWork, type BackupWork, type FromBackupThread } from './works.ts';

stepBack();
const port = required(parentPort, 'The backup worker runs as a thread.');
const { kind, paths } = workerData as BackupWork;
const database = backupDatabase(paths.databasePath);
const say = (message: FromBackupThread): void => { port.postMessage(message); };
let work: ReturnType<typeof openWork> | undefined;

async function run(): Promise<void> {
  try {
    work ??= openWork(kind, { paths, database, now: Date.now });
    say({ done: await work.run() });
  } catch (error) {
    const { code, message } = asBackupFailed(error);
    say({ failed: code, reason: message });
  }
}

port.on('message', () => void run());
