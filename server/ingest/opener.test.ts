import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { build } from 'vite';
import { readOpeningKeys } from '../keys/key-files.ts';
import { openHere } from './opener-here.ts';
import { openInThreads } from './opener-threads.ts';
import { openerContract } from './opener.contract.ts';
import type { EnvelopeOpener, OpenTask } from './opener.ts';

const folder = mkdtempSync(join(tmpdir(), 'hailong-test-'));
const workerUrl = pathToFileURL(join(folder, 'built', 'open-worker.js'));

/** The entry as the build makes it, beside the packages that it leaves outside. */
beforeAll(async () => {
  const outDir = join(folder, 'built');
  mkdirSync(outDir);
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  await build({ configFile: false, logLevel: 'silent', build: { ssr: resolve('server/ingest/open-worker.ts'), outDir, emptyOutDir: false, minify: false } });
});
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

const failed = (error: unknown): void => { throw error; };

openerContract({ name: 'in this thread', open: (keysPath) => openHere(readOpeningKeys(keysPath)) });
openerContract({
  name: 'in two threads',
  open: (keysPath) => openInThreads({ workerUrl, keysPath, threads: 2, fallback: openHere(readOpeningKeys(keysPath)), onFailure: failed }),
});

/** Says how many tasks it was given. */
function counting(): { opener: EnvelopeOpener; tasks: () => number } {
  let tasks = 0;
  const open = (given: readonly OpenTask[]): ReturnType<EnvelopeOpener['open']> => {
    tasks += given.length;
    return Promise.resolve(given.map(() => ({ isSigned: false, content: { fault: 'unreadable' as const } })));
  };
  return { opener: { open, close: () => Promise.resolve() }, tasks: () => tasks };
}

it('a thread that cannot start, or dies at its work, loses no task: it is replaced a few times, then all is done here', async () => {
  const dying = join(folder, 'dying.mjs');
  writeFileSync(dying, "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit(1));");
  for (const url of [pathToFileURL(dying), pathToFileURL(join(folder, 'none.js'))]) {
    const { opener: fallback, tasks } = counting();
    const failures: unknown[] = [];
    const opener = openInThreads({ workerUrl: url, keysPath: folder, threads: 2, fallback, onFailure: (error) => failures.push(error) });
    for (let round = 0; round < 6; round += 1) expect((await opener.open([{ bytes: new Uint8Array(3), publicKey: null }]))[0]?.isSigned).toBe(false);
    expect(tasks()).toBe(6);
    await opener.close();
  }
});

it('what waits when it is closed is done here', async () => {
  const { opener: fallback, tasks } = counting();
  const opener = openInThreads({ workerUrl, keysPath: folder, threads: 1, fallback, onFailure: failed });
  const running = opener.open(Array.from({ length: 100 }, () => ({ bytes: new Uint8Array(3), publicKey: null })));
  await opener.close();
  expect((await running).length).toBe(100);
  expect(tasks()).toBe(100);
});
