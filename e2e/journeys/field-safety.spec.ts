/** What keeps an enumerator's work when something goes wrong: the PIN, the code, the rescue file, the second copy. */
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { fill } from '../../shared/languages/fill.ts';
import { field } from '../../shared/languages/vi/field.ts';
import { health } from '../../shared/languages/vi/health.ts';
import { incidents } from '../../shared/languages/vi/incidents.ts';
import { pin } from '../../shared/languages/vi/pin.ts';
import { rescue } from '../../shared/languages/vi/rescue.ts';
import type { EnrolmentCodeReply } from '../../shared/wire/enrolment-codes.ts';
import { killBrowser, newProfile, openBrowser } from '../browser.ts';
import { campaignFile, enumeratorLogin, enumeratorPassword } from '../campaign-files.ts';
import { demonstrationFolder, demonstrationPassword } from '../demonstration.ts';
import { signIn, type Desk } from '../desk.ts';
import { beginInterview, enrol, giveAnswer, holdInterview, leaveInterview, setPin, unlock, whereInInterview, workerReady } from '../interview.ts';
import { removeFolder, startServer, type RunningServer } from '../server.ts';
import { mentioning } from '../words.ts';

const campaign = 'thu-an-toan';
const person = { login: enumeratorLogin, password: enumeratorPassword };

let server: RunningServer;
let office: Desk;
let phones: { readonly profile: string; browser: BrowserContext }[];

test.beforeEach(async () => {
  phones = [];
  server = await startServer({ data: await demonstrationFolder() });
  office = await signIn(server.origin, { login: 'quantri', password: demonstrationPassword });
  const file = campaignFile({ id: campaign, questionnaire: 'sipas-4group-provincial', method: 'four-group-provincial', groups: [['xa', 'Xã', 1]], target: 40 });
  expect((await office.importCampaign(file)).issues).toEqual([]);
  await office.open(campaign);
});
test.afterEach(async () => {
  for (const { browser, profile } of phones) {
    await browser.close();
    removeFolder(profile);
  }
  await server.stop();
  removeFolder(server.data);
});

async function newPhone(): Promise<{ readonly profile: string; browser: BrowserContext; readonly page: Page }> {
  const profile = newProfile();
  const phone = { profile, browser: await openBrowser(profile) };
  phones.push(phone);
  return { ...phone, page: await firstPage(phone.browser) };
}

const firstPage = async (browser: BrowserContext): Promise<Page> => browser.pages()[0] ?? browser.newPage();
const responses = async (): Promise<number> => (await office.progress(campaign)).responses;

/** Kills the browser of the phone, does something to its files, and starts it again. */
async function restart(profile: string, { isOnline }: { readonly isOnline: boolean }, meanwhile: () => void = () => undefined): Promise<{ readonly browser: BrowserContext; readonly page: Page }> {
  await killBrowser(profile);
  meanwhile();
  const browser = await openBrowser(profile);
  phones = phones.map((each) => (each.profile === profile ? { profile, browser } : each));
  await browser.setOffline(!isOnline);
  const page = await firstPage(browser);
  await page.goto(`${server.origin}/field/`);
  return { browser, page };
}

function isWritten(folder: string, text: string): boolean {
  return readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(text));
}

test('a killed app opens by the PIN without a network, at the same question; a wrong PIN opens nothing', async () => {
  const { profile, browser, page } = await newPhone();
  await enrol(page, server.origin, person);
  await workerReady(page);
  await browser.setOffline(true);
  await beginInterview(page);
  await giveAnswer(page, 4);
  const before = await whereInInterview(page);
  const again = await restart(profile, { isOnline: false });
  await expect(again.page.getByText(fill(pin.unlockWho, { login: enumeratorLogin }))).toBeVisible();
  await again.page.keyboard.type('908172');
  await expect(again.page.getByText(pin.wrong)).toBeVisible();
  await expect(again.page.getByText(field.draftAt.split(',')[0] ?? '')).toHaveCount(0);
  await unlock(again.page);
  await again.page.getByRole('button', { name: mentioning(field.draftAt) }).click();
  await expect.poll(() => whereInInterview(again.page)).toBe(before);
});

test('a code from the office enrols a phone with one button, and is good once', async () => {
  const reply = await office.request('/api/enrolment-codes', { method: 'POST', body: JSON.stringify({ login: enumeratorLogin }) });
  const { url } = await reply.json() as EnrolmentCodeReply;
  const first = await newPhone();
  await first.page.goto(url);
  await first.page.getByRole('button', { name: field.enrolByCode }).click();
  await setPin(first.page);
  await expect(first.page.getByRole('button', { name: field.startNext })).toBeEnabled();
  expect(first.page.url()).not.toContain('code=');
  const second = await newPhone();
  await second.page.goto(url);
  await second.page.getByRole('button', { name: field.enrolByCode }).click();
  await expect(second.page.getByRole('alert')).toBeVisible();
  await expect(second.page.getByRole('group', { name: pin.pad })).toHaveCount(0);
});

test('what one phone saved as a rescue file arrives through another one, and once, though the first comes too', async () => {
  const a = await newPhone();
  await enrol(a.page, server.origin, person);
  await a.browser.setOffline(true);
  await beginInterview(a.page);
  await holdInterview(a.page, [5, 4]);
  await holdInterview(a.page, [2]);
  await leaveInterview(a.page);
  await a.page.goto(`${server.origin}/field/#/rescue`);
  const arriving = a.page.waitForEvent('download');
  await a.page.getByRole('button', { name: fill(rescue.save, { count: '2' }) }).click();
  const file = await (await arriving).path();

  const b = await newPhone();
  await enrol(b.page, server.origin, person);
  await b.page.goto(`${server.origin}/field/#/rescue`);
  await b.page.getByLabel(rescue.take).setInputFiles(file);
  await expect(b.page.getByText(fill(rescue.taken, { count: '2' }))).toBeVisible();
  await expect.poll(responses, { timeout: 30_000 }).toBe(2);
  await b.page.getByLabel(rescue.take).setInputFiles(file);
  await expect(b.page.getByText(rescue.takenNone)).toBeVisible();

  await a.browser.setOffline(false);
  await a.page.goto(`${server.origin}/field/#/outbox`);
  await a.page.getByRole('button', { name: field.sendNow }).click();
  await expect(a.page.getByText(mentioning(field.itemReceived))).toHaveCount(2, { timeout: 30_000 });
  expect(await office.progress(campaign)).toMatchObject({ responses: 2, held: 0 });
});

test('a file that is no rescue file changes nothing', async () => {
  const { page } = await newPhone();
  await enrol(page, server.origin, person);
  await page.goto(`${server.origin}/field/#/rescue`);
  await page.getByLabel(rescue.take).setInputFiles({ name: 'anh.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('not a rescue file') });
  await expect(page.getByText(rescue.notRescue)).toBeVisible();
});

test('a database that is gone is told as an incident, and every finished response comes back and arrives once', async () => {
  test.setTimeout(180_000);
  const { profile, browser, page } = await newPhone();
  await enrol(page, server.origin, person);
  await workerReady(page);
  await browser.setOffline(true);
  await beginInterview(page);
  for (const levels of [[5, 4], [3], [1]]) await holdInterview(page, levels);
  await leaveInterview(page);
  // Chromium writes small texts late: the identity that is gone is known by the mark on the disk alone.
  await expect.poll(() => isWritten(join(profile, 'Default', 'Local Storage', 'leveldb'), '"sequence":3'), { timeout: 90_000 }).toBe(true);

  const after = await restart(profile, { isOnline: false }, () => rmSync(join(profile, 'Default', 'IndexedDB'), { recursive: true }));
  await expect(after.page.getByRole('heading', { name: incidents.title })).toBeVisible({ timeout: 30_000 });
  await expect(after.page.getByText(fill(incidents.broughtBack, { count: '3' }))).toBeVisible();
  await expect(after.page.getByText(incidents.nextIdentity)).toBeVisible();
  await after.page.getByRole('button', { name: incidents.seen }).click();
  await unlock(after.page);
  await beginInterview(after.page);
  await holdInterview(after.page, [4]);
  await leaveInterview(after.page);

  await after.browser.setOffline(false);
  await after.page.getByRole('button', { name: mentioning(health.lineEnrolAgain) }).click({ timeout: 30_000 });
  await after.page.getByLabel(field.password).fill(enumeratorPassword);
  await after.page.getByRole('button', { name: field.signIn, exact: true }).click();
  await expect.poll(async () => { const { responses: counted, held } = await office.progress(campaign); return [counted, held]; }, { timeout: 60_000 }).toEqual([4, 0]);

  // Killed before the browser has written its small texts: what was told is not told again.
  const later = await restart(profile, { isOnline: true });
  await unlock(later.page);
  await later.page.goto(`${server.origin}/field/#/settings`);
  await expect(later.page.getByText(mentioning(incidents.shelf_emptied))).toBeVisible();
});

test('a draft that is open in one window can be read but not changed in another', async () => {
  const { browser, page } = await newPhone();
  await enrol(page, server.origin, person);
  await beginInterview(page);
  await giveAnswer(page, 4);
  const other = await browser.newPage();
  await other.goto(page.url());
  await unlock(other);
  await expect(other.getByText(field.openElsewhere)).toBeVisible();
  await expect(other.getByRole('radio')).toHaveCount(0);
  await leaveInterview(page);
  await other.getByRole('button', { name: field.openHere }).click();
  await expect(other.getByRole('radio').first()).toBeVisible();
});
