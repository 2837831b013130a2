/** The export thread as it runs in production: a worker of its own on a database in a file. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { build } from 'vite';
import { writeCampaignFile } from '#shared/campaign/write-campaign-file.ts';
import { openOffice } from '../command-line/open-office.ts';
import { openReadOnly, type ReadOnlyStorage } from '../storage/read-only.ts';
import { writeWhole } from './export.contract.ts';
import { createExports, type Exports } from './exports.ts';
import { fixtureCampaign } from './fixture-campaign.ts';
import { fixtureSource } from './fixture-source.ts';
import { responsesCsv } from './responses-csv/responses-csv.ts';

const count = 600;
const folder = mkdtempSync(join(tmpdir(), 'hailong-test-'));
const databasePath = join(folder, 'data', 'hailong.db');
const keysPath = join(folder, 'data', 'keys');
const workerUrl = pathToFileURL(join(folder, 'built', 'export-worker.js'));
const all = { campaigns: 'all', units: 'all' } as const;
let opened: (Exports | ReadOnlyStorage)[] = [];

beforeAll(async () => {
  await buildWorker();
  const campaign = fixtureCampaign();
  const office = await openOffice({ folder: join(folder, 'data'), ifMissing: 'make' }, null);
  await office.importCampaign(writeCampaignFile(campaign, []), { dryRun: false });
  await office.openCampaign(campaign.id);
  const csv = await writeWhole(responsesCsv, fixtureSource(count, true, campaign));
  await office.importResponses(csv, { campaign: campaign.id, separator: undefined, encoding: undefined });
  await office.close();
});
afterEach(() => {
  for (const each of opened) each.close();
  opened = [];
});
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

test('the worker writes every format from the file of the database', async () => {
  const exports = exportsOf(workerUrl);
  const csv = await bytesOf(exports, 'responses-csv');
  expect(csv.toString().match(/^00000000-/gm)).toHaveLength(count);
  expect((await bytesOf(exports, 'workbook')).subarray(0, 2).toString()).toBe('PK');
  expect((await bytesOf(exports, 'codebook')).length).toBeGreaterThan(100);
});

test('a reader of one unit gets the responses of that unit alone', async () => {
  const csv = await bytesOf(exportsOf(workerUrl), 'responses-csv', ['so-1']);
  const units = new Set([...csv.toString().matchAll(/^00000000-[^,]*,([^,]*)/gm)].map(([, unit]) => unit));
  expect([...units]).toEqual(['so-1']);
});

test('a worker that cannot start fails the export instead of leaving it waiting, and the next one is tried anew', async () => {
  const exports = exportsOf(pathToFileURL(join(folder, 'none.js')));
  await expect(bytesOf(exports, 'workbook')).rejects.toMatchObject({ code: 'server.failed' });
  await expect(bytesOf(exports, 'workbook')).rejects.toMatchObject({ code: 'server.failed' });
});

function exportsOf(url: URL): Exports {
  const database = openReadOnly(databasePath);
  const exports = createExports({
    databasePath, keysPath, workerUrl: url, now: () => 0, onFailure: () => undefined, campaign: (id, scope) => Promise.resolve(database.campaign(id, scope)),
  });
  opened.push(exports, database);
  return exports;
}

async function bytesOf(exports: Exports, format: string, units: 'all' | string[] = 'all'): Promise<Buffer> {
  const scope = { ...all, units };
  const { stream } = await exports.start({ format, campaign: fixtureCampaign().id, role: 'admin', scope, language: 'vi' });
  return Buffer.from(await new Response(stream).arrayBuffer());
}

/** The entry as the build makes it, beside the packages that it leaves outside. */
async function buildWorker(): Promise<void> {
  const outDir = join(folder, 'built');
  mkdirSync(outDir);
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  await build({
    configFile: false, logLevel: 'silent',
    build: { ssr: resolve('server/exports/export-worker.ts'), outDir, emptyOutDir: false, minify: false },
  });
}
