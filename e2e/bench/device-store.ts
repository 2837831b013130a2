/**
 * The device's store in a real browser, four times slower than this machine: finishing a response
 * (sealed to two keys, signed, written to database, journal and sentinel) and starting with five
 * hundred unsent ones. The browser slows the page down, not its worker, which writes the journal.
 */
import type { BrowserContext, Page } from '@playwright/test';
import { newProfile, openBrowser } from '../browser.ts';
import { removeFolder } from '../server.ts';
import { serveStore } from './device-store/serve-store.ts';
import type { Measurement } from './table.ts';

const slowdown = 4;
const unsent = 500;
const finishes = 60;
const looks = 3;
/** Between the last tap and the finish. */
const readMs = 400;

export async function measureDeviceStore(): Promise<Measurement[]> {
  const served = await serveStore();
  const profile = newProfile();
  const browser = await openBrowser(profile);
  try {
    const page = await browser.newPage();
    await page.goto(served.origin);
    await page.evaluate(() => deviceStore.open());
    await page.evaluate(() => deviceStore.enrol());
    await page.evaluate((count) => deviceStore.finish(1, count), unsent - finishes);
    await slowDown(browser, page);
    const finishMs = await page.evaluate(([from, count, pauseMs]) => deviceStore.finish(from, count, pauseMs), [unsent - finishes + 1, finishes, readMs] as const);
    const startMs = await starts(page);
    return [
      { what: `finish: seal, sign, three writes, p50 at ${slowdown}×`, measured: at(finishMs, 0.5), unit: 'ms' },
      { what: `finish: seal, sign, three writes, p95 at ${slowdown}× (${finishes} of them)`, measured: at(finishMs, 0.95), unit: 'ms', atMost: 120 },
      { what: `store open and outbox read with ${unsent} unsent, ${slowdown}× (median of ${looks})`, measured: at(startMs, 0.5) / 1000, unit: 's', atMost: 1 },
    ];
  } finally {
    await browser.close();
    removeFolder(profile);
    served.close();
  }
}

/** Milliseconds from the beginning of the page's loading. */
async function starts(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (let look = 0; look < looks; look += 1) {
    await page.reload();
    times.push(await page.evaluate(() => deviceStore.open()));
    const { waiting, incidents, secondCopy } = await page.evaluate(() => deviceStore.look());
    if (waiting !== unsent || incidents.length > 0 || secondCopy !== 'kept') throw new Error(`${waiting} are waiting, ${incidents.join(', ')}, second copy ${secondCopy}.`);
  }
  return times;
}

async function slowDown(browser: BrowserContext, page: Page): Promise<void> {
  const device = await browser.newCDPSession(page);
  await device.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
}

function at(times: readonly number[], share: number): number {
  const sorted = [...times].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
