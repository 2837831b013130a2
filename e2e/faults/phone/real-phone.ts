/** A phone for the fault tests: a browser with a profile that lasts, and in it the page of `page.ts`. */
import { expect, type BrowserContext, type Page } from '@playwright/test';
import { killBrowser, openBrowser } from '../../browser.ts';
import { enumeratorLogin, enumeratorPassword } from '../../campaign-files.ts';
import { pinOfTests } from '../../interview.ts';
import type { Look } from './page.ts';

export type { Look } from './page.ts';

export interface RealPhone {
  readonly browser: BrowserContext;
  readonly page: Page;
  /** Ids and hashes of which this phone said "saved", over all its lives. */
  readonly saved: Map<string, string>;
  kill(): Promise<void>;
  close(): Promise<void>;
}

const person = { login: enumeratorLogin, password: enumeratorPassword };

/** Switches it on: the browser on `profile`, the page in it; the store is not open yet. `first` is done before the page is loaded. */
export async function switchOn(profile: string, origin: string, saved = new Map<string, string>(), first?: (page: Page) => Promise<void>): Promise<RealPhone> {
  const browser = await openBrowser(profile);
  const page = browser.pages()[0] ?? await browser.newPage();
  await page.exposeFunction('saved', (id: string, hash: string) => { saved.set(id, hash); });
  await first?.(page);
  await page.goto(`${origin}/`);
  return { browser, page, saved, kill: () => killBrowser(profile), close: () => browser.close() };
}

/**
 * Opens the store as a person would: where a start fails, or the app says a moment later that its
 * database is gone, the page is loaded once more. How many starts it took.
 */
export async function openPatiently(phone: Pick<RealPhone, 'page'>, starts = 3): Promise<number> {
  for (let start = 1; start <= starts; start += 1) {
    const opened = await phone.page.evaluate(() => globalThis.phone.open());
    // Everything is read once, as the app does by itself when nobody waits.
    await lookAt(phone).catch(() => undefined);
    const state = opened === 'open' ? await phone.page.evaluate(() => globalThis.phone.state()) : opened;
    if (state === 'open') return start;
    expect(state, 'What does not open says so.').toMatch(/^failed/);
    await phone.page.reload();
  }
  throw new Error(`The store did not open in ${starts} starts.`);
}

/** Signs in, sets the PIN and fetches what is assigned. */
export async function enrolPhone({ page }: Pick<RealPhone, 'page'>, pin: string | undefined = pinOfTests): Promise<void> {
  await page.evaluate(([who, digits]) => phone.enrol(who, digits ?? undefined), [person, pin ?? null] as const);
  expect(await page.evaluate(() => phone.sync())).toBe('idle');
}

export async function unlockPhone({ page }: Pick<RealPhone, 'page'>): Promise<void> {
  expect(await page.evaluate((digits) => phone.unlock(digits), pinOfTests)).toBe('open');
}

/** Holds and finishes so many interviews. */
export async function finishSome({ page }: Pick<RealPhone, 'page'>, count: number): Promise<void> {
  await page.evaluate(async (many) => {
    for (let n = 0; n < many; n += 1) {
      const id = crypto.randomUUID();
      await phone.draft(id);
      await phone.finish(id);
    }
  }, count);
}

export function lookAt({ page }: Pick<RealPhone, 'page'>): Promise<Look> {
  return page.evaluate(() => phone.look());
}

/** What is missing of `saved`, and what is altered: the bytes of an item no longer have its hash, or another hash stands under its id. */
export function compare(saved: ReadonlyMap<string, string>, { items, journal }: Pick<Look, 'items' | 'journal'>): { lost: number; altered: number; onlyOnce: number } {
  const shelf = new Map(items.map((each) => [each.id, each]));
  const kept = new Set(journal);
  const all = [...saved];
  return {
    lost: all.filter(([id]) => !shelf.has(id)).length,
    altered: all.filter(([id, hash]) => shelf.has(id) && (shelf.get(id)?.hash !== hash || shelf.get(id)?.isWhole !== true)).length,
    onlyOnce: items.filter((each) => !kept.has(each.hash)).length,
  };
}
