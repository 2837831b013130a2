/** What an enumerator does on the phone, by the words on its screens. */
import { expect, type Page } from '@playwright/test';
import { field } from '../shared/languages/vi/field.ts';
import { interview } from '../shared/languages/vi/interview.ts';
import { pin } from '../shared/languages/vi/pin.ts';
import { saying } from './words.ts';

/** The PIN of every enumerator here. */
export const pinOfTests = '258036';

/** Signs in for the first time on this phone and sets a PIN; afterwards today's work shows. */
export async function enrol(page: Page, origin: string, person: { login: string; password: string }): Promise<void> {
  await page.goto(`${origin}/field/`);
  await page.getByLabel(field.login).fill(person.login);
  await page.getByLabel(field.password).fill(person.password);
  await page.getByRole('button', { name: field.signIn, exact: true }).click();
  await setPin(page);
  await expect(page.getByRole('button', { name: field.startNext })).toBeEnabled();
}

/** Sets a PIN where the app asks for one: entered, and entered again. */
export async function setPin(page: Page, digits = pinOfTests): Promise<void> {
  await expect(page.getByRole('group', { name: pin.pad })).toBeVisible();
  await page.keyboard.type(digits);
  await expect(page.getByRole('heading', { name: pin.againTitle })).toBeVisible();
  await page.keyboard.type(digits);
  await expect(page.getByRole('group', { name: pin.pad })).toBeHidden();
}

/** The step after every start of the app. */
export async function unlock(page: Page, digits = pinOfTests): Promise<void> {
  await expect(page.getByRole('heading', { name: pin.unlockTitle })).toBeVisible();
  await page.keyboard.type(digits);
  await expect(page.getByRole('heading', { name: pin.unlockTitle })).toBeHidden();
}

/** Waits until the worker holds everything that the app needs without a network. */
export async function workerReady(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state === 'activated') return;
    await new Promise<void>((resolve) => active?.addEventListener('statechange', () => { if (active.state === 'activated') resolve(); }));
  });
}

const position = (page: Page) => page.getByText(saying(interview.questionOf));
const reviewTitle = (page: Page) => page.getByRole('heading', { name: saying(interview.reviewTitle) });

/** "Câu 3/21", or the title of the review. */
export async function whereInInterview(page: Page): Promise<string> {
  return (await position(page).or(reviewTitle(page)).first().textContent() ?? '').trim();
}

async function moves(page: Page, step: () => Promise<void>): Promise<void> {
  const before = await whereInInterview(page);
  await step();
  await expect.poll(() => whereInInterview(page), { timeout: 10_000, intervals: [30] }).not.toBe(before);
}

/** Gives the `level`-th of the answers on the screen and waits for what comes next. */
export function giveAnswer(page: Page, level: number): Promise<void> {
  return moves(page, () => page.getByRole('radio').nth(level - 1).click());
}

/** Leaves the rest blank and opens the review. */
export async function goToReview(page: Page): Promise<void> {
  const onwards = page.getByRole('button', { name: new RegExp(`^(${interview.nextGroup}|${interview.toReview})$`) });
  while (!(await reviewTitle(page).isVisible())) await moves(page, () => onwards.click());
}

/** In the demonstration: the place whose questionnaire begins with a scale of five. */
export async function choosePlaceOfRatings(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Nơi trả kết quả/ }).click();
}

/** Begins an interview from today's work. */
export async function beginInterview(page: Page): Promise<void> {
  await page.getByRole('button', { name: field.startNext }).click();
  await expect(position(page)).toBeVisible();
}

/** Answers the first questions, leaves the rest blank and saves; the next interview has then begun. */
export async function holdInterview(page: Page, levels: readonly number[]): Promise<void> {
  for (const level of levels) await giveAnswer(page, level);
  await saveInterview(page);
}

/** Saves the response from wherever the interview is. */
export async function saveInterview(page: Page): Promise<void> {
  await goToReview(page);
  const address = page.url();
  await page.getByRole('button', { name: field.saveAndNext }).click();
  await expect(page).not.toHaveURL(address);
  await expect(position(page)).toBeVisible();
}

/** Puts the interview aside. */
export async function leaveInterview(page: Page): Promise<void> {
  await page.getByRole('button', { name: interview.leave }).click();
  await expect(page.getByRole('button', { name: field.startNext })).toBeVisible();
}
