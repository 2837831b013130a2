/**
 * What backups promise: how long after its receipt a response lies in the second place while full
 * backups run (at most a minute), what ingest feels of it, and how long a restore takes.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createKeyStore } from '../../server/keys/key-store.ts';
import { makePair } from '../../server/keys/sealing-pair.ts';
import { inRepository } from '../../server/setup/places.mjs';
import type { BackupHealth, ServerHealthReply } from '../../shared/wire/server-health.ts';
import type { Desk } from '../desk.ts';
import { newDataFolder, removeFolder, startServer } from '../server.ts';
import { runProcess } from './run-process.ts';
import { campaign, makeSetting, signInAgain, type Setting } from './setting.ts';
import type { Measurement } from './table.ts';

const many = 100_000;
const crowd = { clients: 32, batch: 1, responses: 9_600 };
const lookEveryMs = 250;
const bytesPerMegabyte = 1e6;

export async function measureBackup(): Promise<Measurement[]> {
  const [data, place] = [newDataFolder(), mkdtempSync(join(tmpdir(), 'hailong-second-'))];
  createKeyStore({ keysPath: join(data, 'keys'), now: Date.now, onChanged: () => undefined }).setRecovery(makePair().key);
  const setting = await makeSetting({ data });
  try {
    await fill(setting);
    await setting.prepareLoad(crowd);
    await setting.server.stop();
    // A start makes a full backup at once, of everything that was stored.
    const startedAtMs = performance.now();
    const server = await startServer({ data, port: setting.server.port, options: ['--no-demo', '--backup-to', place, '--backup-every-minutes', '1'] });
    const desk = await signInAgain(server.origin);
    const lag = watchLag(desk);
    const beside = await setting.runLoad();
    const first = await until(desk, ({ lastFullAtMs }) => lastFullAtMs !== null);
    const fullMs = performance.now() - startedAtMs;
    await setting.load(crowd);
    await until(desk, ({ ledgerSize, backedUpTo }) => ledgerSize === backedUpTo);
    const lagMs = await lag.most();
    await server.stop();
    return [
      { what: 'p99 at 32 clients while a full backup is made', measured: beside.p99Ms, unit: 'ms', atMost: 150 },
      { what: 'ingest, 32 clients, meanwhile', measured: beside.perSecond, unit: '/s' },
      { what: 'full backup of 100,000 responses, under that load', measured: fullMs / 1000, unit: 's' },
      { what: 'its size', measured: (first.lastFullSizeBytes ?? 0) / bytesPerMegabyte, unit: 'MB' },
      { what: 'longest from the ledger to the second place', measured: lagMs / 1000, unit: 's', atMost: 60 },
      { what: 'restore of all of it, to the last line', measured: await restoreSeconds(data, place), unit: 's' },
    ];
  } finally {
    setting.endGenerator();
    for (const folder of [data, place]) removeFolder(folder);
  }
}

/** By the keys of the folder: what a passphrase costs is not the restore's. */
async function restoreSeconds(data: string, place: string): Promise<number> {
  for (const name of ['hailong.db', 'hailong.db-wal', 'hailong.db-shm']) removeFolder(join(data, name));
  return (await runProcess(process.execPath, [inRepository('dist/server/cli.js'), 'restore', '--from', place, '--to', data])).seconds;
}

/** Notes how far the ledger was when, and when the second place had come so far. The first full backup lays the ground. */
function watchLag(desk: Desk): { most(): Promise<number> } {
  const stop = new AbortController();
  const watching = (async (): Promise<number> => {
    let open: { readonly size: number; readonly atMs: number }[] = [];
    let mostMs = 0;
    while (!stop.signal.aborted) {
      const { ledgerSize, backedUpTo, lastFullAtMs } = await healthOf(desk);
      const now = performance.now();
      if (lastFullAtMs !== null) {
        open.push({ size: ledgerSize, atMs: now });
        for (const each of open) if (each.size > backedUpTo || each.atMs === now) mostMs = Math.max(mostMs, now - each.atMs);
        open = open.filter(({ size }) => size > backedUpTo);
      }
      await wait(lookEveryMs);
    }
    return mostMs + lookEveryMs;
  })();
  return {
    most: () => {
      stop.abort();
      return watching;
    },
  };
}

async function until(desk: Desk, isReached: (health: BackupHealth) => boolean): Promise<BackupHealth> {
  for (;;) {
    const health = await healthOf(desk);
    if (health.failure !== null) throw new Error(health.failure.code);
    if (isReached(health)) return health;
    await wait(lookEveryMs);
  }
}

async function healthOf(desk: Desk): Promise<BackupHealth> {
  const { backup } = await (await desk.request('/api/server-health')).json() as ServerHealthReply;
  if (backup === null) throw new Error('The server has a second place.');
  return backup;
}

async function fill(setting: Setting): Promise<void> {
  for (;;) {
    const missing = many - (await setting.desk.progress(campaign)).responses;
    if (missing <= 0) return;
    await setting.load({ clients: 8, batch: 50, responses: Math.min(missing, 20_000) });
  }
}
