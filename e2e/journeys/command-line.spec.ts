/** The command line beside the server: the same figures, and nothing on stdout but what was asked for. */
import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Report } from '../../shared/report/report.ts';
import type { ResponsesImportReply } from '../../shared/wire/campaigns.ts';
import { inRepository } from '../../server/setup/places.mjs';
import type { CampaignFile } from '../../shared/campaign/campaign-file.ts';
import { demonstrationFolder, demonstrationPassword } from '../demonstration.ts';
import { signIn, type Desk } from '../desk.ts';
import { recompute } from '../figures.ts';
import { firstAdminCode } from '../first-admin-code.ts';
import { newDataFolder, removeFolder, startServer, type RunningServer } from '../server.ts';

const campaign = 'sao-mai-2026';
const lastYear = 'sao-mai-2025';

let server: RunningServer;
let office: Desk;
let folder: string;
test.beforeAll(async () => {
  server = await startServer({ data: await demonstrationFolder() });
  office = await signIn(server.origin, { login: 'quantri', password: demonstrationPassword });
  folder = mkdtempSync(join(tmpdir(), 'hailong-files-'));
});
test.afterAll(async () => {
  await server.stop();
  removeFolder(server.data);
  removeFolder(folder);
});

function hailong(...words: string[]): Promise<{ code: number | string; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [inRepository('server/setup/hailong.mjs'), ...words], { maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => resolve({ code: error?.code ?? 0, stdout, stderr }));
  });
}

const exported = async (desk: Desk, id: string): Promise<string> => (await desk.request(`/api/campaigns/${id}/exports/responses-csv`)).text();

test('the index of an exported file is the index that the server shows', async () => {
  const csv = await exported(office, campaign);
  const file = join(folder, 'responses.csv');
  writeFileSync(file, csv);
  const report = await office.results(campaign);
  const { code, stdout } = await hailong('index', '--questionnaire', 'sipas-4group-provincial', '--method', 'four-group-provincial', '--responses', file, '--json');
  expect(code).toBe(0);
  const printed = JSON.parse(stdout) as { overall: Report['overall']['overall']; criteria: { id: string; index: number }[]; units: { id: string; rank: number; index: number; n: number }[] };
  const criteria = printed.criteria.map((each) => each.id);
  expect(criteria).toHaveLength(21);
  const expected = recompute(csv, criteria);
  expect(printed.overall).toMatchObject({ n: expected.n, answered: expected.answered, satisfied: expected.satisfied });
  expect(printed.overall.index).toBeCloseTo(expected.index, 9);
  expect(printed.overall.index).toBe(report.overall.overall.index);
  expect(new Map(printed.units.map((each) => [each.id, [each.rank, each.index, each.n]])))
    .toEqual(new Map(report.units.map((each) => [each.id, [each.rank, each.overall.index, each.overall.n]])));
});

/** Every file that may stand beside the responses, as committed in `e2e/index-example`. */
const example = (file: string): string => inRepository(`e2e/index-example/${file}`);
const beside = [
  ['parameters', 'parameters.json'], ['design', 'clusters.csv'], ['fpc', 'fpc.csv'], ['margins', 'margins.csv'],
  ['previous', 'previous.csv'], ['bands', 'bands.json'], ['coverage', 'coverage.csv'],
] as const;
const sample = ['index', '--questionnaire', 'sipas-national-2024plus', '--method', 'national-2023-2026', '--responses', example('responses.csv'), '--json'];

test('the index of a sample comes with everything that stands beside it', async () => {
  const { code, stdout, stderr } = await hailong(...sample, ...beside.flatMap(([option, file]) => [`--${option}`, example(file)]), '--trim', '0.5,2', '--facts', 'vi');
  expect([code, stderr]).toEqual([0, expect.stringContaining('A2')]);
  const printed = JSON.parse(stdout) as {
    parameters: object; design: object; calibration: object; coverage: object; overall: { index: number; se: number; low: number; high: number; previous: number };
    units: { id: string; rank: number; rankLow: number; rankHigh: number; tieGroup: number; band: string; change: number; changeLow: number | null; direction: string; placesMoved: number; se: number; df: number }[];
    expectations: object[]; perceptions: object[]; facts: { text: string }[];
  };
  expect(printed.parameters).toMatchObject({ aggregation: 'mean_of_groups', minimumSample: 20 });
  expect(printed.design).toMatchObject({ strata: 2, clusters: 15, hasFinitePopulation: true });
  expect(printed.calibration).toMatchObject({ kind: 'post_stratified', margins: ['A1'], trimming: { low: 0.5, high: 2 } });
  expect(printed.coverage).toMatchObject({ planned: 180, responses: 160 });
  expect(printed.overall.low).toBeLessThan(printed.overall.index);
  expect(printed.overall.high).toBeGreaterThan(printed.overall.index);
  expect(printed.overall.previous).toBe(82.3);
  expect(printed.units).toHaveLength(4);
  for (const unit of printed.units) {
    expect(unit.rankLow).toBeLessThanOrEqual(unit.rank);
    expect(unit.rankHigh).toBeGreaterThanOrEqual(unit.rank);
    expect(unit.se).toBeGreaterThan(0);
    expect(['tot', 'kha']).toContain(unit.band);
    expect(['up', 'down', 'unchanged']).toContain(unit.direction);
    expect(unit.changeLow === null).toBe(unit.id === 'so-y-te');
  }
  expect(printed.facts.length).toBeGreaterThan(5);
});

test('a file beside the responses that is wrong stops everything, with its line', async () => {
  const wrong = join(folder, 'fpc.csv');
  writeFileSync(wrong, 'stratum,clusters_population\nthanh-thi,3\nnong-thon,120\n');
  const { code, stdout, stderr } = await hailong(...sample, '--design', example('clusters.csv'), '--fpc', wrong);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(`${wrong}, dòng 2, cột 2 (clusters_population)`);
  expect(stderr).toContain('7');
});

test('index --help shows an example of every file', async () => {
  for (const language of ['vi', 'en']) {
    const { code, stdout } = await hailong('index', '--help', '--language', language);
    expect(code).toBe(0);
    for (const [option] of beside) expect(stdout).toContain(`--${option} `);
    for (const header of ['stratum,cluster\n', 'stratum,clusters_population', 'question,option,share', 'unit,year,index,se', '"fromIncluded"', 'unit,planned,refusals', '"minimumSample"']) expect(stdout).toContain(header);
  }
});

test('the built-in questionnaires are listed as JSON and nothing else', async () => {
  const { code, stdout } = await hailong('questionnaires', '--json');
  expect(code).toBe(0);
  const listed = JSON.parse(stdout) as { id: string; questions: { role: string }[] }[];
  expect(listed).toHaveLength(6);
  const criteriaOf = (id: string): number => listed.find((each) => each.id === id)?.questions.filter((each) => each.role === 'criterion').length ?? 0;
  expect(criteriaOf('sipas-4group-provincial')).toBe(21);
  expect(criteriaOf('sipas-national-2024plus')).toBe(39);
});

test('a campaign and its responses can be carried to an empty server, and give the same figures', async () => {
  const other = await startServer({ data: newDataFolder(), options: ['--no-demo'] });
  const newcomer = await signIn(other.origin, { login: 'quan-tri-moi', password: 'mat-khau-that-dai', code: firstAdminCode(other.output()) });
  /** Brings the responses of a campaign; the year before comes first, since this year is compared with it. */
  const bring = async (id: string): Promise<ResponsesImportReply> =>
    (await newcomer.request(`/api/campaigns/${id}/imports`, { method: 'POST', body: await exported(office, id), headers: { 'content-type': 'text/csv' } })).json() as Promise<ResponsesImportReply>;
  for (const id of [lastYear, campaign]) {
    const file = await (await office.request(`/api/campaigns/${id}/file`)).json() as CampaignFile;
    const made = await newcomer.importCampaign({ ...file, accounts: [] });
    expect(made.issues).toEqual([]);
    await newcomer.open(id);
    expect(await bring(id)).toMatchObject({ held: 0, rejected: 0, issues: [] });
  }
  const expected = await office.results(campaign);
  const refusals = expected.units.flatMap((each) => (each.refusals === null ? [] : [`${each.id},${each.refusals}\n`]));
  await newcomer.request(`/api/campaigns/${campaign}/refusals`, { method: 'PUT', body: `unit,refusals\n${refusals.join('')}`, headers: { 'content-type': 'text/csv' } });
  const there = await newcomer.results(campaign);
  expect(there.overall).toEqual(expected.overall);
  expect(there.units).toEqual(expected.units);
  expect(await bring(campaign)).toMatchObject({ stored: 0, alreadyThere: expected.overall.overall.n, rejected: 0 });
  await other.stop();
  removeFolder(other.data);
});
