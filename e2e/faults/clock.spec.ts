/**
 * The clocks of a server and of phones jump by years, days and an hour, forwards and back, between
 * requests and in the middle of them, and across a kill of the server: nothing is lost, doubled or
 * put in another order, whoever is locked out is told so, and times stand as the clocks said them.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readServerKey } from '../../server/auth/keys.ts';
import { serverId } from '../../server/backup/restore.ts';
import { createKeyStore } from '../../server/keys/key-store.ts';
import { makeRecoveryFile } from '../../server/keys/recovery-file.ts';
import { inRepository } from '../../server/setup/places.mjs';
import { toIso } from '../../shared/kernel/instant.ts';
import { seededRandom } from '../../shared/kernel/random.ts';
import { readReceipt } from '../../shared/wire/receipt.ts';
import type { LedgerHeadsReply } from '../../shared/wire/ledger-heads.ts';
import type { ServerHealthReply } from '../../shared/wire/server-health.ts';
import { campaignFile } from '../campaign-files.ts';
import { signIn, type Desk } from '../desk.ts';
import { firstAdminCode } from '../first-admin-code.ts';
import { handIn, isFull } from '../proof/figures.ts';
import { newDataFolder, removeFolder, type RunningServer } from '../server.ts';
import { admin, campaign } from './campaign-server.ts';
import { serverClock } from './clock-server.ts';
import { lossesOf, verifyOffline, type Acknowledged } from './fleet.ts';
import { NodePhone } from './phone/node-phone.ts';

const [hourMs, dayMs] = [3_600_000, 86_400_000];
const yearMs = 365 * dayMs;
/** A restart: the server is killed, and the clock is another one when it starts again. */
const shortJumps = [{ toMs: -30 * dayMs }, { toMs: 5 * yearMs }, { toMs: 0, isRestart: true }, { toMs: -hourMs }, { toMs: 0 }];
const passphrase = 'mat khau cua khoa khoi phuc';

interface Jump {
  readonly toMs: number;
  readonly isRestart?: boolean;
}

function jumps(): readonly Jump[] {
  if (!isFull) return shortJumps;
  const random = seededRandom('clock jumps');
  const some = Array.from({ length: 95 }, (_, at) => ({
    toMs: random.pick([0, 0, -hourMs, hourMs, -30 * dayMs, 30 * dayMs, 5 * yearMs, -yearMs, random.integer(yearMs)]), isRestart: at % 8 === 7,
  }));
  return [...shortJumps, ...some, { toMs: 0 }];
}

test('clocks that jump lose nothing, double nothing and reorder nothing; sign-in, heads and backups go on; times stand as they were said', async () => {
  const all = jumps();
  test.setTimeout(60_000 + all.length * 20_000);
  const [data, raised, place] = [newDataFolder(), newDataFolder(), mkdtempSync(join(tmpdir(), 'hailong-second-'))];
  const recovery = await makeRecoveryFile(passphrase, 12);
  createKeyStore({ keysPath: join(data, 'keys'), now: Date.now, onChanged: () => undefined }).setRecovery(recovery.key);
  const clock = serverClock();
  const options = ['--no-demo', '--backup-to', place, '--backup-every-minutes', '1'];
  let server = await clock.start({ data, options });
  let desk = await openCampaign(server);
  const phones = await Promise.all(['true', 'wrong', 'late'].map((seed) => NodePhone.enrol(server.port, seed)));
  const random = seededRandom('clocks');
  let isOver = false;
  const sums = { outages: 0, reordered: 0 };
  const work = phones.map(async (phone) => {
    const order = ledgerOrder();
    while (!isOver) {
      await phone.finish(1 + random.integer(4));
      sums.outages += Number(await phone.sync() !== 'idle');
      sums.reordered += order(await phone.acknowledged());
    }
  });
  let signedOut = 0;
  for (const { toMs, isRestart } of all) {
    clock.set(toMs);
    if (isRestart === true) {
      await server.kill();
      server = await clock.start({ data, port: server.port, options });
    }
    // Phones are wrong in their own ways, the first one never.
    for (const phone of phones.slice(1)) [phone.clockMs, phone.offsetMinutes] = [random.pick([-30 * dayMs, 5 * yearMs, 0]), random.pick([420, 0, -300])];
    const before = await Promise.all(phones.map(async (phone) => (await phone.acknowledged()).size));
    // Whoever has a session at the desk goes on, or is told to sign in; signing in works at once.
    const told = await desk.request('/api/session').then(() => 'known', (error: unknown) => String(error));
    expect(told).toMatch(/^known$|session\.required/);
    signedOut += Number(told !== 'known');
    desk = await signIn(server.origin, admin);
    await expect.poll(async () => Promise.all(phones.map(async (phone, at) => (await phone.acknowledged()).size > before[at]!)), { timeout: 30_000, intervals: [50] }).toEqual([true, true, true]);
  }
  isOver = true;
  await Promise.all(work);
  for (const phone of phones) expect(await phone.sync()).toBe('idle');
  const fleet = await Promise.all(phones.map(async (phone) => ({ acknowledged: await phone.acknowledged() })));
  const { backup } = await (await desk.request('/api/server-health')).json() as ServerHealthReply;
  const heads = await (await desk.request('/api/ledger/heads')).json() as LedgerHeadsReply;
  const csv = await (await desk.request(`/api/campaigns/${campaign}/exports/responses-csv`)).text();
  await server.stop();

  const losses = lossesOf(fleet, data);
  const finished = phones.flatMap((phone) => [...phone.finished]);
  const unsent = finished.length - losses.acknowledged;
  const facts = fleet.flatMap(({ acknowledged }) => [...acknowledged.values()].flatMap(({ receipt }) => readReceipt(receipt.text) ?? []));
  const untimely = facts.filter((each) => !clock.couldSay(each.storedAtMs)).length;
  const rows = new Map(csv.split('\n').map((line) => [/[0-9a-f-]{36}/.exec(line)?.[0] ?? '', line]));
  const corrected = finished.filter(([, { id, startedAt, finishedAt }]) => rows.get(id)?.includes(`${toIso(startedAt)},${toIso(finishedAt)}`) !== true).length;
  const { code, says } = verifyOffline(fleet, data);
  const restored = restore({ data, place, raised, recovery: recovery.text });
  const afterRestore = lossesOf(fleet, raised);
  handIn([{
    promise: 'P18', what: 'clock of the server and of phones set years, days and an hour forwards and back under load, also over a kill', faults: all.length, ...losses,
    lost: losses.lost + unsent + afterRestore.lost, recovered: losses.acknowledged - afterRestore.lost,
    more: {
      'in the ledger before what came earlier': sums.reordered, 'times other than the clock said': untimely + corrected, 'heads signed': heads.heads.length,
      'desk sessions over, and said so': signedOut, 'runs of the sync without an answer': sums.outages, 'longest ledger restored from backups, entries': heads.now.size,
    },
  }]);
  expect({ ...losses, unsent, reordered: sums.reordered, untimely, corrected, code, says }).toEqual({ acknowledged: losses.acknowledged, lost: 0, doubled: 0, altered: 0, unsent: 0, reordered: 0, untimely: 0, corrected: 0, code: 0, says: '' });
  expect(new Set(facts.map((each) => each.ledgerIndex)).size).toBe(facts.length);
  expect({ restored, ...afterRestore }).toEqual({ restored: { status: 0, stderr: '' }, ...losses });
  expect(backup?.failure ?? null).toBeNull();
  phones.forEach((phone) => phone.close());
  clock.remove();
  for (const folder of [data, raised, place]) removeFolder(folder);
});

async function openCampaign(server: RunningServer): Promise<Desk> {
  const desk = await signIn(server.origin, { ...admin, code: firstAdminCode(server.output()) });
  await desk.importCampaign(campaignFile({ id: campaign, questionnaire: 'sipas-national-2024plus', method: 'national-2023-2026' }));
  await desk.open(campaign);
  return desk;
}

/** Called after each exchange of a phone: how many of the newly acknowledged stand in the ledger before what was acknowledged earlier. */
function ledgerOrder(): (acknowledged: ReadonlyMap<string, Acknowledged>) => number {
  const known = new Set<string>();
  let highest = 0;
  return (acknowledged) => {
    const fresh = [...acknowledged].filter(([hash]) => !known.has(hash)).map(([, { receipt }]) => readReceipt(receipt.text)?.ledgerIndex ?? 0);
    for (const hash of acknowledged.keys()) known.add(hash);
    const before = highest;
    highest = Math.max(highest, ...fresh);
    return fresh.filter((index) => index <= before).length;
  };
}

interface RestoreParts {
  readonly data: string;
  readonly place: string;
  readonly raised: string;
  readonly recovery: string;
}

function restore({ data, place, raised, recovery }: RestoreParts): { readonly status: number | null; readonly stderr: string } {
  const [keyFile, passphraseFile] = [join(raised, 'recovery.json'), join(raised, 'passphrase.txt')];
  writeFileSync(keyFile, recovery);
  writeFileSync(passphraseFile, passphrase);
  const server = serverId(readServerKey(join(data, 'server-key.pem')).publicKey);
  const { status, stderr } = spawnSync(process.execPath, [
    inRepository('dist/server/cli.js'), 'restore', '--from', place, '--to', raised, '--recovery', keyFile, '--passphrase-file', passphraseFile, '--server', server, '--language', 'en',
  ], { encoding: 'utf8' });
  return { status, stderr };
}
