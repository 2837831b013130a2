/** Every screen of the demonstration, looked at by axe in light and in dark. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { admin } from '../../shared/languages/vi/admin.ts';
import { field } from '../../shared/languages/vi/field.ts';
import { demonstrationPassword } from '../demonstration.ts';
import { kiosk } from '../../shared/languages/vi/kiosk.ts';
import { desk, phone, tablet } from '../browser.ts';
import { beginInterview, enrol, giveAnswer, goToReview } from '../interview.ts';
import { setUpKiosk } from '../kiosk.ts';
import { newDataFolder, removeFolder, startServer, type RunningServer } from '../server.ts';

let server: RunningServer;
test.beforeAll(async () => { server = await startServer({ data: newDataFolder() }); });
test.afterAll(async () => { await server.stop(); removeFolder(server.data); });

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What is wrong with the page as it stands, in both modes, as rule and element. */
async function troubles(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
    found.push(...violations.flatMap((each) => each.nodes.map((node) => `${colorScheme} ${each.id} ${node.target.join(' ')}`)));
  }
  return found;
}

test('the first page', async ({ page }) => {
  await page.goto(server.origin);
  await expect(page.getByRole('heading').first()).toBeVisible();
  expect(await troubles(page)).toEqual([]);
});

test('the field app, screen by screen', async ({ page }) => {
  await page.setViewportSize(phone);
  await page.goto(`${server.origin}/field/`);
  await expect(page.getByLabel(field.login)).toBeVisible();
  expect(await troubles(page)).toEqual([]);
  await enrol(page, server.origin, { login: 'dieutra', password: demonstrationPassword });
  expect(await troubles(page)).toEqual([]);
  await beginInterview(page);
  expect(await troubles(page)).toEqual([]);
  await giveAnswer(page, 4);
  expect(await troubles(page)).toEqual([]);
  await goToReview(page);
  expect(await troubles(page)).toEqual([]);
  for (const screen of ['outbox', 'settings']) {
    await page.goto(`${server.origin}/field/#/${screen}`);
    await expect(page.getByRole('heading').first()).toBeVisible();
    expect(await troubles(page)).toEqual([]);
  }
});

test('the kiosk, screen by screen', async ({ page }) => {
  await page.setViewportSize(tablet);
  await page.goto(`${server.origin}/kiosk/`);
  await expect(page.getByLabel(kiosk.login)).toBeVisible();
  expect(await troubles(page)).toEqual([]);
  await setUpKiosk(page, server.origin, { login: 'quantri', password: demonstrationPassword });
  expect(await troubles(page)).toEqual([]);
  await page.getByRole('button', { name: kiosk.begin }).click();
  await expect(page.getByRole('radio').first()).toBeVisible();
  expect(await troubles(page)).toEqual([]);
  await page.getByRole('radio').first().click();
  await page.getByRole('button', { name: kiosk.sendNow }).click();
  await expect(page.getByRole('heading', { name: kiosk.thanks })).toBeVisible();
  expect(await troubles(page)).toEqual([]);
});

test('the admin console, page by page', async ({ page }) => {
  // A dozen pages, each looked at twice.
  test.setTimeout(300_000);
  await page.setViewportSize(desk);
  await page.goto(`${server.origin}/admin/`);
  await expect(page.getByLabel(admin.signInLogin)).toBeVisible();
  expect(await troubles(page)).toEqual([]);
  await page.getByLabel(admin.signInLogin).fill('quantri');
  await page.getByLabel(admin.signInPassword).fill(demonstrationPassword);
  await page.getByRole('button', { name: admin.signInDo }).click();
  await expect(page.getByRole('heading', { name: admin.collected })).toBeVisible();
  expect(await troubles(page)).toEqual([]);
  for (const entry of [admin.menuCollection, admin.menuRanking, admin.menuAnnouncement, admin.menuDownloads, admin.menuQuestionnaire, admin.menuCampaigns, admin.menuPeople]) {
    await page.getByRole('navigation', { name: admin.menu }).getByRole('link', { name: entry }).click();
    await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
    await expect(page.getByText(admin.loading)).toHaveCount(0);
    expect(await troubles(page), entry).toEqual([]);
  }
  await page.getByRole('navigation', { name: admin.menu }).getByRole('link', { name: admin.menuRanking }).click();
  await page.getByRole('table').first().getByRole('rowheader').first().getByRole('link').click();
  await expect(page.getByText(admin.unitRank).first()).toBeVisible();
  expect(await troubles(page), 'unit').toEqual([]);
  await page.getByTitle(admin.formulaOpen).click();
  await expect(page.getByRole('heading', { name: admin.formulaTitle })).toBeVisible();
  expect(await troubles(page), 'formula').toEqual([]);
  await page.getByRole('navigation', { name: admin.menu }).getByRole('link', { name: admin.menuRanking }).click();
  for (const view of [admin.viewYears, admin.viewMethods, admin.viewCalibrated]) {
    await page.getByRole('tab', { name: view }).click();
    await expect(page.getByText(admin.loading)).toHaveCount(0);
    expect(await troubles(page), view).toEqual([]);
  }
});
