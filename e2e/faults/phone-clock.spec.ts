/**
 * The clock of a phone is a month behind, years ahead, and set right again while an interview is
 * held: nothing is lost or let go of, nobody is locked out, times are written down as the phone saw
 * them, with its offset, and how long an interview took is not a matter of the clock.
 */
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { seededRandom } from '../../shared/kernel/random.ts';
import { field } from '../../shared/languages/vi/field.ts';
import { killBrowser, newProfile, openBrowser } from '../browser.ts';
import { enumeratorLogin, enumeratorPassword } from '../campaign-files.ts';
import { beginInterview, enrol, giveAnswer, leaveInterview, saveInterview, unlock, whereInInterview } from '../interview.ts';
import { handIn, isFull } from '../proof/figures.ts';
import { removeFolder } from '../server.ts';
import { mentioning } from '../words.ts';
import { campaign, startWithCampaign, storedIn } from './campaign-server.ts';

const [hourMs, dayMs] = [3_600_000, 86_400_000];
const [behindMs, aheadMs] = [-30 * dayMs, 5 * 365 * dayMs];

/** How far the clock is ahead, and its offset from UTC. */
type Clock = readonly [clockMs: number, offsetMinutes: number];

/** Each interview begins by one of them and ends by the next. */
function clocks(): readonly Clock[] {
  const random = seededRandom('clocks of a phone');
  const some = Array.from({ length: isFull ? 40 : 0 }, (): Clock => [random.pick([behindMs, aheadMs, -hourMs, 0]), random.pick([420, 0, -300])]);
  return [[behindMs, 420], [aheadMs, -300], ...some, [0, 420]];
}

/** In the page, before anything of its own: `Date` is off by what the test says, and so is the offset from UTC. `performance.now()` goes on. */
function shiftedClock(): void {
  const TrueDate = Date;
  const now = (): number => TrueDate.now() + Number(localStorage.getItem('test-clock-ms') ?? 0);
  TrueDate.prototype.getTimezoneOffset = () => -Number(localStorage.getItem('test-offset-minutes') ?? 420);
  globalThis.Date = new Proxy(TrueDate, {
    construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made) as object,
    get: (target, name, proxy) => (name === 'now' ? now : Reflect.get(target, name, proxy) as unknown),
  });
}

const setClock = (page: Page, [clockMs, offsetMinutes]: Clock): Promise<void> => page.evaluate(([ms, minutes]) => {
  localStorage.setItem('test-clock-ms', String(ms));
  localStorage.setItem('test-offset-minutes', String(minutes));
}, [clockMs, offsetMinutes] as const);

test('a clock that is months behind, years ahead and set right in the middle of interviews loses nothing and locks nobody out; times stand as the phone saw them', async () => {
  const all = clocks();
  test.setTimeout(120_000 + all.length * 20_000);
  const { server, desk } = await startWithCampaign();
  const profile = newProfile();
  const begunAtMs = Date.now();
  let { browser, page } = await start(profile);
  await enrol(page, server.origin, { login: enumeratorLogin, password: enumeratorPassword });
  await setClock(page, all[0]!);
  await beginInterview(page);
  let kills = 0;
  for (const [at, clock] of all.slice(1).entries()) {
    await giveAnswer(page, 1);
    const where = await whereInInterview(page);
    await setClock(page, clock);
    if (at % 4 === 1) {
      kills += 1;
      await killBrowser(profile);
      ({ browser, page } = await start(profile));
      await page.goto(`${server.origin}/field/`);
      await setClock(page, clock);
      await unlock(page);
      await page.getByRole('button', { name: mentioning(field.draftAt) }).click();
      await expect.poll(() => whereInInterview(page)).toBe(where);
    }
    await giveAnswer(page, 2);
    await saveInterview(page);
  }
  await leaveInterview(page);
  const finished = all.length - 1;
  await expect.poll(() => storedIn(server.data).counted, { timeout: 60_000 }).toBe(finished);
  const kept = await keptOn(page);
  const csv = await (await desk.request(`/api/campaigns/${campaign}/exports/responses-csv`)).text();
  const tookMs = Date.now() - begunAtMs;
  await browser.close();
  await server.stop();
  const { ids, counted } = storedIn(server.data);
  const rows = csv.trim().split('\n').slice(1).map((line) => /,(?<startedAt>[^,]+T[^,]+),(?<finishedAt>[^,]+T[^,]+),(?<durationMs>\d+),/.exec(line)?.groups ?? {});
  // In the order of the ledger, which is that in which they were finished, whatever the clocks said.
  const wrong = rows.filter(({ startedAt = '', finishedAt = '', durationMs }, at) =>
    !isBy(startedAt, all[at]!, begunAtMs) || !isBy(finishedAt, all[at + 1]!, begunAtMs) || Number(durationMs) > tookMs || Number(durationMs) <= 0).length;
  handIn([{
    promise: 'P18', what: 'clock and offset of a phone changed in the middle of interviews, also over a kill', faults: all.length + kills, acknowledged: finished,
    lost: finished - ids.length, doubled: ids.length - new Set(ids).size + counted - ids.length, altered: wrong, more: { 'kept on the phone': kept.envelopes, kills },
  }]);
  expect({ ids: new Set(ids).size, rows: rows.length, counted, wrong, kept }).toEqual({ ids: finished, rows: finished, counted: finished, wrong: 0, kept: { outbox: finished, envelopes: finished } });
  for (const folder of [profile, server.data]) removeFolder(folder);
});

async function start(profile: string): Promise<{ browser: BrowserContext; page: Page }> {
  const browser = await openBrowser(profile);
  await browser.addInitScript(shiftedClock);
  return { browser, page: browser.pages()[0] ?? await browser.newPage() };
}

/** Whether a phone with this clock could have written this during the test. */
function isBy(text: string, [clockMs, offsetMinutes]: Clock, begunAtMs: number): boolean {
  const trueMs = Date.parse(text) - clockMs;
  const size = Math.abs(offsetMinutes) / 60;
  return trueMs >= begunAtMs && trueMs <= Date.now() && text.endsWith(`${offsetMinutes < 0 ? '-' : '+'}${String(size).padStart(2, '0')}:00`);
}

/** How much of it the phone has let go of. */
function keptOn(page: Page): Promise<{ outbox: number; envelopes: number }> {
  return page.evaluate(() => new Promise((resolve) => {
    const opening = indexedDB.open('hailong-field');
    opening.onsuccess = () => {
      const reading = opening.result.transaction(['outbox', 'envelopes']);
      const [outbox, envelopes] = ['outbox', 'envelopes'].map((name) => reading.objectStore(name).count());
      reading.oncomplete = () => {
        opening.result.close();
        resolve({ outbox: outbox?.result ?? 0, envelopes: envelopes?.result ?? 0 });
      };
    };
  }));
}
