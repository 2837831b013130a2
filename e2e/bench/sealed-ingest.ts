/**
 * Ingest as it is since envelopes are sealed: each is verified, opened, judged, stored and answered
 * with a signed receipt, on a server that is backed up, while exports and full backups run beside
 * it. Everything that is sent was made before the clock starts.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inRepository } from '../../server/setup/places.mjs';
import { newDataFolder, removeFolder } from '../server.ts';
import type { LoadRequest, LoadResult } from './load.ts';
import { processorTime } from './processor-time.ts';
import { campaign, makeSetting, type Setting } from './setting.ts';
import type { Measurement } from './table.ts';

const hailong = promisify(execFile);
const single: LoadRequest = { clients: 32, batch: 1, responses: 9_600, isSealed: true };
const batches: LoadRequest = { clients: 8, batch: 50, responses: 16_000, isSealed: true };

export async function measureSealedIngest(): Promise<Measurement[]> {
  const [data, second] = [newDataFolder(), mkdtempSync(join(tmpdir(), 'hailong-backup-'))];
  await command('keys', 'make-recovery', '--file', join(second, 'recovery.json'), '--data', data);
  const setting = await makeSetting({ data, options: ['--backup-to', second] });
  try {
    await setting.load({ ...single, responses: 1_600 });
    const alone = await withProcessor(setting, single);
    const batched = await withProcessor(setting, batches);
    const beside = await besideWork(setting, { data, second }, single);
    const batchedBeside = await besideWork(setting, { data, second }, batches);
    return [
      { what: 'sealed ingest, 32 clients, one at a time', measured: alone.perSecond, unit: '/s' },
      { what: 'sealed ingest, batches of 50', measured: batched.perSecond, unit: '/s' },
      { what: 'sealed, 32 clients, beside export and backup', measured: beside.perSecond, unit: '/s', atLeast: 1_000 },
      { what: 'sealed, p99 of these', measured: beside.p99Ms, unit: 'ms', atMost: 150 },
      { what: 'sealed, batches of 50, beside export and backup', measured: batchedBeside.perSecond, unit: '/s', atLeast: 2_500 },
      { what: 'main thread for one sealed response alone', measured: alone.mainMs, unit: 'ms' },
      { what: 'all threads for one sealed response alone', measured: alone.allMs, unit: 'ms' },
      { what: 'main thread for one of a batch', measured: batched.mainMs, unit: 'ms' },
      { what: 'all threads for one of a batch', measured: batched.allMs, unit: 'ms' },
    ];
  } finally {
    setting.endGenerator();
    await setting.server.stop();
    for (const folder of [data, second]) removeFolder(folder);
  }
}

/** With the processor time of the server for one response: it says what limits, also on a machine that does other work. */
async function withProcessor(setting: Setting, request: LoadRequest): Promise<LoadResult & { readonly mainMs: number; readonly allMs: number }> {
  await setting.prepareLoad(request);
  const before = processorTime(setting.server.processId);
  const result = await setting.runLoad();
  const after = processorTime(setting.server.processId);
  return { ...result, mainMs: (after.mainMs - before.mainMs) / result.stored, allMs: (after.allMs - before.allMs) / result.stored };
}

/** Exports follow one another, and so do full backups, for as long as the load runs. */
async function besideWork(setting: Setting, { data, second }: { readonly data: string; readonly second: string }, request: LoadRequest): Promise<LoadResult> {
  await setting.prepareLoad(request);
  let isRunning = true;
  const repeat = async (work: () => Promise<unknown>): Promise<void> => { while (isRunning) await work(); };
  const exporting = repeat(async () => (await setting.desk.request(`/api/campaigns/${campaign}/exports/responses-csv`)).arrayBuffer());
  const backingUp = repeat(() => command('backup', '--to', second, '--data', data));
  const result = await setting.runLoad();
  isRunning = false;
  await Promise.all([exporting, backingUp]);
  return result;
}

function command(...args: readonly string[]): Promise<unknown> {
  return hailong(process.execPath, [inRepository('dist/server/cli.js'), ...args]);
}
