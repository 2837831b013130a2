/** A browser that keeps its data between starts, as a phone does, and that can be killed like one. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type BrowserContext } from '@playwright/test';
import { chromiumFlags, findChromium } from './chromium.mjs';

export const phone = { width: 360, height: 740 };
export const tablet = { width: 1024, height: 768 };
export const desk = { width: 1280, height: 800 };

export const newProfile = (): string => mkdtempSync(join(tmpdir(), 'hailong-profile-'));

/** Opens the browser on `profile`; what an earlier one stored there is still there. */
export function openBrowser(profile: string, viewport = phone): Promise<BrowserContext> {
  const executablePath = findChromium();
  return chromium.launchPersistentContext(profile, {
    args: chromiumFlags, viewport, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', acceptDownloads: true,
    ...(executablePath === undefined ? {} : { executablePath }),
  });
}

/** Ends the browser of `profile` without a word to it, as an empty battery does. */
export async function killBrowser(profile: string): Promise<void> {
  const ids = browserProcesses(profile);
  if (ids.length === 0) throw new Error('There is no browser to kill.');
  for (const id of ids) process.kill(id, 'SIGKILL');
  while (browserProcesses(profile).length > 0) await wait(20);
}

function browserProcesses(profile: string): number[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,stat=,args='], { encoding: 'utf8' }).split('\n');
  return lines.filter((line) => line.includes(`--user-data-dir=${profile}`) && !line.includes('--type=') && !/^\s*\d+\s+Z/.test(line))
    .map((line) => Number.parseInt(line, 10));
}
