/** Lets one process at a time prepare a checkout: two installations at once would break each other. */
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { repository } from './places.mjs';

const staleAfterMs = 30 * 60_000;
const retryMs = 300;

/** Runs `work` alone among all processes that ask for `lockFile`; waits for the one before. */
export async function oneAtATime(work, lockFile = lockOf(repository)) {
  let hasSaidSo = false;
  while (!take(lockFile)) {
    if (!hasSaidSo) process.stderr.write('Another start is preparing this checkout; waiting for it …\n');
    hasSaidSo = true;
    await wait(retryMs);
  }
  const release = () => rmSync(lockFile, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

const lockOf = (folder) => join(tmpdir(), `hailong-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}.lock`);

function take(lockFile) {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  if (isStale(lockFile)) rmSync(lockFile, { force: true });
  return false;
}

/** Left behind by a process that is gone, or held longer than any preparation takes. */
function isStale(lockFile) {
  try {
    const isOld = Date.now() - statSync(lockFile).mtimeMs > staleAfterMs;
    return isOld || !isAlive(Number(readFileSync(lockFile, 'utf8')));
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return false;
  }
}

function isAlive(processId) {
  // The other process may be between creating the file and writing its number into it.
  if (!Number.isInteger(processId) || processId < 1) return true;
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
