/**
 * The app of today finds the database of the first release and brings it to its own form; the browser
 * is killed in the middle of that, at one step after the other, and around its end. The next start
 * brings it to its end, and everything is there.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { versions } from '../../client/kit/store/versions/versions.ts';
import { seededRandom } from '../../shared/kernel/random.ts';
import { newProfile } from '../browser.ts';
import { pinOfTests } from '../interview.ts';
import { handIn, isFull } from '../proof/figures.ts';
import { removeFolder } from '../server.ts';
import { startWithCampaign, storedIn } from './campaign-server.ts';
import { formerVersion, makeFormer, standStill, versionOn, type Step } from './phone/former-database.ts';
import { compare, enrolPhone, finishSome, lookAt, openPatiently, switchOn, type RealPhone } from './phone/real-phone.ts';
import { servePhone } from './phone/serve-phone.ts';

const presentVersion = versions.length * 10;
const responses = isFull ? 200 : 15;
/** Each response is put twice: its bytes apart, and what is known of it. */
const last = 2 * responses;
const steps: readonly Step[] = isFull
  ? [1, 2, 3, 4, 5, 6].map((at): Step => ({ call: 'createObjectStore', at })).concat([1, 2, responses / 2, responses - 1, responses, responses + 1, last - 1, last].map((at): Step => ({ call: 'put', at })))
  : [{ call: 'createObjectStore', at: 3 }, { call: 'put', at: responses }];
/** Kills at any moment, before the end of the upgrade, at it, and while the second copy is made. */
const atAnyMoment = isFull ? 40 : 1;

test('an upgrade of the first release\'s database that is killed at any step is done by the next start, and loses nothing', async () => {
  test.setTimeout(120_000 + (steps.length + atAnyMoment) * 20_000);
  const { server } = await startWithCampaign();
  const host = await servePhone(server.port);
  const profile = newProfile();
  const saved = new Map<string, string>();
  const draft = randomUUID();
  const on = (): Promise<RealPhone> => switchOn(profile, host.origin, saved);
  let phone = await on();
  await openPatiently(phone);
  await enrolPhone(phone);
  await finishSome(phone, responses);
  await phone.page.reload();
  await makeFormer(phone.page, draft);
  expect(await versionOn(phone.page)).toBe(formerVersion);

  const still = await standStill();
  for (const step of steps) {
    await still.arrange(phone.page, step);
    const opening = phone.page.evaluate(() => globalThis.phone.open()).catch(() => 'killed');
    await still.reached();
    await phone.kill();
    expect(await opening).toBe('killed');
    phone = await on();
    expect(await versionOn(phone.page), `after ${step.call} ${step.at}`).toBe(formerVersion);
  }
  still.close();
  const random = seededRandom('killed upgrades');
  const sums = { unfinished: steps.length, lost: 0, altered: 0 };
  for (let kill = 0; kill < atAnyMoment; kill += 1) {
    const opening = phone.page.evaluate(() => globalThis.phone.open()).catch(() => 'killed');
    await wait(random.integer(200));
    await phone.kill();
    await opening;
    phone = await on();
    if (await versionOn(phone.page) === formerVersion) {
      sums.unfinished += 1;
      continue;
    }
    if (kill === atAnyMoment - 1) break;
    await openPatiently(phone);
    const { lost, altered } = compare(saved, await lookAt(phone));
    [sums.lost, sums.altered] = [sums.lost + lost, sums.altered + altered];
    await phone.page.reload();
    await makeFormer(phone.page, draft);
  }

  expect(await openPatiently(phone)).toBe(1);
  expect(await versionOn(phone.page)).toBe(presentVersion);
  await phone.page.evaluate((digits) => globalThis.phone.setPin(digits), pinOfTests);
  expect(await phone.page.evaluate(() => globalThis.phone.drafts())).toEqual([draft]);
  expect(await phone.page.evaluate(() => globalThis.phone.sync())).toBe('idle');
  const look = await lookAt(phone);
  const { lost, altered, onlyOnce } = compare(saved, look);
  await phone.close();
  await server.stop();
  const stored = storedIn(server.data);
  const missing = [...saved.values()].filter((hash) => !stored.bytes.has(hash)).length;
  const doubled = stored.ids.length - new Set(stored.ids).size + Math.abs(stored.counted - stored.ids.length);
  handIn([{
    promise: 'P12', what: 'browser killed by SIGKILL in the middle of the upgrade of the first release\'s database', faults: steps.length + atAnyMoment, acknowledged: saved.size,
    lost: sums.lost + lost + missing, doubled, altered: sums.altered + altered, more: { 'kills before the upgrade was at its end': sums.unfinished, 'drafts carried through': 1 },
  }]);
  expect({ ...sums, lost: sums.lost + lost, altered: sums.altered + altered, onlyOnce, missing, doubled, incidents: look.incidents, secondCopy: look.secondCopy })
    .toEqual({ unfinished: sums.unfinished, lost: 0, altered: 0, onlyOnce: 0, missing: 0, doubled: 0, incidents: [], secondCopy: 'kept' });
  expect(saved.size).toBe(responses);
  host.close();
  for (const folder of [profile, server.data]) removeFolder(folder);
});
