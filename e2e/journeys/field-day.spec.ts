/** One day of an enumerator, from the campaign's opening at the desk to its workbook. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import readSheets from 'read-excel-file/node';
import { admin } from '../../shared/languages/vi/admin.ts';
import { field } from '../../shared/languages/vi/field.ts';
import { interview } from '../../shared/languages/vi/interview.ts';
import { report } from '../../shared/languages/vi/report.ts';
import { sipasFourGroupProvincial } from '../../shared/questionnaire/built-in/sipas-4group-provincial/questionnaire.ts';
import { desk, killBrowser, newProfile, openBrowser } from '../browser.ts';
import { campaignFile, enumeratorLogin, enumeratorPassword } from '../campaign-files.ts';
import { demonstrationFolder, demonstrationPassword } from '../demonstration.ts';
import { signIn } from '../desk.ts';
import { recompute } from '../figures.ts';
import { beginInterview, enrol, giveAnswer, holdInterview, leaveInterview, saveInterview, unlock, whereInInterview, workerReady } from '../interview.ts';
import { removeFolder, startServer, type RunningServer } from '../server.ts';
import { saying } from '../words.ts';

const campaign = 'thu-mot-ngay';
const criteria = sipasFourGroupProvincial.questions.filter((each) => each.role === 'criterion').map((each) => each.id);
const administrator = { login: 'quantri', password: demonstrationPassword };

/** Who answered what: the first answers of ten interviews, the rest left blank. */
const levels = [[5, 4, 3], [4, 4], [2, 5, 4], [1], [5, 5, 5], [3, 4], [4, 2], [5], [4, 5]];

test('ten interviews without a network become an index that can be exported', async ({ browser }) => {
  test.setTimeout(240_000);
  const data = await demonstrationFolder();
  const profile = newProfile();
  let server: RunningServer = await startServer({ data });
  const { port, origin } = server;
  const office = await browser.newPage({ viewport: desk, acceptDownloads: true });

  await test.step('the admin imports a campaign file and opens it', async () => {
    await openAtDesk(office, origin);
  });

  let phone = await openBrowser(profile);
  let page = phone.pages()[0] ?? (await phone.newPage());
  await test.step('the enumerator signs in once', async () => {
    await enrol(page, origin, { login: enumeratorLogin, password: enumeratorPassword });
    await workerReady(page);
  });

  await test.step('the network is cut, and nine interviews are taken', async () => {
    await phone.setOffline(true);
    await server.kill();
    await page.reload();
    await unlock(page);
    await beginInterview(page);
    for (const each of levels) await holdInterview(page, each);
  });

  await test.step('the browser is killed in the middle of the tenth; it goes on at the same question', async () => {
    for (const level of [4, 4, 2]) await giveAnswer(page, level);
    const before = await whereInInterview(page);
    await expect(page.getByText(interview.savedHere)).toBeVisible();
    await killBrowser(profile);
    phone = await openBrowser(profile);
    await phone.setOffline(true);
    page = phone.pages()[0] ?? (await phone.newPage());
    await page.goto(`${origin}/field/`);
    await unlock(page);
    await page.getByText(saying(field.draftStands, { number: 4, total: 21, answered: 3 })).click();
    await expect(page.getByText(saying(interview.questionOf))).toBeVisible();
    expect(await whereInInterview(page)).toBe(before);
    await giveAnswer(page, 5);
    await saveInterview(page);
    await leaveInterview(page);
  });

  await test.step('the network returns, and the ten arrive, each once', async () => {
    server = await startServer({ data, port });
    const admin = await signIn(origin, administrator);
    expect((await admin.progress(campaign)).responses).toBe(0);
    await phone.setOffline(false);
    await expect.poll(async () => (await admin.progress(campaign)).responses, { timeout: 60_000 }).toBe(10);
    await page.reload();
    await unlock(page);
    await expect(page.getByText(saying(field.stateAllReceived))).toBeVisible({ timeout: 30_000 });
    expect((await admin.progress(campaign)).held).toBe(0);
    expect((await admin.progress(campaign)).responses).toBe(10);
  });

  await test.step('the workbook says what the raw responses say', async () => {
    await office.goto(`${origin}/admin/#/c/${campaign}/downloads`);
    await office.reload();
    const csv = await downloaded(office, admin.downloadResponses);
    const workbook = await downloaded(office, admin.downloadWorkbook);
    const expected = recompute(csv, criteria);
    expect(expected).toMatchObject({ n: 10, answered: 23, satisfied: 17 });
    const sheets = await readSheets(workbook);
    const ranking = sheets.find((each) => each.sheet === report.rankingSheet)?.data ?? [];
    const head = ranking.find((row) => row.includes(report.unitCode)) ?? [];
    const whole = ranking.find((row) => row.includes(report.wholeCampaign)) ?? [];
    const cell = (name: string) => whole[head.indexOf(name)];
    expect(cell(report.responses)).toBe(expected.n);
    expect(cell(report.answered)).toBe(expected.answered);
    expect(cell(report.satisfied)).toBe(expected.satisfied);
    expect(cell(report.index)).toBeCloseTo(expected.index, 2);
    for (const row of ranking.filter((each) => typeof each[head.indexOf(report.unitCode)] === 'string' && each !== head)) {
      const unit = recompute(csv, criteria, (each) => each['unit'] === row[head.indexOf(report.unitCode)]);
      expect(row[head.indexOf(report.responses)]).toBe(unit.n);
      expect(row[head.indexOf(report.answered)]).toBe(unit.answered);
      expect(row[head.indexOf(report.satisfied)]).toBe(unit.satisfied);
    }
  });

  await office.close();
  await phone.close();
  await server.stop();
  removeFolder(data);
  removeFolder(profile);
});

async function openAtDesk(page: Page, origin: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hailong-file-'));
  const file = join(folder, `${campaign}.json`);
  writeFileSync(file, JSON.stringify(campaignFile({ id: campaign, questionnaire: 'sipas-4group-provincial', method: 'four-group-provincial', groups: [['so', 'Sở', 2], ['xa', 'Xã', 1]], target: 40 })));
  await page.goto(`${origin}/admin/`);
  await page.getByLabel(admin.signInLogin).fill(administrator.login);
  await page.getByLabel(admin.signInPassword).fill(administrator.password);
  await page.getByRole('button', { name: admin.signInDo }).click();
  await page.getByRole('link', { name: admin.menuCampaigns }).click();
  await page.getByRole('button', { name: admin.importTitle }).click();
  await page.getByLabel(admin.importFile).setInputFiles(file);
  await page.getByRole('button', { name: saying(admin.importCheck) }).click();
  await expect(page.getByText(saying(admin.importClean, { id: campaign }))).toBeVisible();
  await page.getByRole('button', { name: saying(admin.importApply, { id: campaign }) }).click();
  const row = page.getByRole('row').filter({ hasText: 'Đợt thử' });
  await row.getByRole('button', { name: admin.campaignOpen }).click();
  await page.getByRole('dialog').getByRole('button', { name: saying(admin.openDo) }).click();
  await expect(row.getByText(admin.statusOpen)).toBeVisible();
  removeFolder(folder);
}

async function downloaded(page: Page, name: string): Promise<Buffer> {
  const arriving = page.waitForEvent('download');
  await page.getByRole('link', { name }).or(page.getByRole('button', { name })).first().click();
  return readFileSync(await (await arriving).path());
}

