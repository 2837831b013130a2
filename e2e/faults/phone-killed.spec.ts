/** The browser is killed while responses are finished, again and again: what it called saved is there, in both copies. */
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { seededRandom } from '../../shared/kernel/random.ts';
import { newProfile } from '../browser.ts';
import { handIn, isFull } from '../proof/figures.ts';
import { removeFolder } from '../server.ts';
import { startWithCampaign, storedIn } from './campaign-server.ts';
import { compare, enrolPhone, lookAt, openPatiently, switchOn, unlockPhone, type RealPhone } from './phone/real-phone.ts';
import { servePhone } from './phone/serve-phone.ts';

const kills = isFull ? 100 : 3;

test('what was called saved before the browser was killed is there after it, in both copies, and arrives once', async () => {
  test.setTimeout(120_000 + kills * 30_000);
  const { server } = await startWithCampaign();
  const host = await servePhone(server.port);
  const profile = newProfile();
  const saved = new Map<string, string>();
  const random = seededRandom('browser kills');
  const sums = { lost: 0, altered: 0, incidents: 0 };
  let phone: RealPhone = await switchOn(profile, host.origin, saved);
  await openPatiently(phone);
  await enrolPhone(phone);
  host.serverPort = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const before = saved.size;
    const work = phone.page.evaluate(() => globalThis.phone.work()).catch(() => undefined);
    // Now and then in the very first of them, mostly somewhere in a row of them.
    if (kill % 3 !== 0) await expect.poll(() => saved.size, { timeout: 60_000, intervals: [5] }).toBeGreaterThan(before + random.integer(8));
    await wait(random.integer(150));
    await phone.kill();
    await work;
    phone = await switchOn(profile, host.origin, saved);
    await openPatiently(phone);
    const look = await lookAt(phone);
    const { lost, altered, onlyOnce } = compare(saved, look);
    expect({ onlyOnce, secondCopy: look.secondCopy }, `after kill ${kill + 1}`).toEqual({ onlyOnce: 0, secondCopy: 'kept' });
    sums.lost += lost;
    sums.altered += altered;
    sums.incidents += look.incidents.length;
    await unlockPhone(phone);
  }
  host.serverPort = server.port;
  expect(await phone.page.evaluate(() => globalThis.phone.sync())).toBe('idle');
  const look = await lookAt(phone);
  await phone.close();
  await server.stop();
  const stored = storedIn(server.data);
  const doubled = stored.ids.length - new Set(stored.ids).size;
  const missing = [...saved.values()].filter((hash) => !stored.bytes.has(hash)).length;
  handIn([{
    promise: 'P2', what: 'browser killed by SIGKILL while responses were finished', faults: kills,
    acknowledged: saved.size, lost: sums.lost + missing, doubled, altered: sums.altered,
  }]);
  expect(saved.size).toBeGreaterThan(kills);
  expect({ ...sums, missing, doubled }).toEqual({ lost: 0, altered: 0, incidents: 0, missing: 0, doubled: 0 });
  expect(look.items.every((each) => each.status === 'received')).toBe(true);
  // Nothing but what a person finished: at most one more a kill, whose "saved" the kill had swallowed.
  expect(stored.counted).toBe(look.items.length);
  expect(look.items.length - saved.size).toBeLessThanOrEqual(kills);
  host.close();
  for (const folder of [profile, server.data]) removeFolder(folder);
});
