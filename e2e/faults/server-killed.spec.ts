/** The server is killed under load, again and again: what it acknowledged is stored, byte for byte, once. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { openReadOnly } from '../../server/storage/read-only.ts';
import { everything } from '../../server/storage/port.ts';
import { seededRandom } from '../../shared/kernel/random.ts';
import type { Questionnaire } from '../../shared/questionnaire/model.ts';
import type { Receipt } from '../../shared/wire/push.ts';
import { campaignFile, enumeratorLogin, enumeratorPassword } from '../campaign-files.ts';
import { signIn } from '../desk.ts';
import { enrolDevice, type Device } from '../device.ts';
import { firstAdminCode } from '../first-admin-code.ts';
import { responsesFrom } from '../responses.ts';
import { newDataFolder, removeFolder, startServer, type RunningServer } from '../server.ts';

const campaign = 'thu-giet-may-chu';
const [kills, phones] = [6, 4];

interface Phone {
  readonly device: Device;
  readonly next: () => Uint8Array;
  /** Sealed and not acknowledged: what an outbox holds. */
  outbox: Uint8Array[];
  readonly receipts: Map<string, { readonly bytes: Uint8Array; readonly receipt: Receipt }>;
}

test('what was acknowledged before a kill is stored after it, byte for byte and once', async () => {
  const data = newDataFolder();
  let server = await startServer({ data, options: ['--no-demo'] });
  await openCampaign(server);
  const fleet = await Promise.all(Array.from({ length: phones }, (_, index) => makePhone(server.origin, index)));
  const random = seededRandom('kills');
  for (let kill = 0; kill < kills; kill += 1) {
    const work = fleet.map((phone) => depositUntilCut(phone));
    await wait(60 + random.integer(500));
    await server.kill();
    await Promise.all(work);
    server = await startServer({ data, port: server.port, options: ['--no-demo'] });
  }
  for (const phone of fleet) await deposit(phone);
  const acknowledged = fleet.flatMap((phone) => [...phone.receipts.values()]);
  for (const phone of fleet) await expectSameReceipts(phone);
  await server.stop();

  expect(acknowledged.length).toBeGreaterThan(kills * phones);
  const database = openReadOnly(join(data, 'hailong.db'));
  const stored = database.responsesAfter(campaign, everything, { after: 0, limit: 1_000_000 });
  const counted = database.readTallies(campaign, everything).reduce((sum, cell) => sum + (cell.vector[0] ?? 0), 0);
  database.close();
  expect(stored.map((each) => each.responseId).sort()).toEqual(acknowledged.map((each) => each.receipt.responseId).sort());
  const bytes = new Map(stored.map((each) => [each.responseId, each.bytes]));
  for (const each of acknowledged) expect(Buffer.compare(bytes.get(each.receipt.responseId) ?? Buffer.alloc(0), each.bytes)).toBe(0);
  expect(counted).toBe(stored.length);
  removeFolder(data);
});

async function openCampaign(server: RunningServer): Promise<void> {
  const desk = await signIn(server.origin, { login: 'truong-phong', password: 'mat-khau-that-dai', code: firstAdminCode(server.output()) });
  await desk.importCampaign(campaignFile({ id: campaign, questionnaire: 'sipas-national-2024plus', method: 'national-2023-2026' }));
  await desk.open(campaign);
}

async function makePhone(origin: string, index: number): Promise<Phone> {
  const device = await enrolDevice(origin, { login: enumeratorLogin, password: enumeratorPassword });
  const [assigned] = (await device.assignments()).campaigns;
  if (assigned === undefined) throw new Error('The enumerator is assigned to nothing.');
  const reply = await fetch(`${origin}/api/questionnaires/${assigned.questionnaire.hash}`, { headers: { authorization: `Bearer ${device.token}` } });
  const make = responsesFrom({ campaign: assigned, questionnaire: await reply.json() as Questionnaire, device: device.id, account: device.account, seed: `phone ${index}` });
  return { device, next: () => device.seal(make()), outbox: [], receipts: new Map() };
}

/** Sends what waits, as a phone does, and forgets only what a receipt names. */
async function deposit(phone: Phone): Promise<void> {
  const sent = phone.outbox.slice(0, 10);
  const { receipts } = await phone.device.push(sent);
  for (const [at, receipt] of receipts.entries()) {
    const bytes = sent[at];
    if (bytes === undefined || receipt.status !== 'stored' || receipt.envelopeHash !== hashOf(bytes)) continue;
    phone.receipts.set(receipt.responseId, { bytes, receipt });
    phone.outbox = phone.outbox.filter((each) => each !== bytes);
  }
}

async function depositUntilCut(phone: Phone): Promise<void> {
  for (;;) {
    while (phone.outbox.length < 5) phone.outbox.push(phone.next());
    try {
      await deposit(phone);
    } catch {
      // The kill: nothing is known of what was under way, so all of it stays in the outbox.
      return;
    }
  }
}

async function expectSameReceipts(phone: Phone): Promise<void> {
  const some = [...phone.receipts.values()].slice(-50);
  const again = await phone.device.push(some.map((each) => each.bytes));
  expect(again.receipts).toEqual(some.map((each) => each.receipt));
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
