/**
 * The files of a phone's database are damaged in every way that was seen, or are gone: what was
 * finished comes back from the journal, or what is lost is said; the app never looks as ever and empty.
 */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { seededRandom } from '../../shared/kernel/random.ts';
import type { GapsReply } from '../../shared/wire/gaps.ts';
import { readReceipt } from '../../shared/wire/receipt.ts';
import { rescueFileType, type RescueReply } from '../../shared/wire/rescue-file.ts';
import { newProfile } from '../browser.ts';
import { signIn } from '../desk.ts';
import { handIn, isFull } from '../proof/figures.ts';
import { newDataFolder, removeFolder, startServer } from '../server.ts';
import { admin, campaign, options, startWithCampaign, storedIn } from './campaign-server.ts';
import { damages, levelDbOf, type Damage } from './leveldb-damages.ts';
import { compare, enrolPhone, finishSome, lookAt, openPatiently, switchOn, unlockPhone, type Look } from './phone/real-phone.ts';
import { servePhone, type PhoneHost } from './phone/serve-phone.ts';

const rounds = isFull ? 4 : 1;
interface Work {
  /** Finished before the browser was closed. */
  readonly inTable: number;
  /** Finished after that. */
  readonly inLog: number;
  /** How much else the site keeps by then, in words of some 300 bytes. */
  readonly words: number;
}

/** So much that the browser writes a table of it, and then some that stay in its log. In short most of it is of another database, which shares the files. */
const many: Work = isFull ? { inTable: 340, inLog: 12, words: 0 } : { inTable: 30, inLog: 12, words: 14_000 };
const few: Work = { inTable: 6, inLog: 4, words: 0 };

interface Before {
  readonly host: PhoneHost;
  /** Folder of the server as it was when the phone was enrolled. */
  readonly data: string;
  /** A phone with finished responses that no server has. */
  readonly profile: string;
  readonly saved: ReadonlyMap<string, string>;
  end(): void;
}

async function phoneWithWork({ inTable, inLog, words }: Work): Promise<Before> {
  const { server } = await startWithCampaign();
  const host = await servePhone(server.port);
  const profile = newProfile();
  const saved = new Map<string, string>();
  const first = await switchOn(profile, host.origin, saved);
  await openPatiently(first);
  await enrolPhone(first);
  await server.stop();
  host.serverPort = 0;
  await finishSome(first, inTable);
  await first.page.evaluate((count) => globalThis.phone.keepInClear(Array.from({ length: count }, (_, at) => `word ${at}`)), words);
  await first.close();
  const second = await switchOn(profile, host.origin, saved);
  await openPatiently(second);
  await unlockPhone(second);
  await finishSome(second, inLog);
  // The mark is written to the disk by the browser in its own time; a phone in use has had that time.
  await second.close();
  return {
    host, profile, saved, data: server.data,
    end: () => {
      host.close();
      for (const folder of [profile, server.data]) removeFolder(folder);
    },
  };
}

interface Outcome {
  readonly starts: number;
  readonly look: Look;
  /** How the start stands beside the finished ones. */
  readonly lost: number;
  readonly altered: number;
  readonly end: string;
  /** Counted at a server that knew nothing of it. */
  readonly stored: ReturnType<typeof storedIn>;
}

/** The phone as it was, damaged, started, and brought together with a server that has nothing of it yet. */
async function afterDamage(before: Before, damage: (profile: string) => void): Promise<Outcome> {
  const [profile, data] = [newProfile(), newDataFolder()];
  cpSync(before.profile, profile, { recursive: true });
  cpSync(before.data, data, { recursive: true });
  damage(profile);
  const server = await startServer({ data, options });
  const phone = await switchOn(profile, before.host.origin);
  try {
    const starts = await openPatiently(phone);
    const look = await lookAt(phone);
    const { lost, altered } = compare(before.saved, look);
    before.host.serverPort = server.port;
    await unlockPhone(phone);
    let end = await phone.page.evaluate(() => globalThis.phone.sync());
    if (end === 'unknown_device') {
      await enrolPhone(phone, undefined);
      end = await phone.page.evaluate(() => globalThis.phone.sync());
    }
    return { starts, look, lost, altered, end, stored: storedIn(data) };
  } finally {
    before.host.serverPort = 0;
    await phone.close();
    await server.stop();
    for (const folder of [profile, data]) removeFolder(folder);
  }
}

test('whatever happens to the files of the database, every finished response comes back and arrives once', async () => {
  const kinds = Object.entries<Damage>(damages);
  test.setTimeout(180_000 + rounds * kinds.length * 60_000);
  const before = await phoneWithWork(many);
  const random = seededRandom('damages');
  const sums = { acknowledged: 0, lost: 0, altered: 0, doubled: 0, recovered: 0, silent: 0 };
  const seen: Record<string, string> = {};
  for (let round = 0; round < rounds; round += 1) {
    for (const [kind, damage] of kinds) {
      const { starts, look, lost, altered, end, stored } = await afterDamage(before, (profile) => damage(levelDbOf(profile), random));
      const missing = [...before.saved.values()].filter((hash) => !stored.bytes.has(hash)).length;
      sums.acknowledged += before.saved.size;
      sums.lost += Math.max(lost, missing);
      sums.altered += altered;
      sums.doubled += stored.ids.length - new Set(stored.ids).size + Math.abs(stored.counted - stored.ids.length);
      sums.recovered += look.incidents.length > 0 ? 1 : 0;
      sums.silent += lost > 0 && look.incidents.length === 0 ? 1 : 0;
      seen[kind] = [...new Set([seen[kind] ?? '', `${look.incidents.join(' + ') || 'nothing to be seen'} (start ${starts})`])].filter((each) => each !== '').join(' | ');
      expect({ kind, lost, altered, missing, end, secondCopy: look.secondCopy, incidents: look.incidents }).toMatchObject({ lost: 0, altered: 0, missing: 0, end: 'idle', secondCopy: 'kept' });
    }
  }
  handIn([{
    promise: 'P2', what: `files of the browser's database damaged: ${kinds.length} kinds at random places`, faults: rounds * kinds.length,
    acknowledged: sums.acknowledged, lost: sums.lost, doubled: sums.doubled, altered: sums.altered, recovered: sums.recovered, more: seen,
  }]);
  before.end();
  expect(sums).toMatchObject({ lost: 0, altered: 0, doubled: 0, silent: 0 });
  // A damage that nothing notices has not been done: most of the kinds show.
  expect(Object.values(seen).filter((each) => !each.startsWith('nothing')).length).toBeGreaterThan(kinds.length / 2);
});

test('a database folder that is gone: the incident is told, work goes on under a new identity, held until it is enrolled, then counted', async () => {
  test.setTimeout(300_000);
  const before = await phoneWithWork(few);
  const [profile, data] = [newProfile(), newDataFolder()];
  cpSync(before.profile, profile, { recursive: true });
  cpSync(before.data, data, { recursive: true });
  rmSync(join(profile, 'Default', 'IndexedDB'), { recursive: true });
  const phone = await switchOn(profile, before.host.origin);
  expect(await openPatiently(phone)).toBe(1);
  const look = await lookAt(phone);
  expect(look.incidents).toEqual(expect.arrayContaining([`shelf_emptied ${before.saved.size}`, 'identity_lost 0']));
  expect(compare(before.saved, look)).toEqual({ lost: 0, altered: 0, onlyOnce: 0 });

  // Without a network, by the PIN: what was assigned is still there, and an interview is finished and sealed.
  await unlockPhone(phone);
  await finishSome(phone, 3);
  const saved = new Map([...before.saved, ...phone.saved]);
  const server = await startServer({ data, options });
  before.host.serverPort = server.port;
  expect(await phone.page.evaluate(() => globalThis.phone.sync())).toBe('unknown_device');
  const rescue = await phone.page.evaluate(() => globalThis.phone.rescue());

  // By the office, before anybody knows that device: kept, held, and said so.
  const desk = await signIn(server.origin, admin);
  const reply = await (await desk.request('/api/rescue', { method: 'POST', body: Buffer.from(rescue, 'base64'), headers: { 'content-type': rescueFileType } })).json() as RescueReply;
  const receipts = reply.signed.map((each) => readReceipt(each?.text ?? ''));
  expect(receipts.filter((each) => each?.status === 'stored')).toHaveLength(before.saved.size);
  expect(receipts.filter((each) => each?.status === 'held').map((each) => each?.reasons)).toEqual(Array.from({ length: 3 }, () => ['device_unknown']));
  expect(storedIn(data).counted).toBe(before.saved.size);

  // Signed in again: what was held for that alone counts, and what the phone sends once more changes nothing.
  await enrolPhone(phone, undefined);
  await expect.poll(() => storedIn(data).counted, { timeout: 30_000 }).toBe(saved.size);
  expect(await phone.page.evaluate(() => globalThis.phone.sync())).toBe('idle');
  const stored = storedIn(data);
  expect(stored.ids.toSorted()).toEqual([...saved.keys()].toSorted());
  expect((await lookAt(phone)).unsent).toBe(0);
  handIn([{
    promise: 'P2', what: 'folder of the database deleted (eviction of one copy), work gone on', faults: 1, acknowledged: saved.size,
    lost: [...saved.values()].filter((hash) => !stored.bytes.has(hash)).length, doubled: stored.ids.length - saved.size, altered: 0, recovered: before.saved.size,
  }]);
  await phone.close();
  await server.stop();
  before.end();
  for (const folder of [profile, data]) removeFolder(folder);
});

test('a phone whose site data are all gone begins as a new one, and the office sees which numbers are missing', async () => {
  test.setTimeout(300_000);
  const { server, desk } = await startWithCampaign();
  const host = await servePhone(server.port);
  const profile = newProfile();
  const phone = await switchOn(profile, host.origin);
  await openPatiently(phone);
  await enrolPhone(phone);
  await finishSome(phone, 4);
  expect(await phone.page.evaluate(() => globalThis.phone.sync())).toBe('idle');
  // A network on which hello gets through and nothing bigger does: the office learns what waits.
  host.cut = new Set(['/api/push']);
  await finishSome(phone, 3);
  await phone.page.evaluate(() => globalThis.phone.sync());
  const { device } = await lookAt(phone);
  await phone.close();
  for (const each of ['IndexedDB', 'File System', 'Local Storage', 'WebStorage', 'Service Worker', 'Storage', 'blob_storage']) rmSync(join(profile, 'Default', each), { recursive: true, force: true });

  host.cut = new Set();
  const again = await switchOn(profile, host.origin);
  expect(await openPatiently(again)).toBe(1);
  expect(await lookAt(again)).toMatchObject({ items: [], journal: [], device: '', incidents: [] });
  await enrolPhone(again);
  const gaps = await (await desk.request(`/api/campaigns/${campaign}/gaps`)).json() as GapsReply;
  const gap = gaps.devices.find((each) => each.id === device);
  expect(gap).toMatchObject({ finished: 7, received: 4, missingCount: 3, waiting: 3 });
  expect(gap?.missing.map(({ from, to }) => [from, to])).toEqual([[5, 7]]);
  expect(gap?.health?.unsentIds).toHaveLength(3);
  handIn([{
    promise: 'P2', what: 'all site data deleted before anything left the phone: lost, and named to the office', faults: 1,
    acknowledged: 7, lost: 3, doubled: 0, altered: 0, recovered: 0, more: { 'named as missing': gap?.missingCount ?? 0 },
  }]);
  await again.close();
  host.close();
  await server.stop();
  for (const folder of [profile, server.data]) removeFolder(folder);
});
