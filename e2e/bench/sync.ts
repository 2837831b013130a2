/**
 * Twenty finished responses on their way to the server: on DevTools' slow 4G, and once each on a
 * network of 20 kbit/s that breaks ten times. They come onto the phone in a rescue file, sealed and
 * signed by another phone, and are sent as its own would be.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { expect, type CDPSession, type Page } from '@playwright/test';
import { fill } from '../../shared/languages/fill.ts';
import { field } from '../../shared/languages/vi/field.ts';
import { newProfile, openBrowser } from '../browser.ts';
import { enumeratorLogin, enumeratorPassword } from '../campaign-files.ts';
import { faultProxy, type FaultProxy } from '../faults/fault-proxy.ts';
import { enrol, workerReady } from '../interview.ts';
import { removeFolder } from '../server.ts';
import { campaign, type Setting } from './setting.ts';
import type { Measurement } from './table.ts';
import { giveUnsent } from './unsent-responses.ts';

const responses = 20;
const noNetwork = { offline: true, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
const slow4G = { offline: false, latency: 562, downloadThroughput: (1.44 * 1e6) / 8, uploadThroughput: (0.675 * 1e6) / 8 };
const slow2G = { bytesPerSecond: 2_500, delayMs: 300 };
const interruptions = 10;
const betweenMs = 4_000;
const looks = 3;

/** `keep`: what was measured stands, whatever becomes of the rest. */
export async function measureSync(setting: Setting, keep: (measured: Measurement) => void): Promise<Measurement[]> {
  const quickMs: number[] = [];
  for (let look = 0; look < looks; look += 1) quickMs.push(await withPhone(setting, onSlow4G));
  keep({ what: `sync of ${responses} responses, slow 4G (median of ${looks})`, measured: middle(quickMs) / 1000, unit: 's', atMost: 2 });
  const { tookMs, sentBytes, countedOnce, interrupted } = await withPhone(setting, onSlow2G);
  return [
    { what: `of ${responses} on 20 kbit/s with ${interrupted} interruptions, counted once`, measured: countedOnce, unit: '', atLeast: responses, atMost: responses },
    { what: 'until the last receipt', measured: tookMs / 1000, unit: 's' },
    { what: 'sent for it', measured: sentBytes / 1000, unit: 'kB' },
  ];
}

interface Phone {
  readonly page: Page;
  readonly session: CDPSession;
  readonly proxy: FaultProxy;
  readonly setting: Setting;
}

/** A phone that has twenty responses to send, and no network. */
async function withPhone<T>(setting: Setting, work: (phone: Phone) => Promise<T>): Promise<T> {
  const proxy = await faultProxy(setting.server.port);
  const profile = newProfile();
  const browser = await openBrowser(profile);
  try {
    const page = await browser.newPage();
    await enrol(page, proxy.origin, { login: enumeratorLogin, password: enumeratorPassword });
    await workerReady(page);
    const session = await browser.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', noNetwork);
    await page.goto(`${proxy.origin}/field/#/rescue`);
    await giveUnsent(page, setting.server.origin, responses);
    return await work({ page, session, proxy, setting });
  } finally {
    await browser.close();
    await proxy.close();
    removeFolder(profile);
  }
}

/** Looked for at every frame: the patient looks of an expectation are up to a second apart. */
async function allReceived(page: Page): Promise<void> {
  const words = fill(field.stateCounts, { waiting: 0, received: responses });
  await page.waitForFunction((text) => (document.body.textContent ?? '').includes(text), words, { polling: 'raf', timeout: 600_000 });
}

/** From the moment the network is there until the screen says that everything was received. */
async function onSlow4G({ page, session }: Phone): Promise<number> {
  await page.goto(`${new URL(page.url()).origin}/field/#/`);
  await expect(page.getByText(fill(field.stateCounts, { waiting: responses, received: 0 }))).toBeVisible();
  const startedAtMs = performance.now();
  await session.send('Network.emulateNetworkConditions', slow4G);
  await allReceived(page);
  return performance.now() - startedAtMs;
}

async function onSlow2G({ page, session, proxy, setting }: Phone): Promise<{ tookMs: number; sentBytes: number; countedOnce: number; interrupted: number }> {
  const before = await counted(setting);
  await page.goto(`${proxy.origin}/field/#/`);
  proxy.setLink(slow2G);
  const sentBefore = proxy.bytes().up;
  const startedAtMs = performance.now();
  await session.send('Network.emulateNetworkConditions', { ...noNetwork, offline: false });
  let isDone = false;
  const done = allReceived(page).then(() => { isDone = true; });
  let interrupted = 0;
  for (; interrupted < interruptions && !isDone; interrupted += 1) {
    await wait(betweenMs);
    proxy.cut(500);
  }
  await done;
  return { tookMs: performance.now() - startedAtMs, sentBytes: proxy.bytes().up - sentBefore, countedOnce: await counted(setting) - before, interrupted };
}

async function counted({ desk }: Setting): Promise<number> {
  return (await desk.progress(campaign)).responses;
}

const middle = (values: readonly number[]): number => [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
