/** What the desk says of its figures: how sure they are, how they changed, why, and by which formula. */
import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { digitsOf } from '../../client/admin/figures/digits.ts';
import { fill } from '../../shared/languages/fill.ts';
import { admin } from '../../shared/languages/vi/admin.ts';
import type { Report } from '../../shared/report/report.ts';
import type { FactsReply } from '../../shared/wire/figures.ts';
import type { RefusalsReply } from '../../shared/wire/refusals.ts';
import { desk } from '../browser.ts';
import { demonstrationFolder, demonstrationPassword } from '../demonstration.ts';
import { signIn, type Desk } from '../desk.ts';
import { readFigure } from '../figures.ts';
import { removeFolder, startServer, type RunningServer } from '../server.ts';

const administrator = { login: 'quantri', password: demonstrationPassword };
const campaign = 'sao-mai-2026';
/** Its questionnaire asks about the respondent, so that it can be weighted. */
const national = 'sao-mai-sipas-2026';

let server: RunningServer;
let office: Desk;
let report: Report;
test.beforeAll(async () => {
  server = await startServer({ data: await demonstrationFolder() });
  office = await signIn(server.origin, administrator);
  report = await office.results(campaign);
});
test.afterAll(async () => { await server.stop(); removeFolder(server.data); });

async function open(page: Page, path: string): Promise<void> {
  await page.setViewportSize(desk);
  await page.goto(`${server.origin}/admin/#/c/${path}`);
  await page.getByLabel(admin.signInLogin).fill(administrator.login);
  await page.getByLabel(admin.signInPassword).fill(administrator.password);
  await page.getByRole('button', { name: admin.signInDo }).click();
  await expect(page.getByText(admin.loading)).toHaveCount(0);
}

const firstGroup = (): Report['units'] => report.units.filter((each) => each.unitGroup === report.unitGroups[0]?.id);
/** Two decimals, half up, as the page writes them. */
const written = (value: number): string => digitsOf(value, 2).replace('.', ',');
const signedFigure = (text: string): number => (text.startsWith('−') ? -1 : 1) * readFigure(text);
const cellsOf = (page: Page, name: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) }).first().getByRole('cell');

test('the overview says how sure the index is and whether its change is larger than its error', async ({ page }) => {
  await open(page, `${campaign}/overview`);
  const answer = page.getByRole('region', { name: admin.indexSoFar });
  const { low, high } = report.overall.overall;
  await expect(answer).toContainText(`${written(low ?? 0)}–${written(high ?? 0)}%`);
  const { change, changeLow, changeHigh, previousYear } = report.change ?? {};
  const isSure = (changeLow ?? 0) > 0 || (changeHigh ?? 0) < 0;
  await expect(answer).toContainText(`năm ${previousYear} ${written(Math.abs(change ?? 0))} điểm`);
  await expect(answer).toContainText(isSure ? admin.outsideError : admin.insideError);
  await expect(page.getByText(`${report.coverage.refusals} người từ chối`)).toBeVisible();
});

test('every ranked unit shows the ranks that it may have, and the one below the minimum sample why it has none', async ({ page }) => {
  await open(page, `${campaign}/ranking`);
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  for (const unit of firstGroup()) {
    const texts = await cellsOf(page, unit.name.vi).allTextContents();
    if (unit.rank === null) continue;
    const range = unit.rankLow === unit.rankHigh ? String(unit.rankLow) : `${unit.rankLow}–${unit.rankHigh}`;
    expect(texts, unit.id).toContain(range);
  }
  const short = firstGroup().filter((each) => each.rankReason === 'below_minimum_sample');
  expect(short.map((each) => each.overall.n)).toEqual([23]);
  const reason = fill(admin.rankReasonSample, { count: 23, minimum: report.parameters.minimumSample });
  await expect(page.getByRole('row').filter({ hasText: short[0]?.name.vi ?? '' }).last()).toContainText(reason);
});

test('what was planned and who refused stand beside every index from the start', async ({ page }) => {
  await open(page, `${campaign}/ranking`);
  await expect(page.getByRole('columnheader', { name: admin.columnTarget })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: admin.columnRefusals })).toBeVisible();
  const unit = firstGroup()[0];
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: unit?.name.vi ?? '', exact: true }) });
  await expect(row.locator('.column-target')).toHaveText(String(unit?.target));
  await expect(row.locator('.column-refusals')).toHaveText(String(unit?.refusals));
});

test('a phone shows every name with its whisker under it, and nothing beyond its edge', async ({ page }) => {
  await open(page, `${campaign}/ranking`);
  await page.setViewportSize({ width: 390, height: 844 });
  const rows = page.getByRole('table').first().getByRole('rowheader');
  await expect(rows.locator('.whisker').first()).toBeVisible();
  await expect(rows.locator('.whisker:visible')).toHaveCount(firstGroup().filter((each) => each.overall.low !== null).length);
  expect((await rows.first().boundingBox())?.width).toBeGreaterThan(160);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test('a region is ranked under a tab of its own', async ({ page }) => {
  const { regions: [region] } = await office.results(national);
  await open(page, `${national}/ranking`);
  await page.getByRole('tab', { name: region?.name.vi ?? '' }).click();
  await expect(page.getByRole('table').first().getByRole('rowheader')).toHaveCount(region?.units.length ?? 0);
});

test('units that rose, stayed, fell or cannot be compared add up, and the last are named', async ({ page }) => {
  await open(page, `${campaign}/ranking?view=years`);
  const sentence = await page.getByText(/Theo số hiển thị/).textContent() ?? '';
  const [up = 0, unchanged = 0, down = 0, none = 0, total = 0] = [...sentence.matchAll(/\d+/g)].map(([digits]) => Number(digits));
  expect(up + unchanged + down + none).toBe(total);
  expect(total).toBe(firstGroup().length);
  const left = firstGroup().filter((each) => each.change?.direction === 'not-comparable');
  expect(left).toHaveLength(none);
  for (const unit of left) await expect(page.getByText(new RegExp(`${unit.name.vi}: `))).toBeVisible();
  await page.getByRole('button', { name: admin.levelsAsTable }).click();
  await expect(page.getByRole('columnheader', { name: admin.columnVerdict })).toBeVisible();
});

test('the steps between two indices add up to their difference, against last year, the group and another unit', async ({ page }) => {
  const unit = firstGroup().find((each) => each.overall.shown !== '100.00' && each.change !== null && each.change.change !== null);
  await open(page, `${campaign}/units/${unit?.id ?? ''}`);
  const choice = page.getByRole('combobox', { name: admin.compareWith });
  const other = firstGroup().find((each) => each.id !== unit?.id)?.id ?? '';
  for (const value of ['previous', 'group', other]) {
    await choice.selectOption(value);
    const rows = page.locator('.waterfall-row');
    await expect(rows.last()).toContainText(admin.compareThis);
    await expect(page.getByText(admin.loading)).toHaveCount(0);
    const figures = (await rows.locator('.waterfall-label').allTextContents()).map(signedFigure);
    const [first = 0, last = 0] = [figures[0], figures.at(-1)];
    const steps = figures.slice(1, -1).reduce((sum, each) => sum + each, 0);
    expect(Math.round((first + steps) * 100), value).toBe(Math.round(last * 100));
  }
});

test('ranking, years and difference are taken as pictures, and the difference is read as a table', async ({ page }) => {
  const unit = firstGroup().find((each) => each.change !== null && each.change.change !== null && each.overall.shown !== '100.00');
  const name = unit?.name.vi ?? '';
  const picture = async (): Promise<string> => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: admin.downloadPicture }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toMatch(/\.svg$/);
    return await readFile(await saved.path(), 'utf8');
  };
  await open(page, `${campaign}/ranking`);
  const ranking = await picture();
  for (const each of firstGroup()) expect(ranking).toContain(each.name.vi);
  await page.goto(`${server.origin}/admin/#/c/${campaign}/ranking?view=years`);
  expect(await picture()).toContain(name);
  await page.goto(`${server.origin}/admin/#/c/${campaign}/units/${unit?.id ?? ''}?with=previous`);
  expect(await picture()).toContain(admin.compareThis);
  await page.getByRole('complementary').getByRole('button', { name: admin.levelsAsTable }).click();
  const rows = page.getByRole('complementary').getByRole('table').getByRole('row');
  await expect(rows).toHaveCount(1 + (unit?.parts.length ?? 0) + (unit?.groups.length ?? 0) + (unit?.criteria.length ?? 0));
});

test('a method is called by its title on every page that tells of it', async ({ page }) => {
  await open(page, `${campaign}/formula`);
  await expect(page.getByText(/Cách tính Bốn nhóm nội dung, cấp tỉnh, bản \d/)).toBeVisible();
  await expect(page.locator('main')).not.toContainText(report.method.id);
});

test('a formula carries the counts of the unit that was chosen', async ({ page }) => {
  const unit = firstGroup()[5];
  await open(page, `${campaign}/units/${unit?.id ?? ''}`);
  await page.getByTitle(admin.formulaOpen).click();
  await expect(page.getByRole('heading', { name: admin.formulaTitle })).toBeVisible();
  const { satisfied = 0, answered = 0, shown = '' } = unit?.overall ?? {};
  const digits = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, '.');
  await expect(page.getByText(`${(shown ?? '').replace('.', ',')}% = ${digits(satisfied)} / ${digits(answered)} câu trả lời`)).toBeVisible();
  await page.getByLabel(admin.formulaWhich).selectOption({ index: 1 });
  await expect(page).toHaveURL(/figure=/);
});

test('the sentences of the announcement are taken as a file, without those that were unticked', async ({ page }) => {
  const facts = await (await office.request(`/api/campaigns/${campaign}/facts?language=vi`)).json() as FactsReply;
  await open(page, `${campaign}/announcement`);
  await page.getByRole('checkbox').first().uncheck();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: admin.announcementSave }).click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).toString('utf8').split('\n')).toEqual(facts.facts.slice(1).map((each) => each.sentence));
  await page.getByRole('tab', { name: 'English' }).click();
  await expect(page.getByText(/satisfaction index/i).first()).toBeVisible();
});

test('the method in use stands first among all, with the figure that is published', async ({ page }) => {
  await open(page, `${campaign}/ranking?view=methods`);
  await expect(page.getByRole('table').first().getByRole('row')).toHaveCount(17);
  await expect(page.getByRole('table').first().getByRole('row').nth(1)).toContainText(admin.checkChosen);
  await expect(page.getByRole('table').first().getByRole('row').nth(1)).toContainText((report.overall.overall.shown ?? '').replace('.', ','));
});

test('refusals come in as a file; a wrong one changes nothing', async ({ page }) => {
  const unit = firstGroup()[0]?.id ?? '';
  const recorded = async (): Promise<number | null | undefined> => {
    const reply = await (await office.request(`/api/campaigns/${campaign}/refusals`)).json() as RefusalsReply;
    return reply.units.find((each) => each.id === unit)?.refusals;
  };
  await open(page, `${campaign}/collection?tab=refusals`);
  const give = async (text: string): Promise<void> => {
    await page.locator('input[type=file]').setInputFiles({ name: 'tu-choi.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await page.getByRole('button', { name: /tu-choi\.csv/ }).last().click();
  };
  await give(`unit,refusals\n${unit},17\n`);
  await expect(page.getByText(/cộng 17 người từ chối/)).toBeVisible();
  expect(await recorded()).toBe(17);
  await give(`unit,refusals\n${unit},mười\n`);
  await expect(page.getByRole('rowheader', { name: /dòng 2/ })).toBeVisible();
  expect(await recorded()).toBe(17);
});

test('known shares of the population give weighted figures beside the official ones, and how far weights spread', async ({ page }) => {
  await open(page, `${national}/ranking?view=calibrated`);
  const give = async (text: string): Promise<void> => {
    await page.locator('input[type=file]').setInputFiles({ name: 'ty-le.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await page.getByRole('button', { name: /ty-le\.csv/ }).last().click();
  };
  await expect(page.getByRole('listitem').filter({ hasText: 'A2 Độ tuổi' })).toContainText('5 Trên 60 tuổi');
  const example = await page.locator('pre').textContent() ?? '';
  await give(example.replace('0.500', '0.400'));
  await expect(page.getByText('Các tỷ lệ của câu A1 cộng lại bằng 0.9, phải bằng 1.')).toBeVisible();
  await expect(page.getByText(/Trọng số sau hiệu chỉnh/)).toHaveCount(0);
  await give(example);
  await expect(page.getByText(/Trọng số sau hiệu chỉnh/)).toBeVisible();
  const official = await office.results(national);
  await expect(cellsOf(page, admin.formulaWhole).first()).toContainText((official.overall.overall.shown ?? '').replace('.', ','));
});
