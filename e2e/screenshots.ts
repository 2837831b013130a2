/** `npm run screenshots`: takes the pictures of the README from the running demonstration. */
import { mkdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { inRepository } from '../server/setup/places.mjs';
import { admin } from '../shared/languages/vi/admin.ts';
import { kiosk } from '../shared/languages/vi/kiosk.ts';
import { desk, newProfile, openBrowser, phone, tablet } from './browser.ts';
import { demonstrationPassword } from './demonstration.ts';
import { beginInterview, choosePlaceOfRatings, enrol, giveAnswer, goToReview } from './interview.ts';
import { setUpKiosk } from './kiosk.ts';
import { newDataFolder, removeFolder, startServer } from './server.ts';

const folder = inRepository('docs/screenshots');
mkdirSync(folder, { recursive: true });
const take = async (page: Page, name: string): Promise<void> => {
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path: `${folder}/${name}.png` });
};

const server = await startServer({ data: newDataFolder() });
const profile = newProfile();
const browser = await openBrowser(profile);
try {
  await ofField(await browser.newPage());
  await ofKiosk(await browser.newPage());
  await ofAdmin(await browser.newPage());
} finally {
  await browser.close();
  await server.stop();
  removeFolder(profile);
  removeFolder(server.data);
}

async function ofField(page: Page): Promise<void> {
  await page.setViewportSize(phone);
  await enrol(page, server.origin, { login: 'dieutra', password: demonstrationPassword });
  await take(page, 'field-today');
  await choosePlaceOfRatings(page);
  await beginInterview(page);
  for (const level of [4, 5, 3]) await giveAnswer(page, level);
  await take(page, 'field-interview');
  await goToReview(page);
  await take(page, 'field-review');
}

async function ofKiosk(page: Page): Promise<void> {
  await page.setViewportSize(tablet);
  await setUpKiosk(page, server.origin, { login: 'quantri', password: demonstrationPassword });
  await page.getByRole('button', { name: kiosk.begin }).click();
  await page.getByRole('radio').first().waitFor();
  await take(page, 'kiosk-question');
}

async function ofAdmin(page: Page): Promise<void> {
  await page.setViewportSize(desk);
  await page.goto(`${server.origin}/admin/`);
  await page.getByLabel(admin.signInLogin).fill('quantri');
  await page.getByLabel(admin.signInPassword).fill(demonstrationPassword);
  await page.getByRole('button', { name: admin.signInDo }).click();
  await page.getByRole('heading', { name: admin.collected }).waitFor();
  await page.getByRole('table').first().waitFor();
  await take(page, 'admin-overview');
  await page.getByRole('navigation', { name: admin.menu }).getByRole('link', { name: admin.menuRanking }).click();
  await page.getByRole('table').first().getByRole('rowheader').first().waitFor();
  await take(page, 'admin-ranking');
  await page.getByRole('table').first().getByRole('rowheader').first().getByRole('link').click();
  await page.getByText(admin.unitRank).first().waitFor();
  await take(page, 'admin-unit');
}
