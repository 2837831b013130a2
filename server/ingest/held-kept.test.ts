/** Every reason to hold, times what a person then does: nothing that was taken in is thrown away or altered. */
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { required } from '#shared/kernel/assert.ts';
import type { Response } from '#shared/response/model.ts';
import { protocolVersion } from '#shared/wire/protocol-version.ts';
import { heldReasons, signedPushReply, type HeldReason } from '#shared/wire/push.ts';
import { readReceipt } from '#shared/wire/receipt.ts';
import { smallResponse } from '../fixtures/envelopes.ts';
import { sealedBy } from '../fixtures/sealing.ts';
import { smallCampaign } from '../fixtures/small-campaign.ts';
import { testServer, type TestDevice, type TestServer } from '../fixtures/test-server.ts';
import { makePair } from '../keys/sealing-pair.ts';
import { everything } from '../storage/port.ts';

let server: TestServer;
let hash: string;
let device: TestDevice;
/** Carries everything in: a device that was revoked has no session any more. */
let carrier: TestDevice;
let admin: string;
const campaign = smallCampaign();
beforeEach(async () => {
  server = await testServer();
  hash = await server.openSmallCampaign();
  device = await server.device();
  carrier = await server.device();
  admin = await server.person('admin');
});
afterEach(() => server.end());

const newKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const responseOf = (over: Partial<Response> = {}): Response => smallResponse(campaign, hash, { device: device.id, enumerator: device.account, ...over });
const sealed = (over: Partial<Response> = {}, key = device.key, keys = server.keys.keysOf(campaign.id)): Promise<Uint8Array> =>
  sealedBy(key, { ...responseOf(), ...over }, keys);
const push = async (bytes: Uint8Array) => {
  const body = { protocolVersion, envelopes: [Buffer.from(bytes).toString('base64')] };
  const { signed } = signedPushReply.parse(await (await server.call('POST', '/api/push', { token: carrier.token, body })).json());
  return { signed: signed[0], facts: required(readReceipt(signed[0]?.text ?? ''), 'a receipt') };
};

const south = { unit: 'south', stratum: 'a', cluster: 's1', weight: 1 };
const made: Readonly<Record<HeldReason, () => Promise<Uint8Array>>> = {
  campaign_unknown: () => sealed({ campaign: 'there-is-none' }),
  campaign_not_open: () => sealed(),
  questionnaire_unknown: () => sealed({ questionnaire: { id: 'small', version: 2, hash: 'f'.repeat(64) } }),
  unit_unknown: () => sealed({ position: { ...south, unit: 'west' } }),
  place_unknown: () => sealed({ place: 'nowhere' }),
  place_mismatch: () => sealed({ position: { unit: 'north', stratum: 'a', cluster: 'n1', weight: 9 } }),
  payload_unreadable: async () => Buffer.from(Buffer.from(await sealed()).toString('latin1').replace('"envelopeVersion":2', '"envelopeVersion":3'), 'latin1'),
  answer_illegal: () => sealed({ answers: { c1: 6 } }),
  answer_routed_out: () => sealed({ answers: { used: 2, c2: 5 } }),
  same_id_other_content: async () => {
    const id = randomUUID();
    await push(await sealed({ id }));
    return sealed({ id, answers: { c1: 1 } });
  },
  device_mismatch: () => sealed({ enumerator: 'somebody' }),
  device_revoked: () => sealed(),
  not_assigned: () => sealed({ place: 's1', position: south }),
  device_unknown: () => sealed({ device: randomUUID() }, newKey()),
  signature_bad: () => sealed({}, newKey()),
  key_unknown: () => sealed({}, device.key, { working: makePair().key, recovery: null }),
};
const before: Partial<Record<HeldReason, () => Promise<unknown>>> = {
  campaign_not_open: () => server.life.close(campaign.id, { account: 'x', login: 'x', role: 'admin', scope: everything }),
  device_revoked: () => server.call('POST', `/api/devices/${device.id}/revocation`, { cookie: admin }),
};
/** What a person cannot admit, since it cannot be read or counted: it goes on waiting. */
const notAdmissible = new Set<HeldReason>(['campaign_unknown', 'questionnaire_unknown', 'unit_unknown', 'payload_unreadable', 'answer_illegal', 'key_unknown']);

/** What became of one that was decided on in this way. */
async function kept(bytes: Uint8Array, position: number, decision: 'waiting' | 'admitted' | 'kept_out') {
  if (decision !== 'waiting') await server.call('POST', `/api/held/${position}/decision`, { cookie: admin, body: { decision, reason: 'đã hỏi lại' } });
  const found = await server.storage.heldEnvelope(position, everything);
  return { decision: found?.held.decision, isSame: found !== undefined && Buffer.from(found.bytes).equals(Buffer.from(bytes)) };
}

describe('what is held', () => {
  it.for(heldReasons)('for %s gets a signed receipt, and is there byte for byte while it waits, once admitted, once kept out', async (reason, { task }) => {
    const figure = task.meta.proof = {
      promise: 'P8' as const, what: 'every reason to hold, times waiting, admitted, kept out', faults: 0, acknowledged: 0, lost: 0, altered: 0,
      more: { 'reasons to hold': 1, admitted: 0, 'kept out': 0, 'waiting on, since they cannot be counted': 0 },
    };
    await before[reason]?.();
    for (const decision of ['waiting', 'admitted', 'kept_out'] as const) {
      const bytes = await made[reason]();
      const { signed, facts } = await push(bytes);
      expect(facts).toMatchObject({ status: 'held', reasons: expect.arrayContaining([reason]) });
      const found = await kept(bytes, facts.position, decision);
      figure.faults += 1;
      figure.acknowledged += 1;
      figure.lost += found.decision === undefined ? 1 : 0;
      figure.altered += found.isSame ? 0 : 1;
      figure.more.admitted += found.decision === 'admitted' ? 1 : 0;
      figure.more['kept out'] += found.decision === 'kept_out' ? 1 : 0;
      figure.more['waiting on, since they cannot be counted'] += decision === 'admitted' && found.decision === 'waiting' ? 1 : 0;
      expect(found).toEqual({ decision: decision === 'admitted' && notAdmissible.has(reason) ? 'waiting' : decision, isSame: true });
      expect((await push(bytes)).signed).toEqual(signed);
    }
  });
});
