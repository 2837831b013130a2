import { describe, expect, it } from 'vitest';
import { worksInThreads, type BackupPaths } from './works.ts';

const paths: BackupPaths = { databasePath: 'd', copyPath: 'c', targetPath: 't', serverKeyPath: 's', keysPath: 'k' };
/** A thread that answers each run with its number, fails at the second and ends at the third. */
const thread = new URL(`data:text/javascript,${encodeURIComponent(`
  import { parentPort, workerData } from 'node:worker_threads';
  let runs = 0;
  parentPort.on('message', () => {
    runs += 1;
    if (runs === 2) parentPort.postMessage({ failed: 'target_full', reason: 'ENOSPC' });
    else if (runs === 3) process.exit(1);
    else parentPort.postMessage({ done: { tip: { epoch: workerData.kind, size: runs }, hasLaid: true } });
  });
`)}`);

describe('a thread that makes backups', () => {
  it('answers run after run, tells why one failed, and is started again after it was lost', async () => {
    const works = worksInThreads(thread, paths);
    expect(await works.segment()).toEqual({ tip: { epoch: 'segment', size: 1 }, hasLaid: true });
    await expect(works.segment()).rejects.toMatchObject({ code: 'target_full' });
    await expect(works.segment()).rejects.toMatchObject({ code: 'failed' });
    expect(await works.segment()).toMatchObject({ tip: { size: 1 } });
    works.close();
  });

  it('that cannot be started is a failure, each time it is tried', async () => {
    const works = worksInThreads(new URL('data:text/javascript,throw new Error("no")'), paths);
    for (const _ of [1, 2]) await expect(works.full()).rejects.toMatchObject({ code: 'failed' });
    works.close();
  });
});
