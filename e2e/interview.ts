/** What an enumerator does on the phone, by the words on its screens. */
import { expect, type Page } from '@playwright/test';
import { field } from '../shared/languages/vi/field.ts';
import { interview } from '../shared/languages/vi/interview.ts';
import { saying } from './words.ts';

/** Signs in for the first time on this phone; afterwards today's work shows. */
export async function enrol(page: Page, origin: string, person: { login: string; password: string }): Promise<void> {
  await page.goto(`${origin}/field/`);
  await page.getByLabel(field.login).fill(person.login);
  await page.getByLabel(field.password).fill(person.password);
  await page.getByRole('button', { name: field.signIn }).click();
  await expect(page.getByRole('button', { name: saying(field.startNext) })).toBeEnabled();
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

/** "Câu 3/21". */
export async function whereInInterview(page: Page): Promise<string> {
  return (await position(page).textContent() ?? '').trim();
}

/** Gives the `level`-th of the answers on the screen and waits for what comes next. */
export async function giveAnswer(page: Page, level: number): Promise<void> {
  const before = await whereInInterview(page);
  await page.getByRole('radio').nth(level - 1).click();
  await expect(async () => {
    const isReview = await page.getByRole('heading', { name: saying(interview.reviewTitle) }).isVisible();
    expect(isReview || await whereInInterview(page) !== before).toBe(true);
  }).toPass({ timeout: 5_000, intervals: [50] });
}

/** Leaves the rest blank and opens the review. */
export async function goToReview(page: Page): Promise<void> {
  const heading = page.getByRole('heading', { name: saying(interview.reviewTitle) });
  const onwards = page.getByRole('button', { name: new RegExp(`^(${interview.nextGroup}|${interview.toReview})$`) });
  while (!(await heading.isVisible())) {
    const before = await whereInInterview(page);
    await onwards.click();
    await expect(async () => {
      expect(await heading.isVisible() || await whereInInterview(page) !== before).toBe(true);
    }).toPass({ timeout: 5_000, intervals: [30] });
  }
}

/** One whole interview from today's work and back to it: answers to the first questions, the rest blank. */
export async function holdInterview(page: Page, levels: readonly number[]): Promise<void> {
  await page.getByRole('button', { name: saying(field.startNext) }).click();
  await expect(position(page)).toBeVisible();
  for (const level of levels) await giveAnswer(page, level);
  await finishInterview(page);
}

/** Saves the response from wherever the interview is, and goes back to today's work. */
export async function finishInterview(page: Page): Promise<void> {
  await goToReview(page);
  await page.getByRole('button', { name: saying(field.saveAndNext) }).click();
  await leaveToToday(page);
}

/** After saving, the next interview has begun: puts it aside. */
async function leaveToToday(page: Page): Promise<void> {
  const leave = page.getByRole('button', { name: saying(interview.leave) });
  const start = page.getByRole('button', { name: saying(field.startNext) });
  await expect(leave.or(start).first()).toBeVisible();
  if (await leave.isVisible()) await leave.click();
  await expect(start).toBeVisible();
}
