/** What staff and citizens do at the tablet, by the words on its screens. */
import { expect, type Page } from '@playwright/test';
import { fill } from '../shared/languages/fill.ts';
import { kiosk } from '../shared/languages/vi/kiosk.ts';

/** Staff set the tablet up at the first centre that is offered. */
export async function setUpKiosk(page: Page, origin: string, person: { login: string; password: string }): Promise<void> {
  await page.goto(`${origin}/kiosk/`);
  await page.getByLabel(kiosk.login).fill(person.login);
  await page.getByLabel(kiosk.password).fill(person.password);
  await page.getByRole('button', { name: kiosk.findPlaces }).click();
  await page.getByRole('button', { name: fill(kiosk.enrolHere, { place: '' }).trim() }).first().click();
  await expect(page.getByRole('button', { name: kiosk.begin })).toBeVisible();
}

/** A citizen gives the `level`-th answer to every question; the receipt code is what remains. */
export async function rate(page: Page, level: number): Promise<string> {
  await page.getByRole('button', { name: kiosk.begin }).click();
  const thanks = page.getByRole('heading', { name: kiosk.thanks });
  const question = page.getByRole('heading', { level: 1 });
  while (!(await thanks.isVisible())) {
    const before = await question.textContent();
    const radios = page.getByRole('radio');
    if (await radios.count() > 0) await radios.nth(Math.min(level, await radios.count()) - 1).click();
    else await page.getByRole('button', { name: kiosk.skip }).click();
    await expect.poll(() => question.textContent(), { intervals: [30] }).not.toBe(before);
  }
  return await page.locator('p', { hasText: kiosk.receiptCode }).locator('b').textContent() ?? '';
}
