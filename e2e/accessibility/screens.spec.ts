/** Every screen of the demonstration, looked at by axe in light and in dark. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { admin } from '../../shared/languages/vi/admin.ts';
import { field } from '../../shared/languages/vi/field.ts';
import { demonstrationFolder, demonstrationPassword } from '../demonstration.ts';
import { kiosk } from '../../shared/languages/vi/kiosk.ts';
import { desk, phone, tablet } from '../browser.ts';
import { incidents } from '../../shared/languages/vi/incidents.ts';
import { pin } from '../../shared/languages/vi/pin.ts';
import { beginInterview, choosePlaceOfRatings, giveAnswer, goToReview, setPin, unlock } from '../interview.ts';
import { setUpKiosk } from '../kiosk.ts';
import { removeFolder, startServer, type RunningServer } from '../server.ts';

let server: RunningServer;
test.beforeAll(async () => { server = await startServer({ data: await demonstrationFolder() }); });
test.afterAll(async () => { await server.stop(); removeFolder(server.data); });

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const ofColours = ['color-contrast', 'link-in-text-block'];

/** What is wrong with the page as it stands, in both modes, as rule and element: in the dark nothing but colours is other than in the light. */
async function troubles(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // No page has a frame: so axe may judge in the page itself, in half the time that it takes over one of its own.
    const axe = new AxeBuilder({ page }).setLegacyMode();
    const { violations } = await (colorScheme === 'light' ? axe.withTags(rules) : axe.withRules(ofColours)).analyze();
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
  await page.getByRole('button', { name: field.useCode }).click();
  expect(await troubles(page), 'code').toEqual([]);
  await page.getByRole('button', { name: field.useLogin }).click();
  await page.getByLabel(field.login).fill('dieutra');
  await page.getByLabel(field.password).fill(demonstrationPassword);
  await page.getByRole('button', { name: field.signIn, exact: true }).click();
  await expect(page.getByRole('heading', { name: pin.setTitle })).toBeVisible();
  await page.keyboard.type('123456');
  await expect(page.getByText(pin.tooEasy)).toBeVisible();
  expect(await troubles(page), 'first PIN').toEqual([]);
  await setPin(page);
  await expect(page.getByRole('button', { name: field.startNext })).toBeEnabled();
  expect(await troubles(page)).toEqual([]);
  await choosePlaceOfRatings(page);
  await beginInterview(page);
  expect(await troubles(page)).toEqual([]);
  await giveAnswer(page, 4);
  expect(await troubles(page)).toEqual([]);
  await goToReview(page);
  expect(await troubles(page)).toEqual([]);
  for (const screen of ['outbox', 'settings', 'rescue', 'change-pin', 'sign-in']) {
    await page.goto(`${server.origin}/field/#/${screen}`);
    await expect(page.getByRole('heading').first()).toBeVisible();
    expect(await troubles(page), screen).toEqual([]);
  }
  await page.goto(`${server.origin}/field/#code=x`);
  await expect(page.getByRole('heading', { name: field.enrolLinkTitle })).toBeVisible();
  expect(await troubles(page), 'link').toEqual([]);
  await page.goto(`${server.origin}/field/#/`);
  await page.reload();
  await expect(page.getByRole('heading', { name: pin.unlockTitle })).toBeVisible();
  await page.keyboard.type('908172');
  await expect(page.getByText(pin.wrong)).toBeVisible();
  expect(await troubles(page), 'unlock').toEqual([]);
  await unlock(page);
});

test('the screen of an incident', async ({ page }) => {
  await page.setViewportSize(phone);
  await haveIncident(page, 'field');
  await page.goto(`${server.origin}/field/`);
  await expect(page.getByRole('heading', { name: incidents.titleLost })).toBeVisible();
  expect(await troubles(page)).toEqual([]);
});

/** As the store leaves it beside its database. */
async function haveIncident(page: Page, app: string): Promise<void> {
  const list = [{ kind: 'shelf_shortened', atMs: 1, count: 3, isSeen: false }, { kind: 'responses_lost', atMs: 1, count: 2, isSeen: false }];
  await page.addInitScript(([key, text]) => { localStorage.setItem(key ?? '', text ?? ''); }, [`hailong-${app}-incidents`, JSON.stringify(list)]);
}

test('the kiosk when something happened to it', async ({ page }) => {
  await page.setViewportSize(tablet);
  await page.goto(`${server.origin}/kiosk/`);
  await page.getByRole('button', { name: kiosk.useCode }).click();
  await expect(page.getByLabel(kiosk.enrolCode)).toBeVisible();
  expect(await troubles(page), 'code').toEqual([]);
  await setUpKiosk(page, server.origin, { login: 'quantri', password: demonstrationPassword });
  await haveIncident(page, 'kiosk');
  await page.reload();
  await expect(page.getByRole('button', { name: kiosk.begin })).toBeVisible();
  expect(await troubles(page), 'start').toEqual([]);
  await page.getByRole('button', { name: incidents.staffOpen }).click();
  await expect(page.getByRole('heading', { name: incidents.titleLost })).toBeVisible();
  expect(await troubles(page), 'incident').toEqual([]);
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
