/** Rebuilds with the thread that reads for them as in production: a worker, built as the product builds it. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import Database from 'better-sqlite3';
import { build } from 'vite';
import { sourcedKey, type SourcedCell } from '#shared/tally/sourced-cell.ts';
import { incoming, noonMs, smallResponse } from '../fixtures/envelopes.ts';
import { testNotary } from '../fixtures/notary.ts';
import { smallCampaign, storedCampaign } from '../fixtures/small-campaign.ts';
import { temporaryFolder, type TemporaryFolder } from '../fixtures/temporary-folder.ts';
import { everything, type Storage } from './port.ts';
import { openSqlite } from './sqlite.ts';
import { storageContract } from './storage.contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'hailong-test-'));
const realWorker = pathToFileURL(join(folder, 'built', 'rebuild-worker.js'));

beforeAll(async () => {
  const outDir = join(folder, 'built');
  mkdirSync(outDir);
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  await build({
    configFile: false, logLevel: 'silent',
    build: { ssr: resolve('server/storage/rebuild-worker.ts'), outDir, emptyOutDir: false, minify: false },
  });
});
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

let shared: TemporaryFolder | undefined;
storageContract('SQLite with the rebuild worker', () => openAt((shared ??= temporaryFolder()).path, realWorker), () => {
  shared?.remove();
  shared = undefined;
});

describe('a rebuild', () => {
  it('mends tallies and arrivals that were wrong, in the file and in memory', async () => {
    await withResponses(realWorker, async ({ storage, campaign, data }) => {
      const read = async () => ({ cells: sorted(await storage.readTallies(campaign.id, everything)), ...await storage.progress(campaign.id, everything) });
      const right = await read();
      const file = new Database(join(data, 'hailong.db'));
      file.exec("UPDATE tally_cells SET vector = x'00' WHERE id = 1; DELETE FROM tally_cells WHERE id > 1; UPDATE arrivals SET responses = 77");
      file.close();
      expect((await read()).units).not.toEqual(right.units);
      expect(await storage.rebuildTallies(campaign.id)).toBe(20);
      expect(await read()).toEqual(right);
    });
  });

  it('counts what is stored at every moment of it exactly once, and leaves this thread free for that', async () => {
    await withResponses(realWorker, async ({ storage, campaign, another }) => {
      const rebuilt = storage.rebuildTallies(campaign.id);
      let [isOver, stored] = [false, 0];
      const over = rebuilt.finally(() => { isOver = true; });
      while (!isOver) {
        await storage.storeBatch([another()]);
        stored += 1;
        await new Promise((done) => { setImmediate(done); });
      }
      expect(stored).toBeGreaterThan(1);
      expect(await over).toBeLessThanOrEqual(20 + stored);
      expect((await storage.progress(campaign.id, everything)).responses).toBe(20 + stored);
      const cells = sorted(await storage.readTallies(campaign.id, everything));
      expect(cells.reduce((sum, { vector }) => sum + (vector[0] ?? 0), 0)).toBe(20 + stored);
      expect(await storage.rebuildTallies(campaign.id)).toBe(20 + stored);
      expect(sorted(await storage.readTallies(campaign.id, everything))).toEqual(cells);
    });
  });

  it('ends before the campaign that it counts is removed', async () => {
    await withResponses(realWorker, async ({ storage }) => {
      const demonstration = smallCampaign('demo', { isDemonstration: true });
      const stored = await storedCampaign(demonstration);
      await storage.createCampaign(stored, []);
      await storage.storeBatch([incoming(demonstration, smallResponse(demonstration, stored.questionnaireHash))]);
      const rebuilt = storage.rebuildTallies('demo');
      await storage.removeDemonstration(noonMs);
      expect(await rebuilt).toBe(1);
      expect(await storage.readTallies('demo', everything)).toEqual([]);
    });
  });

  it('holds back what would be stored while the snapshot is opened, and no longer', async () => {
    const fake = writeWorker('slow', `
      const test = new BroadcastChannel('rebuild-worker-test');
      test.onmessage = () => port.postMessage('opened');
      port.on('message', (said) => said === 'open' ? test.postMessage('opening') : process.exit(0));
      port.postMessage('ready');`);
    await withResponses(fake, async ({ storage, campaign, another }) => {
      const worker = new BroadcastChannel('rebuild-worker-test');
      const opening = new Promise((resolve) => { worker.onmessage = resolve; });
      const rebuilt = expect(storage.rebuildTallies(campaign.id)).rejects.toMatchObject({ code: 'storage.unavailable' });
      await opening;
      const stored = storage.storeBatch([another()]);
      expect((await storage.progress(campaign.id, everything)).responses).toBe(20);
      worker.postMessage('go on');
      expect(await stored).toMatchObject([{ status: 'stored' }]);
      await rebuilt;
      worker.close();
    });
  });

  it.each([
    ['cannot start', 'none', ''],
    ['dies before it is ready', 'early', 'process.exit(1);'],
    ['dies while the snapshot is opened', 'opening', "port.on('message', () => process.exit(0)); port.postMessage('ready');"],
    ['fails while it counts', 'counting', `
      port.on('message', (said) => { if (said === 'count') throw new Error('gone'); port.postMessage('opened'); });
      port.postMessage('ready');`],
  ])('by a worker that %s changes nothing, and nothing waits for it any longer', async (_claim, name, text) => {
    const fake = text === '' ? pathToFileURL(join(folder, `${name}.mjs`)) : writeWorker(name, text);
    await withResponses(fake, async ({ storage, campaign, data, another }) => {
      const before = contentOf(data);
      await expect(storage.rebuildTallies(campaign.id)).rejects.toMatchObject({ code: 'storage.unavailable' });
      expect(contentOf(data)).toEqual(before);
      const [rebuilt, stored] = await Promise.allSettled([storage.rebuildTallies(campaign.id), storage.storeBatch([another()])]);
      expect(rebuilt.status).toBe('rejected');
      expect(stored).toMatchObject({ value: [{ status: 'stored' }] });
      expect((await storage.progress(campaign.id, everything)).responses).toBe(21);
    });
  });
});

interface Given {
  readonly storage: Storage;
  readonly campaign: ReturnType<typeof smallCampaign>;
  readonly data: string;
  readonly another: () => ReturnType<typeof incoming>;
}

async function withResponses(workerUrl: URL, work: (given: Given) => Promise<void>): Promise<void> {
  const data = temporaryFolder();
  const storage = openAt(data.path, workerUrl);
  try {
    const campaign = smallCampaign();
    const stored = await storedCampaign(campaign);
    await storage.createCampaign(stored, []);
    let count = 0;
    const another = () => incoming(campaign, smallResponse(campaign, stored.questionnaireHash, { place: (count += 1) % 2 === 0 ? 'n1' : 's1', answers: { c1: 1 + (count % 5) } }));
    await storage.storeBatch(Array.from({ length: 20 }, another));
    await work({ storage, campaign, data: data.path, another });
  } finally {
    await storage.close();
    data.remove();
  }
}

function writeWorker(name: string, text: string): URL {
  const path = join(folder, `${name}.mjs`);
  writeFileSync(path, `import { parentPort as port } from 'node:worker_threads';\n${text}`);
  return pathToFileURL(path);
}

function openAt(path: string, rebuildWorkerUrl: URL): Storage {
  return openSqlite({ databasePath: join(path, 'hailong.db'), nowMs: noonMs, rebuildWorkerUrl, notary: testNotary, onFailStop: (error) => { throw error; } });
}

function sorted(cells: readonly SourcedCell[]): SourcedCell[] {
  return [...cells].sort((left, right) => (sourcedKey(left) < sourcedKey(right) ? -1 : 1));
}

function contentOf(path: string): unknown[] {
  const client = new Database(join(path, 'hailong.db'), { readonly: true });
  const rows = ['tally_cells', 'arrivals', 'responses'].map((table) => client.prepare(`SELECT * FROM ${table}`).all());
  client.close();
  return rows;
}
