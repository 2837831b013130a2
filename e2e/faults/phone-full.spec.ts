/** The browser's storage is full at every step of an interview; other versions of the app have the database. What is not saved is never called saved. */
import { expect, test } from '@playwright/test';
import { seededRandom } from '../../shared/kernel/random.ts';
import { newProfile } from '../browser.ts';
import { handIn, isFull } from '../proof/figures.ts';
import { removeFolder } from '../server.ts';
import { startWithCampaign, storedIn } from './campaign-server.ts';
import { compare, enrolPhone, finishSome, lookAt, openPatiently, switchOn, unlockPhone } from './phone/real-phone.ts';
import { servePhone } from './phone/serve-phone.ts';

/** Refusals that are seen. */
const steps = isFull ? 120 : 16;

test('storage that is full at any step: said to be not saved, the draft stays, and later it is finished once', async () => {
  test.setTimeout(180_000 + steps * 10_000);
  const { server } = await startWithCampaign();
  const host = await servePhone(server.port);
  const profile = newProfile();
  const before = await switchOn(profile, host.origin);
  await openPatiently(before);
  await enrolPhone(before);
  await finishSome(before, 3);
  const usedBytes = await before.page.evaluate(() => globalThis.phone.usage());
  await before.close();
  // The browser remembers for a while how much room there was: the limit stands from the beginning, and only ever rises.
  let limit: (quotaSize?: number) => Promise<unknown> = () => Promise.resolve();
  let quotaBytes = usedBytes + 30_000;
  const phone = await switchOn(profile, host.origin, before.saved, async (first) => {
    const session = await first.context().newCDPSession(first);
    limit = (quotaSize) => session.send('Storage.overrideQuotaForOrigin', { origin: host.origin, ...(quotaSize === undefined ? {} : { quotaSize }) });
    await limit(quotaBytes);
  });
  const { page } = phone;
  await openPatiently(phone);
  await unlockPhone(phone);
  const random = seededRandom('quota');
  const outcomes = { saved: 0, 'not saved': 0, 'draft not saved': 0 };
  const sums = { silent: 0, draftsLost: 0 };
  const waiting: string[] = [];
  // What is used shrinks when the browser tidies up: it takes some responses until there is no room.
  for (let step = 0; outcomes['not saved'] + outcomes['draft not saved'] < steps && step < steps * 10; step += 1) {
    const fresh = await page.evaluate(() => crypto.randomUUID());
    const isDrafted = await page.evaluate((id) => globalThis.phone.draft(id).then(() => true, () => false), fresh);
    if (isDrafted) waiting.push(fresh);
    const tried = waiting[0];
    const said = phone.saved.size;
    const isSaved = tried !== undefined && await page.evaluate((id) => globalThis.phone.finish(id).then(() => true, () => false), tried);
    // "Saved" is said exactly when the store says so; what is not saved is a draft still.
    sums.silent += phone.saved.size - said === Number(isSaved) ? 0 : 1;
    if (isSaved) waiting.shift();
    const drafts = await page.evaluate(() => globalThis.phone.drafts());
    sums.draftsLost += waiting.filter((id) => !drafts.includes(id)).length;
    outcomes[isSaved ? 'saved' : 'not saved'] += 1;
    outcomes['draft not saved'] += isDrafted ? 0 : 1;
    if (isSaved && isDrafted) continue;
    quotaBytes += random.integer(9_000);
    await limit(quotaBytes);
  }
  await limit();
  for (const id of waiting) await page.evaluate((which) => globalThis.phone.finish(which), id);
  // A second copy that found no room is made good at the next start.
  await page.reload();
  await openPatiently(phone);
  await unlockPhone(phone);
  expect(await page.evaluate(() => globalThis.phone.sync())).toBe('idle');
  const look = await lookAt(phone);
  const { lost, altered, onlyOnce } = compare(phone.saved, look);
  await phone.close();
  await server.stop();
  const stored = storedIn(server.data);
  const doubled = stored.ids.length - phone.saved.size + stored.counted - stored.ids.length;
  handIn([{
    promise: 'P2', what: 'storage of the browser full around a finish', faults: outcomes['not saved'] + outcomes['draft not saved'], acknowledged: phone.saved.size,
    lost: lost + sums.draftsLost, doubled, altered, more: { ...outcomes, 'said to be saved and was not': sums.silent, incidents: look.incidents.length },
  }]);
  expect({ ...sums, lost, altered, onlyOnce, doubled, secondCopy: look.secondCopy }).toEqual({ silent: 0, draftsLost: 0, lost: 0, altered: 0, onlyOnce: 0, doubled: 0, secondCopy: 'kept' });
  expect(outcomes['not saved']).toBeGreaterThan(0);
  host.close();
  for (const folder of [profile, server.data]) removeFolder(folder);
});

test('two versions of the app at once: the older window lets go or holds the newer one up, a newer database is refused, nothing is lost', async () => {
  test.setTimeout(180_000);
  const { server } = await startWithCampaign();
  const host = await servePhone(server.port);
  const profile = newProfile();
  const phone = await switchOn(profile, host.origin);
  await openPatiently(phone);
  await enrolPhone(phone);
  await finishSome(phone, 5);
  const open = await phone.page.evaluate(() => crypto.randomUUID());
  await phone.page.evaluate((id) => globalThis.phone.draft(id), open);

  // A window of a later version takes the database: this one says so and saves nothing more.
  const later = await phone.browser.newPage();
  await later.goto(host.origin);
  const version = await later.evaluate(() => globalThis.phone.holdDatabase(1_000, true));
  expect(version).toBe(1_000);
  expect(await phone.page.evaluate(() => globalThis.phone.state())).toBe('replaced');
  expect(await phone.page.evaluate((id) => globalThis.phone.finish(id).then(() => 'saved', () => 'not saved'), open)).toBe('not saved');
  await later.evaluate(() => globalThis.phone.letGo());

  // Gone back to this version: it does not write into what the later one left, and says so at every start.
  for (let start = 0; start < 3; start += 1) {
    await phone.page.reload();
    expect(await phone.page.evaluate(() => globalThis.phone.open())).toMatch(/^newer/);
  }
  const names = await phone.page.evaluate(async () => (await indexedDB.databases()).map((each) => `${each.name} ${each.version}`));
  expect(names).toContain('hailong-field 1000');
  expect(phone.saved.size).toBe(5);

  // A window of the first release that never lets go: the new one waits and says so; then it upgrades, and the journal gives everything back.
  await later.evaluate(() => new Promise((resolve) => { indexedDB.deleteDatabase('hailong-field').onsuccess = resolve; }));
  expect(await later.evaluate(() => globalThis.phone.holdDatabase(10, false))).toBe(10);
  await phone.page.reload();
  const opening = phone.page.evaluate(() => globalThis.phone.open());
  await expect.poll(() => phone.page.evaluate(() => globalThis.phone.state()), { timeout: 30_000 }).toBe('blocked');
  await later.evaluate(() => globalThis.phone.letGo());
  expect(await opening).toBe('open');
  const look = await lookAt(phone);
  expect(look.incidents).not.toEqual([]);
  expect(compare(phone.saved, look)).toEqual({ lost: 0, altered: 0, onlyOnce: 0 });
  await phone.close();

  handIn([{ promise: 'P12', what: 'two versions of the app in two windows, and one version back', faults: 6, acknowledged: phone.saved.size, lost: compare(phone.saved, look).lost, doubled: 0, altered: 0, recovered: phone.saved.size }]);
  await server.stop();
  host.close();
  for (const folder of [profile, server.data]) removeFolder(folder);
});
