/**
 * A new version of the app arrives while an interview is open and responses wait: nothing is
 * exchanged under it, its parts still load, and with the next start everything is there.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { field } from '../../shared/languages/vi/field.ts';
import { inRepository } from '../../server/setup/places.mjs';
import { killBrowser, newProfile, openBrowser } from '../browser.ts';
import { enumeratorLogin, enumeratorPassword } from '../campaign-files.ts';
import { beginInterview, enrol, giveAnswer, holdInterview, leaveInterview, unlock, whereInInterview, workerReady } from '../interview.ts';
import { handIn } from '../proof/figures.ts';
import { freePort, newDataFolder, removeFolder } from '../server.ts';
import { mentioning } from '../words.ts';
import { options, startWithCampaign, storedIn } from './campaign-server.ts';

/** A copy of the built product, to be changed into another version of it. */
function copyOfBuild(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hailong-build-'));
  cpSync(inRepository('dist'), join(folder, 'dist'), { recursive: true });
  cpSync(inRepository('package.json'), join(folder, 'package.json'));
  symlinkSync(inRepository('node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** The next version: another worker, and a part of the console under another name. Gives the part's old name. */
function makeNextVersion(folder: string): string {
  const client = join(folder, 'dist', 'client');
  for (const packed of ['br', 'gz']) rmSync(join(client, 'field', `sw.js.${packed}`), { force: true });
  appendFileSync(join(client, 'field', 'sw.js'), '\n// the next version\n');
  const assets = readdirSync(join(client, 'assets'));
  const old = assets.find((name) => /^ranking-.*\.js$/.test(name)) ?? assets.find((name) => name.endsWith('.js')) ?? '';
  for (const name of assets.filter((each) => each.startsWith(old))) renameSync(join(client, 'assets', name), join(client, 'assets', `next-${name}`));
  return old;
}

async function startBuild(folder: string, data: string, port: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(folder, 'dist/server/main.js'), '--port', String(port), '--data', data, ...options], { stdio: 'ignore' });
  for (let tries = 0; tries < 3_000; tries += 1) {
    if (await fetch(`http://localhost:${port}/api/server`).then((reply) => reply.ok, () => false)) return child;
    await wait(20);
  }
  throw new Error('The server did not start.');
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('close', () => resolve());
    child.kill('SIGTERM');
  });
}

test('an update under an open interview waits, strands nothing, and takes over with the next start', async () => {
  test.setTimeout(240_000);
  const [data, folder, profile, port] = [newDataFolder(), copyOfBuild(), newProfile(), await freePort()];
  const first = await startWithCampaign(data);
  await first.server.stop();
  let server = await startBuild(folder, data, port);
  const origin = `http://localhost:${port}`;
  let browser = await openBrowser(profile);
  let page = browser.pages()[0] ?? await browser.newPage();
  await enrol(page, origin, { login: enumeratorLogin, password: enumeratorPassword });
  await workerReady(page);
  await browser.setOffline(true);
  await beginInterview(page);
  for (const levels of [[1], [2, 1]]) await holdInterview(page, levels);
  await giveAnswer(page, 2);
  const before = await whereInInterview(page);
  // The worker looks for a new version over the network of the browser, which is there again before anything was sent.
  await ended(server);
  const old = makeNextVersion(folder);
  server = await startBuild(folder, data, port);
  await browser.setOffline(false);
  await page.evaluate(async () => { await (await navigator.serviceWorker.getRegistration())?.update(); });
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state), { timeout: 30_000 }).toBe('installed');
  // The old one serves on, at the same question; what the old build named still loads.
  expect(await page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
  expect(await whereInInterview(page)).toBe(before);
  await giveAnswer(page, 1);
  const part = await fetch(`${origin}/assets/${old}`);
  expect([part.status, await part.text()]).toEqual([200, readFileSync(join(folder, 'dist/client/assets', `next-${old}`), 'utf8')]);
  const after = await whereInInterview(page);

  await killBrowser(profile);
  browser = await openBrowser(profile);
  page = browser.pages()[0] ?? await browser.newPage();
  await page.goto(`${origin}/field/`);
  await unlock(page);
  await expect(page.getByRole('button', { name: mentioning(field.draftAt) })).toBeVisible();
  await page.getByRole('button', { name: mentioning(field.draftAt) }).click();
  await expect.poll(() => whereInInterview(page)).toBe(after);
  await expect.poll(() => storedIn(data).counted, { timeout: 60_000 }).toBe(2);
  await leaveInterview(page);
  handIn([{ promise: 'P12', what: 'a new version deployed under an open interview with responses waiting', faults: 1, acknowledged: 2, lost: 2 - storedIn(data).ids.length, doubled: 0, altered: 0, more: { 'parts of the build before that still load': 1 } }]);
  await browser.close();
  await ended(server);
  for (const each of [data, folder, profile]) removeFolder(each);
});
