/** Many contents come under one response id: altered on their way, forged, or made twice by the device itself. */
import { createHash, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { required } from '#shared/kernel/assert.ts';
import { twinOf } from '#shared/sealing/low-s.ts';
import { protocolVersion } from '#shared/wire/protocol-version.ts';
import { signedPushReply } from '#shared/wire/push.ts';
import { readReceipt, type ReceiptFacts } from '#shared/wire/receipt.ts';
import { verifyFolder } from '../compose-verify.ts';
import { envelopeOf, smallResponse } from '../fixtures/envelopes.ts';
import { sealedBy } from '../fixtures/sealing.ts';
import { smallCampaign } from '../fixtures/small-campaign.ts';
import { enrol, openSession, testServer, type TestDevice, type TestServer } from '../fixtures/test-server.ts';
import { everything } from '../storage/port.ts';

let server: TestServer;
let hash: string;
let carrier: TestDevice;
const campaign = smallCampaign();
beforeEach(async () => {
  server = await testServer();
  hash = await server.openSmallCampaign();
  carrier = await server.device();
});
afterEach(() => server.end());

/** The device's own, in whichever order: the first of them is counted. */
const proven = ['genuine', 'other'] as const;
const unproven = ['twin', 'named after nobody', 'named after another', 'called version 1', 'called version 3', 'a stranger\'s own', 'unsigned in its name'] as const;
type Kind = (typeof proven)[number] | (typeof unproven)[number];

interface Phone { readonly id: string; readonly account: string; readonly key: KeyObject; readonly publicKey: string }

/** A phone whose person is known and which is not enrolled yet. */
async function newPhone(): Promise<Phone & { enrol(): Promise<string> }> {
  const { privateKey: key, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const [id, { account }] = [randomUUID(), await server.device()];
  const { login } = required(await server.storage.accountById(account), 'a person');
  const point = pointOf(publicKey);
  return {
    id, account, key, publicKey: point,
    enrol: async () => {
      await enrol(server.call, login, { device: id, publicKey: point }).catch(() => undefined);
      return openSession(server.call, id, key);
    },
  };
}

async function contentsOf(phone: Phone): Promise<Readonly<Record<Kind, Uint8Array>>> {
  const keys = server.keys.keysOf(campaign.id);
  const response = smallResponse(campaign, hash, { device: phone.id, enumerator: phone.account });
  const stranger = randomUUID();
  const genuine = await sealedBy(phone.key, response, keys);
  const flipped = (from: string, to: string): Uint8Array => Buffer.from(Buffer.from(genuine).toString('latin1').replace(from, to), 'latin1');
  return {
    genuine,
    other: await sealedBy(phone.key, { ...response, answers: { ...response.answers, c1: 1 } }, keys),
    twin: Buffer.concat([genuine.subarray(0, -64), twinOf(genuine.subarray(-64))]),
    'named after nobody': flipped(phone.id, randomUUID()),
    'named after another': flipped(phone.id, carrier.id),
    'called version 1': flipped('"envelopeVersion":2', '"envelopeVersion":1'),
    'called version 3': flipped('"envelopeVersion":2', '"envelopeVersion":3'),
    'a stranger\'s own': await sealedBy(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey, { ...response, device: stranger }, keys),
    'unsigned in its name': envelopeOf({ ...response, answers: { ...response.answers, c1: 2 } }),
  };
}

async function push(envelopes: readonly Uint8Array[], token: string): Promise<ReceiptFacts[]> {
  const body = { protocolVersion, envelopes: envelopes.map((each) => Buffer.from(each).toString('base64')) };
  const { signed } = signedPushReply.parse(await (await server.call('POST', '/api/push', { token, body })).json());
  return signed.map((each) => required(readReceipt(each?.text ?? ''), 'a receipt'));
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const sortedText = (list: readonly unknown[]): string[] => list.map((each) => JSON.stringify(each)).sort();
const countedUnder = async (id: string): Promise<string[]> => (await server.storage.responsesAfter(campaign.id, everything, { after: 0, limit: 1000 }))
  .filter((each) => each.responseId === id).map((each) => each.envelopeHash);

describe('of all contents that come under one response id', () => {
  it('the first that its device is proven to have made is counted and no other, in whatever order, batches and hands they come', async () => {
    const order = fc.shuffledSubarray<Kind>([...proven, ...unproven], { minLength: 2 });
    const cuts = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 9, maxLength: 9 });
    await fc.assert(fc.asyncProperty(order, cuts, fc.nat(9), fc.boolean(), async (kinds, sizes, enrolAt, isOwnSession) => {
      const phone = await newPhone();
      const contents = await contentsOf(phone);
      const receipts: ReceiptFacts[] = [];
      let token: string | undefined;
      for (let from = 0, batch = 0; from < kinds.length; batch += 1) {
        if (from >= enrolAt) token ??= await phone.enrol();
        const size = sizes[batch] ?? 1;
        // Unsigned, it is its carrier's: what the phone itself hands in is no forgery.
        const some = kinds.slice(from, from += size);
        const hand = isOwnSession && !some.includes('unsigned in its name') ? token ?? carrier.token : carrier.token;
        receipts.push(...await push(some.map((each) => contents[each]), hand));
      }
      token ??= await phone.enrol();

      const [id] = receipts.map((each) => each.responseId);
      const first = kinds.find((each) => each === 'genuine' || each === 'other');
      expect(await countedUnder(id ?? '')).toEqual(first === undefined ? [] : [hashOf(contents[first])]);
      for (const [at, kind] of kinds.entries()) {
        expect([kind, receipts[at]?.envelopeHash]).toEqual([kind, hashOf(contents[kind])]);
        expect(kind === first ? ['stored', 'held'] : ['held']).toContain(receipts[at]?.status);
      }
      expect(await server.storage.missingOf(kinds.map((each) => ({ responseId: id ?? '', envelopeHash: hashOf(contents[each]) })))).toEqual([]);
      expect(await push(kinds.map((each) => contents[each]), carrier.token)).toEqual(receipts);
      expect([await server.judgeAgain.ofAll(), (await countedUnder(id ?? '')).length]).toEqual([0, first === undefined ? 0 : 1]);
    }), { numRuns: 40 });

    const [tallies, progress] = [await server.storage.readTallies(campaign.id, everything), await server.storage.progress(campaign.id, everything)];
    expect(await server.rebuildDerived()).toMatchObject({ responses: progress.responses, faults: [] });
    const again = await server.storage.readTallies(campaign.id, everything);
    expect([sortedText(again), progress.responses]).toEqual([sortedText(tallies), again.reduce((sum, { vector }) => sum + (vector[0] ?? 0), 0)]);
    const folder = { databasePath: join(server.folder, 'hailong.db'), serverKeyPath: join(server.folder, 'server-key.pem') };
    expect(verifyFolder(folder, { serverKey: undefined, receipts: [], heads: [] })).toMatchObject({ isClean: true, findings: [] });
  }, 120_000);

  it('one that came behind the device\'s own waits, and says that the id is taken', async () => {
    const phone = await newPhone();
    const contents = await contentsOf(phone);
    const [stranger] = await push([contents['a stranger\'s own']], carrier.token);
    await phone.enrol();
    const cookie = await server.person('admin');
    const shown = async () => ((await (await server.call('GET', `/api/campaigns/${campaign.id}/held`, { cookie })).json()) as { items: { position: number; reasons: string[] }[] })
      .items.find((each) => each.position === stranger?.position)?.reasons;
    expect(await shown()).toEqual(['device_unknown']);
    expect(await push([contents.genuine], carrier.token)).toMatchObject([{ status: 'stored' }]);
    expect(await shown()).toEqual(['device_unknown', 'same_id_other_content']);
    const decision = { decision: 'admitted', reason: 'đã hỏi người phỏng vấn' };
    expect((await server.call('POST', `/api/held/${stranger?.position}/decision`, { cookie, body: decision })).status).toBe(200);
    expect(await countedUnder(stranger?.responseId ?? '')).toEqual([stranger?.envelopeHash]);
    expect(await push([contents.other], carrier.token)).toMatchObject([{ status: 'held', reasons: ['same_id_other_content'] }]);
  });
});

function pointOf(key: KeyObject): string {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]).toString('base64');
}
