/** What one person has on a phone, behind their PIN: after a kill, in a second window, for somebody else, and for whoever copies the files. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { field } from '../../shared/languages/vi/field.ts';
import { interview } from '../../shared/languages/vi/interview.ts';
import { pin } from '../../shared/languages/vi/pin.ts';
import { killBrowser, newProfile, openBrowser } from '../browser.ts';
import { campaignFile, enumeratorLogin, enumeratorPassword } from '../campaign-files.ts';
import { signIn } from '../desk.ts';
import { firstAdminCode } from '../first-admin-code.ts';
import { beginInterview, enrol, giveAnswer, leaveInterview, pinOfTests, saveInterview, setPin, unlock, whereInInterview } from '../interview.ts';
import { newDataFolder, removeFolder, startServer } from '../server.ts';
import { saying } from '../words.ts';

const campaign = 'dot-co-ma-pin';
const other = { login: 'dieutra-hai', password: 'mat-khau-cua-hai' };
const file = campaignFile({ id: campaign, questionnaire: 'sipas-4group-provincial', method: 'four-group-provincial', groups: [['so', 'Sở', 2]], target: 40 });

test('a PIN opens what a person began, to nobody else, and nothing of it lies on the phone in clear', async () => {
  test.setTimeout(180_000);
  const data = newDataFolder();
  const profile = newProfile();
  const server = await startServer({ data, options: ['--no-demo'] });
  const desk = await signIn(server.origin, { login: 'quantri-pin', password: 'mat-khau-cua-quan-tri', code: firstAdminCode(server.output()) });
  await desk.importCampaign({ ...file, accounts: [...file.accounts ?? [], { ...other, role: 'enumerator' }] });
  await desk.open(campaign);
  let phone = await openBrowser(profile);
  let page = phone.pages()[0] ?? (await phone.newPage());
  let before = '';

  await test.step('a PIN is set at the first sign-in, and an interview begun', async () => {
    await enrol(page, server.origin, { login: enumeratorLogin, password: enumeratorPassword });
    await beginInterview(page);
    for (const level of [4, 2]) await giveAnswer(page, level);
    await expect(page.getByText(interview.savedHere)).toBeVisible();
    before = await whereInInterview(page);
  });

  await test.step('after a kill the phone shows nothing before the PIN, and then everything', async () => {
    await killBrowser(profile);
    phone = await openBrowser(profile);
    page = phone.pages()[0] ?? (await phone.newPage());
    await page.goto(`${server.origin}/field/`);
    await expect(page.getByRole('heading', { name: pin.unlockTitle })).toBeVisible();
    await expect(page.getByText('Địa bàn Sở 1')).toBeHidden();
    await page.keyboard.type('111222');
    await expect(page.getByText(pin.wrong)).toBeVisible();
    await unlock(page);
    await page.getByText(saying(field.draftStands, { number: 3, total: 21, answered: 2 })).click();
    await expect(page.getByText(saying(interview.questionOf))).toBeVisible();
    expect(await whereInInterview(page)).toBe(before);
  });

  await test.step('a second window asks for the PIN too, and leaves the open draft alone', async () => {
    const second = await phone.newPage();
    await second.goto(page.url());
    await unlock(second);
    await expect(second.getByText(field.openElsewhere)).toBeVisible();
    await leaveInterview(page);
    await second.getByRole('button', { name: field.openHere }).click();
    await expect(second.getByText(saying(interview.questionOf))).toBeVisible();
    await second.close();
  });

  await test.step('it is finished, another begun, and the phone given to somebody else', async () => {
    await page.getByText(saying(field.draftStands, { number: 3, total: 21, answered: 2 })).click();
    await saveInterview(page);
    await giveAnswer(page, 5);
    await leaveInterview(page);
    await openSettings(page);
    await page.getByRole('button', { name: field.signOut }).click();
    await page.getByLabel(field.login).fill(other.login);
    await page.getByLabel(field.password).fill(other.password);
    await page.getByRole('button', { name: field.signIn, exact: true }).click();
    await setPin(page, '905314');
    await expect(page.getByText(saying(field.drafts))).toBeHidden();
  });

  await test.step('the profile holds no place, no unit and no PIN in clear', async () => {
    await phone.close();
    expect(filesWith(profile, ['Địa bàn Sở', 'cho-so-1', 'so-1"', pinOfTests, '905314', enumeratorPassword])).toEqual([]);
    expect(filesWith(profile, [enumeratorLogin]).length).toBeGreaterThan(0);
  });

  await server.stop();
  removeFolder(data);
  removeFolder(profile);
});

async function openSettings(page: Page): Promise<void> {
  await page.getByRole('button', { name: field.settings }).click();
  await expect(page.getByRole('heading', { name: field.settings })).toBeVisible();
}

/** Files below `folder` that hold one of these words, in any encoding that a browser writes. */
function filesWith(folder: string, words: readonly string[]): string[] {
  const patterns = words.flatMap((word) => (['utf8', 'utf16le', 'latin1'] as const).map((encoding) => ({ word, bytes: Buffer.from(word, encoding) })));
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile()).flatMap((each) => {
    const path = join(each.parentPath, each.name);
    const content = readFileSync(path);
    return patterns.filter(({ bytes }) => content.includes(bytes)).map(({ word }) => `${word} in ${path.slice(folder.length)}`);
  });
}
