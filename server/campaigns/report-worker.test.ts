/** Reports from answers with the thread that makes them as in production: a worker, built as the product builds it. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { build } from 'vite';
import { required } from '#shared/kernel/assert.ts';
import { incoming, noonMs, smallResponse } from '../fixtures/envelopes.ts';
import { testNotary } from '../fixtures/notary.ts';
import { smallCampaign, storedCampaign } from '../fixtures/small-campaign.ts';
import { everything } from '../storage/port.ts';
import { countedCells, countedSources } from '#shared/report/counted-cells.ts';
import { openReadOnly } from '../storage/read-only.ts';
import { openSqlite } from '../storage/sqlite.ts';
import { reportFromAnswers, type AnswerReportRequest } from './report-from-answers.ts';
import { oneAtATime, threadedReport } from './report-thread.ts';

const folder = mkdtempSync(join(tmpdir(), 'hailong-test-'));
const databasePath = join(folder, 'hailong.db');
const workerUrl = pathToFileURL(join(folder, 'built', 'report-worker.js'));
const campaign = smallCampaign('small-2026', { places: ['north', 'south'].map((unit) => ({ id: unit, name: { vi: unit }, unit, stratum: unit })) });
const stored = 30;

beforeAll(async () => {
  const outDir = join(folder, 'built');
  mkdirSync(outDir);
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  await build({
    configFile: false, logLevel: 'silent',
    build: { ssr: resolve('server/campaigns/report-worker.ts'), outDir, emptyOutDir: false, minify: false },
  });
  const storage = openSqlite({ databasePath, nowMs: noonMs, rebuildWorkerUrl: null, notary: testNotary, onFailStop: (error) => { throw error; } });
  const { questionnaireHash } = await storedCampaign(campaign);
  await storage.createCampaign(await storedCampaign(campaign), []);
  await storage.storeBatch(answers().map((each, index) =>
    incoming(campaign, smallResponse(campaign, questionnaireHash, { place: index % 2 === 0 ? 'north' : 'south', answers: each }))));
  await storage.close();
});
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

function answers(): Record<string, number>[] {
  return Array.from({ length: stored }, (_, index) => ({ used: 1 + (index % 3), c1: 1 + (index % 5), c2: 1 + ((index * 7) % 5) }));
}

const request = (over: Partial<AnswerReportRequest> = {}): AnswerReportRequest =>
  ({ campaign: campaign.id, scope: everything, options: { parameters: { aggregation: 'mean_of_criteria' } }, margins: null, ...over });
const csv = new TextEncoder().encode('question,option,share\nused,1,0.5\nused,2,0.3\nused,3,0.2\n');

it('the thread makes the report that this thread makes of the same answers', async () => {
  const make = oneAtATime(threadedReport(workerUrl, databasePath));
  const [byMeans, weighted] = await Promise.all([make(request()), make(request({ margins: { csv, separator: undefined } }))]);
  const database = openReadOnly(databasePath);
  const source = () => ({ campaign, cells: countedCells(campaign, database.readTallies(campaign.id, everything)), answers: database.answers(campaign.id, everything, countedSources(campaign)) });
  expect(byMeans).toEqual(reportFromAnswers(source(), request()));
  expect(weighted).toEqual(reportFromAnswers(source(), request({ margins: { csv, separator: undefined } })));
  database.close();
  const { report } = required('report' in byMeans ? byMeans : null, 'It was made.');
  expect([report.overall.overall.n, report.overall.overall.reason]).toEqual([stored, null]);
});

it('margins that cannot be used come back as issues, and a campaign that is gone as a problem', async () => {
  const make = threadedReport(workerUrl, databasePath);
  const broken = new TextEncoder().encode('question,option,share\nused,1,x\n');
  expect(await make(request({ margins: { csv: broken, separator: undefined } }))).toMatchObject({ issues: [{ path: 'line 2, column 3' }] });
  await expect(make(request({ campaign: 'gone' }))).rejects.toMatchObject({ code: 'campaign.unknown' });
});

it('a thread that ends without a word is a problem for who asked, and none for who asks next', async () => {
  const silent = join(folder, 'silent.js');
  writeFileSync(silent, 'export {};');
  let url = pathToFileURL(silent);
  const make = oneAtATime((each) => threadedReport(url, databasePath)(each));
  await expect(make(request())).rejects.toMatchObject({ code: 'storage.unavailable' });
  url = workerUrl;
  expect(await make(request())).toHaveProperty('report');
});
