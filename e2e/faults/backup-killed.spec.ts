/**
 * The server is killed again and again while it lays down backups, then its machine is lost: what
 * devices had been told of is restored from the second place, on a folder that knew nothing.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { readServerKey } from '../../server/auth/keys.ts';
import { serverId } from '../../server/backup/restore.ts';
import { createKeyStore } from '../../server/keys/key-store.ts';
import { makeRecoveryFile } from '../../server/keys/recovery-file.ts';
import { inRepository } from '../../server/setup/places.mjs';
import { openReadOnly } from '../../server/storage/read-only.ts';
import { everything } from '../../server/storage/port.ts';
import { seededRandom } from '../../shared/kernel/random.ts';
import type { Questionnaire } from '../../shared/questionnaire/model.ts';
import type { ServerHealthReply } from '../../shared/wire/server-health.ts';
import { campaignFile, enumeratorLogin, enumeratorPassword } from '../campaign-files.ts';
import { signIn, type Desk } from '../desk.ts';
import { enrolDevice, type Device } from '../device.ts';
import { firstAdminCode } from '../first-admin-code.ts';
import { responsesFrom } from '../responses.ts';
import { handIn, isFull } from '../proof/figures.ts';
import { newDataFolder, removeFolder, startServer, type RunningServer } from '../server.ts';

const campaign = 'thu-sao-luu';
const kills = isFull ? 40 : 3;
const admin = { login: 'truong-phong', password: 'mat-khau-that-dai' };
const passphrase = 'mat khau cua khoa khoi phuc';

test('a server that is killed while it lays down backups is restored with everything that devices were told of', async () => {
  test.setTimeout(60_000 + kills * 20_000);
  const [data, raised] = [newDataFolder(), newDataFolder()];
  const place = mkdtempSync(join(tmpdir(), 'hailong-second-'));
  const recovery = await makeRecoveryFile(passphrase, 12);
  createKeyStore({ keysPath: join(data, 'keys'), now: Date.now, onChanged: () => undefined }).setRecovery(recovery.key);
  const options = ['--no-demo', '--backup-to', place, '--backup-every-minutes', '1'];
  let server = await startServer({ data, options });
  let desk = await openCampaign(server);
  const phone = await makePhone(server.origin);
  const random = seededRandom('backup kills');
  const acknowledged = new Map<string, Uint8Array>();
  let told = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const work = depositUntilCut(phone, acknowledged);
    await wait(200 + random.integer(1500));
    told = Math.max(told, (await health(desk)).backedUpTo);
    await server.kill();
    await work;
    server = await startServer({ data, port: server.port, options });
    desk = await signIn(server.origin, admin);
  }
  await expect.poll(async () => behind(desk), { timeout: 60_000, intervals: [500] }).toBe(0);
  told = Math.max(told, (await health(desk)).backedUpTo);
  await server.kill();

  const [keyFile, passphraseFile] = [join(raised, 'recovery.json'), join(raised, 'passphrase.txt')];
  writeFileSync(keyFile, recovery.text);
  writeFileSync(passphraseFile, passphrase);
  const cli = spawnSync(process.execPath, [inRepository('dist/server/cli.js'), 'restore', '--from', place, '--to', raised, '--recovery', keyFile, '--passphrase-file', passphraseFile, '--server', serverId(readServerKey(join(data, 'server-key.pem')).publicKey), '--language', 'en'], { encoding: 'utf8' });
  expect(cli.stderr).toBe('');
  expect(cli.status).toBe(0);
  expect(cli.stdout).not.toContain('Left out');
  expect(Number(/entry (\d+) of the ledger/.exec(cli.stdout)?.[1])).toBeGreaterThanOrEqual(told);

  const database = openReadOnly(join(raised, 'hailong.db'));
  const stored = new Map(database.responsesAfter(campaign, everything, { after: 0, limit: 1_000_000 }).map((each) => [each.envelopeHash, each.bytes]));
  const counted = database.readTallies(campaign, everything).reduce((sum, cell) => sum + (cell.vector[0] ?? 0), 0);
  database.close();
  const there = [...acknowledged].filter(([hash]) => stored.has(hash));
  const sums = {
    lost: acknowledged.size - there.length, doubled: counted - stored.size,
    altered: there.filter(([hash, bytes]) => Buffer.compare(stored.get(hash) ?? Buffer.alloc(0), bytes) !== 0).length,
  };
  handIn([{
    promise: 'P15', what: 'server killed by SIGKILL while it lays down backups, its machine lost, restored from the second place', faults: kills + 1,
    acknowledged: acknowledged.size, ...sums, recovered: there.length,
  }]);
  expect(acknowledged.size).toBeGreaterThan(kills * 10);
  expect(sums).toEqual({ lost: 0, doubled: 0, altered: 0 });

  // The restored server goes on under the same key, and backs itself up at once.
  const again = await startServer({ data: raised, options });
  const deskAgain = await signIn(again.origin, admin);
  await expect.poll(async () => behind(deskAgain), { timeout: 60_000, intervals: [500] }).toBe(0);
  await again.stop();
  expect(readdirSync(place).filter((name) => name.startsWith('.unfinished')).length).toBeLessThanOrEqual(kills + 1);
  for (const folder of [data, raised]) removeFolder(folder);
  rmSync(place, { recursive: true });
});

async function openCampaign(server: RunningServer): Promise<Desk> {
  const desk = await signIn(server.origin, { ...admin, code: firstAdminCode(server.output()) });
  await desk.importCampaign(campaignFile({ id: campaign, questionnaire: 'sipas-national-2024plus', method: 'national-2023-2026' }));
  await desk.open(campaign);
  return desk;
}

async function health(desk: Desk): Promise<NonNullable<ServerHealthReply['backup']>> {
  const { backup } = await (await desk.request('/api/server-health')).json() as ServerHealthReply;
  if (backup === null) throw new Error('The server has a second place.');
  return backup;
}

async function behind(desk: Desk): Promise<number> {
  const { ledgerSize, backedUpTo, lastFullAtMs } = await health(desk);
  return lastFullAtMs === null ? 1 : ledgerSize - backedUpTo;
}

interface Phone {
  readonly device: Device;
  readonly next: () => Uint8Array;
}

async function makePhone(origin: string): Promise<Phone> {
  const device = await enrolDevice(origin, { login: enumeratorLogin, password: enumeratorPassword });
  const [assigned] = (await device.assignments()).campaigns;
  if (assigned === undefined) throw new Error('The enumerator is assigned to nothing.');
  const reply = await fetch(`${origin}/api/questionnaires/${assigned.questionnaire.hash}`, { headers: { authorization: `Bearer ${device.token}` } });
  const make = responsesFrom({ campaign: assigned, questionnaire: await reply.json() as Questionnaire, device: device.id, account: device.account, seed: 'phone' });
  return { device, next: () => device.seal(make()) };
}

/** Notes what was acknowledged until the server is gone. */
async function depositUntilCut({ device, next }: Phone, acknowledged: Map<string, Uint8Array>): Promise<void> {
  for (;;) {
    const sent = Array.from({ length: 5 }, next);
    try {
      await device.push(sent);
    } catch {
      // The kill: nothing is known of these, and nothing is claimed of them.
      return;
    }
    for (const bytes of sent) acknowledged.set(createHash('sha256').update(bytes).digest('hex'), bytes);
  }
}
