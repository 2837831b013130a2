/** The field app on a slow phone with a slow network: what it loads, how soon it is usable, how fast a tap is painted. */
import type { BrowserContext, Locator, Page } from '@playwright/test';
import { fill } from '../../shared/languages/fill.ts';
import { field } from '../../shared/languages/vi/field.ts';
import { interview } from '../../shared/languages/vi/interview.ts';
import { pin } from '../../shared/languages/vi/pin.ts';
import { newProfile, openBrowser } from '../browser.ts';
import { enumeratorLogin, enumeratorPassword } from '../campaign-files.ts';
import { beginInterview, enrol, pinOfTests, workerReady } from '../interview.ts';
import { removeFolder, type RunningServer } from '../server.ts';
import { countingProxy } from './counting-proxy.ts';
import type { Measurement } from './table.ts';
import { giveUnsent } from './unsent-responses.ts';

/** DevTools' "Slow 4G" and a phone four times slower than this machine. */
const slow4G = { offline: false, latency: 562, downloadThroughput: (1.44 * 1e6) / 8, uploadThroughput: (0.675 * 1e6) / 8 };
const slowdown = 4;
const looks = 3;
const taps = 40;
const unsent = 500;

export async function measureFieldApp(server: RunningServer): Promise<Measurement[]> {
  const signIn: number[] = [];
  for (let look = 0; look < looks; look += 1) signIn.push(await firstVisit(server.origin));
  const bytes = await firstVisitBytes(server.origin);
  const work = await workday(server.origin);
  const full = await startsWithUnsent(server.origin);
  return [
    { what: 'field app, first visit, brotli without fonts, with what the worker fetches', measured: bytes.shell / 1000, unit: 'kB', atMost: 60 },
    { what: 'of it, before the sign-in is usable', measured: bytes.beforeSignIn / 1000, unit: 'kB' },
    { what: 'field app, fonts of the first visit', measured: bytes.fonts / 1000, unit: 'kB' },
    { what: 'sign-in usable, 4× CPU, slow 4G (median of 3)', measured: middle(signIn) / 1000, unit: 's', atMost: 2 },
    { what: 'PIN can be entered, from the worker, no network, 4× (median of 3)', measured: middle(work.startMs) / 1000, unit: 's', atMost: 0.6 },
    { what: 'from its last digit to today\'s list usable, 4× (median of 3)', measured: middle(work.unlockMs) / 1000, unit: 's', atMost: 1 },
    { what: `with ${unsent} unsent responses: PIN can be entered, no network, 4× (median of 3)`, measured: middle(full.startMs) / 1000, unit: 's', atMost: 1 },
    { what: `with ${unsent} unsent responses: from the last digit to today's list usable, 4× (median of 3)`, measured: middle(full.unlockMs) / 1000, unit: 's', atMost: 1 },
    { what: 'tap to painted answer, p50 at 4×', measured: at(work.tapMs, 0.5), unit: 'ms' },
    { what: `tap to painted answer, p95 at 4× (${work.tapMs.length} taps)`, measured: at(work.tapMs, 0.95), unit: 'ms', atMost: 50 },
  ];
}

/** An empty browser opens the app: when can the login be typed into? */
async function firstVisit(origin: string): Promise<number> {
  const profile = newProfile();
  const browser = await openBrowser(profile);
  const page = await browser.newPage();
  await throttle(browser, page);
  const startedAtMs = performance.now();
  await page.goto(`${origin}/field/`, { waitUntil: 'commit' });
  await page.getByLabel(field.login).waitFor();
  await page.evaluate(quiet);
  const usableMs = performance.now() - startedAtMs;
  await browser.close();
  removeFolder(profile);
  return usableMs;
}

/** Everything that page and worker load on a first visit, until the worker holds it all. */
async function firstVisitBytes(origin: string): Promise<{ shell: number; beforeSignIn: number; fonts: number }> {
  const proxy = await countingProxy(origin);
  const profile = newProfile();
  const browser = await openBrowser(profile);
  const page = await browser.newPage();
  const sum = (isWanted: (path: string) => boolean): number => [...proxy.bytes].reduce((all, [path, bytes]) => (isWanted(path) ? all + bytes : all), 0);
  const isFont = (path: string): boolean => /\.woff2?(\?|$)/.test(path);
  await page.goto(`${proxy.origin}/field/`);
  await page.getByLabel(field.login).waitFor();
  const beforeSignIn = sum((path) => !isFont(path));
  await workerReady(page);
  await browser.close();
  removeFolder(profile);
  proxy.close();
  return { shell: sum((path) => !isFont(path)), beforeSignIn, fonts: sum(isFont) };
}

async function workday(origin: string): Promise<Starts & { readonly tapMs: number[] }> {
  return withPhone(origin, async (page) => {
    await page.context().setOffline(true);
    await slowDown(page);
    const starts = await startsOf(page);
    await beginInterview(page);
    await page.evaluate(watchTaps);
    for (let tap = 0; tap < taps; tap += 1) await tapAnswer(page, tap);
    const tapMs = await page.evaluate(() => Reflect.get(globalThis, 'tapTimes') as number[]);
    return { ...starts, tapMs: tapMs.sort((left, right) => left - right) };
  });
}

/** A phone that was weeks without a network. */
async function startsWithUnsent(origin: string): Promise<Starts> {
  return withPhone(origin, async (page) => {
    await page.context().setOffline(true);
    await page.goto(`${origin}/field/#/rescue`);
    await giveUnsent(page, origin, unsent);
    await page.goto(`${origin}/field/#/`);
    await page.getByText(fill(field.stateCounts, { waiting: unsent, received: 0 })).waitFor();
    await slowDown(page);
    return startsOf(page);
  });
}

async function withPhone<T>(origin: string, work: (page: Page) => Promise<T>): Promise<T> {
  const profile = newProfile();
  const browser = await openBrowser(profile);
  try {
    const page = await browser.newPage();
    await enrol(page, origin, { login: enumeratorLogin, password: enumeratorPassword });
    await workerReady(page);
    return await work(page);
  } finally {
    await browser.close();
    removeFolder(profile);
  }
}

async function slowDown(page: Page): Promise<void> {
  const device = await page.context().newCDPSession(page);
  await device.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
}

interface Starts {
  readonly startMs: number[];
  readonly unlockMs: number[];
}

async function startsOf(page: Page): Promise<Starts> {
  const startMs: number[] = [];
  const unlockMs: number[] = [];
  for (let look = 0; look < looks; look += 1) {
    startMs.push(await usableAfter(page, () => page.reload({ waitUntil: 'commit' }), page.getByRole('heading', { name: pin.unlockTitle })));
    await page.keyboard.type(pinOfTests.slice(0, -1));
    unlockMs.push(await usableAfter(page, () => page.keyboard.type(pinOfTests.slice(-1)), page.getByRole('button', { name: field.startNext })));
  }
  return { startMs, unlockMs };
}

/** From an act until what it brings is there and the main thread is free. */
async function usableAfter(page: Page, act: () => Promise<unknown>, brought: Locator): Promise<number> {
  const startedAtMs = performance.now();
  await act();
  await brought.waitFor();
  await page.evaluate(quiet);
  return performance.now() - startedAtMs;
}

async function throttle(browser: BrowserContext, page: Page): Promise<void> {
  const device = await browser.newCDPSession(page);
  await device.send('Network.enable');
  await device.send('Network.setCacheDisabled', { cacheDisabled: true });
  await device.send('Network.emulateNetworkConditions', slow4G);
  await device.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
}

/** The main thread has been free for 100 ms. */
function quiet(): Promise<void> {
  return new Promise((resolve) => {
    let last = performance.now();
    let freeMs = 0;
    const look = (): void => {
      const now = performance.now();
      freeMs = now - last > 50 ? 0 : freeMs + (now - last);
      last = now;
      if (freeMs >= 100) resolve();
      else setTimeout(look, 10);
    };
    look();
  });
}

/** From the input event to the next painted frame: a frame's callback and a message after it. */
function watchTaps(): void {
  const times: number[] = [];
  Object.assign(globalThis, { tapTimes: times });
  addEventListener('click', (event) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => { times.push(performance.now() - event.timeStamp); };
      channel.port2.postMessage(0);
    });
  }, { capture: true });
}

async function tapAnswer(page: Page, tap: number): Promise<void> {
  const answers = page.getByRole('radio');
  const count = await answers.count();
  if (count === 0) {
    await page.getByRole('button', { name: interview.leaveBlank }).click();
    return;
  }
  const answer = answers.nth(tap % count);
  const heading = page.locator('#question-text');
  const before = await heading.textContent();
  await answer.click();
  await page.waitForFunction((text) => document.querySelector('#question-text')?.textContent !== text, before);
}

const at = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
const middle = (values: readonly number[]): number => at([...values].sort((left, right) => left - right), 0.5);
