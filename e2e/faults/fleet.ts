/** Phones as programs that deposit sealed responses at a real server, and remember what they were told. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Questionnaire } from '../../shared/questionnaire/model.ts';
import type { SignedReceipt } from '../../shared/wire/receipt.ts';
import { inRepository } from '../../server/setup/places.mjs';
import { enumeratorLogin, enumeratorPassword } from '../campaign-files.ts';
import { enrolDevice, type Device } from '../device.ts';
import { responsesFrom } from '../responses.ts';
import { storedIn } from './campaign-server.ts';

export interface Acknowledged {
  readonly bytes: Uint8Array;
  readonly receipt: SignedReceipt;
}

export interface FleetPhone {
  readonly device: Device;
  readonly next: () => Promise<Uint8Array>;
  /** Sealed and not acknowledged: what an outbox holds. */
  outbox: Uint8Array[];
  /** By envelope hash. */
  readonly acknowledged: Map<string, Acknowledged>;
}

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export async function makePhone(origin: string, seed: string): Promise<FleetPhone> {
  const device = await enrolDevice(origin, { login: enumeratorLogin, password: enumeratorPassword });
  const [assigned] = (await device.assignments()).campaigns;
  if (assigned === undefined) throw new Error('The enumerator is assigned to nothing.');
  const reply = await fetch(`${origin}/api/questionnaires/${assigned.questionnaire.hash}`, { headers: { authorization: `Bearer ${device.token}` } });
  const make = responsesFrom({ campaign: assigned, questionnaire: await reply.json() as Questionnaire, device: device.id, account: device.account, seed });
  return { device, next: () => device.sealed(make()), outbox: [], acknowledged: new Map() };
}

/** Sends what waits, as a phone does, and forgets only what a receipt names. */
export async function deposit(phone: FleetPhone, atMost = 10): Promise<void> {
  const sent = phone.outbox.slice(0, atMost);
  const { receipts, signed } = await phone.device.push(sent);
  for (const [at, receipt] of receipts.entries()) {
    const [bytes, proof] = [sent[at], signed[at]];
    if (bytes === undefined || !proof || receipt.status !== 'stored' || receipt.envelopeHash !== hashOf(bytes)) continue;
    phone.acknowledged.set(receipt.envelopeHash, { bytes, receipt: proof });
    phone.outbox = phone.outbox.filter((each) => each !== bytes);
  }
}

/** Works until the server gives no answer or refuses; why. */
export async function depositUntilRefused(phone: FleetPhone): Promise<unknown> {
  for (;;) {
    while (phone.outbox.length < 5) phone.outbox.push(await phone.next());
    try {
      await deposit(phone);
    } catch (error) {
      // Nothing is known of what was under way, so all of it stays in the outbox.
      return error;
    }
  }
}

export async function emptyOutboxes(fleet: readonly FleetPhone[]): Promise<void> {
  for (const phone of fleet) while (phone.outbox.length > 0) await deposit(phone, 50);
}

/** How many receipts differ when the same envelopes are sent again. */
export async function differentReceipts(phone: FleetPhone, last = 50): Promise<number> {
  const some = [...phone.acknowledged.values()].slice(-last);
  if (some.length === 0) return 0;
  const { signed } = await phone.device.push(some.map((each) => each.bytes));
  return some.filter(({ receipt }, at) => signed[at]?.text !== receipt.text || signed[at]?.signature !== receipt.signature).length;
}

export interface Losses {
  readonly acknowledged: number;
  readonly lost: number;
  readonly doubled: number;
  readonly altered: number;
}

/** What the database in `data` makes of everything that these phones were told. */
export function lossesOf(fleet: readonly Pick<FleetPhone, 'acknowledged'>[], data: string): Losses {
  const stored = storedIn(data);
  const acknowledged = fleet.flatMap((phone) => [...phone.acknowledged]);
  return {
    acknowledged: acknowledged.length,
    lost: acknowledged.filter(([hash]) => !stored.bytes.has(hash)).length,
    altered: acknowledged.filter(([hash, { bytes }]) => stored.bytes.has(hash) && Buffer.compare(stored.bytes.get(hash) ?? Buffer.alloc(0), bytes) !== 0).length,
    doubled: stored.ids.length - new Set(stored.ids).size + Math.abs(stored.counted - stored.ids.length),
  };
}

/** `hailong verify` against all receipts of these phones: its exit code and what it says. */
export function verifyOffline(fleet: readonly Pick<FleetPhone, 'acknowledged'>[], data: string): { readonly code: number | null; readonly says: string } {
  const receipts = join(data, 'receipts-of-phones.json');
  writeFileSync(receipts, JSON.stringify({ protocolVersion: 2, signed: fleet.flatMap((phone) => [...phone.acknowledged.values()].map((each) => each.receipt)) }));
  const { status, stdout, stderr } = spawnSync(process.execPath, [inRepository('dist/server/cli.js'), 'verify', '--data', data, '--receipts', receipts, '--language', 'en'], { encoding: 'utf8' });
  return { code: status, says: status === 0 ? '' : stdout + stderr };
}
