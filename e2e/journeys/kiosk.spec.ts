/** A citizen rates at a tablet without a network. */
import { expect, test } from '@playwright/test';
import { kiosk as english } from '../../shared/languages/en/kiosk.ts';
import { kiosk } from '../../shared/languages/vi/kiosk.ts';
import type { EnrolmentCodeReply } from '../../shared/wire/enrolment-codes.ts';
import { newProfile, openBrowser, tablet } from '../browser.ts';
import { campaignFile } from '../campaign-files.ts';
import { demonstrationFolder, demonstrationPassword } from '../demonstration.ts';
import { signIn } from '../desk.ts';
import { workerReady } from '../interview.ts';
import { rate, setUpKiosk } from '../kiosk.ts';
import { removeFolder, startServer, type RunningServer } from '../server.ts';

const campaign = 'thu-mot-cua';
const supervisor = { login: 'giamsat-mot-cua', password: 'mat-khau-mot-cua' };

let server: RunningServer;
let data: string;
test.beforeEach(async () => {
  data = await demonstrationFolder();
  server = await startServer({ data });
  const office = await signIn(server.origin, { login: 'quantri', password: demonstrationPassword });
  const file = campaignFile({ id: campaign, questionnaire: 'onestop-per-dossier', method: 'plain', groups: [['tt', 'Trung tâm', 1]], target: 100 });
  expect((await office.importCampaign(file)).issues).toEqual([]);
  await office.open(campaign);
  await office.request('/api/accounts', { method: 'POST', body: JSON.stringify({ ...supervisor, role: 'supervisor', campaigns: [campaign], units: 'all' }) });
});
test.afterEach(async () => { await server.stop(); removeFolder(data); });

test('a rating without a network arrives when there is one, once', async () => {
  const profile = newProfile();
  const browser = await openBrowser(profile, tablet);
  const page = browser.pages()[0] ?? (await browser.newPage());
  await setUpKiosk(page, server.origin, supervisor);
  await workerReady(page);

  await browser.setOffline(true);
  await server.kill();
  await page.reload();
  const codes = [await rate(page, 5)];
  await page.getByRole('button', { name: kiosk.done }).click();
  codes.push(await rate(page, 2));
  expect(new Set(codes).size).toBe(2);
  expect(codes.join('')).not.toBe('');
  await page.getByRole('button', { name: kiosk.done }).click();
  await expect(page.getByRole('button', { name: kiosk.begin })).toBeVisible();

  server = await startServer({ data, port: server.port });
  const office = await signIn(server.origin, supervisor);
  expect((await office.progress(campaign)).responses).toBe(0);
  await browser.setOffline(false);
  await expect.poll(async () => (await office.progress(campaign)).responses, { timeout: 60_000 }).toBe(2);
  const progress = await office.progress(campaign);
  expect(progress.channels).toEqual([{ channel: 'kiosk', responses: 2 }]);
  expect(progress.held).toBe(0);
  await browser.close();
  removeFolder(profile);
});

test('a code from the office puts a tablet at its centre with one button', async ({ page }) => {
  const office = await signIn(server.origin, supervisor);
  const reply = await office.request('/api/enrolment-codes', { method: 'POST', body: JSON.stringify({ kiosk: { campaign, place: 'cho-tt-1' } }) });
  const { url } = await reply.json() as EnrolmentCodeReply;
  await page.setViewportSize(tablet);
  await page.goto(url);
  await page.getByRole('button', { name: kiosk.enrolByCode }).click();
  await expect(page.getByRole('button', { name: kiosk.begin })).toBeVisible();
  expect(page.url()).not.toContain('code=');
});

test('who walks away leaves nothing for the next person, not even the language', async ({ page }) => {
  await page.setViewportSize(tablet);
  await page.clock.install();
  await setUpKiosk(page, server.origin, supervisor);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: english.begin }).click();
  await page.getByRole('radio').first().click();
  await page.clock.fastForward(46_000);
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await expect(page.getByRole('timer')).toHaveText(/^\d+$/);
  await page.clock.runFor(17_000);
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await expect(page.getByRole('heading', { name: kiosk.attractTitle })).toBeVisible();
  await page.getByRole('button', { name: kiosk.begin }).click();
  expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
});

test('who is still there goes on where they were', async ({ page }) => {
  await page.setViewportSize(tablet);
  await page.clock.install();
  await setUpKiosk(page, server.origin, supervisor);
  await page.getByRole('button', { name: kiosk.begin }).click();
  const question = await page.getByRole('heading', { level: 1 }).textContent();
  await page.clock.fastForward(46_000);
  await page.getByRole('button', { name: kiosk.stay }).click();
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(question ?? '');
});
