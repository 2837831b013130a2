import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Response } from '#shared/response/model.ts';
import { countOffset } from '#shared/tally/layout.ts';
import { envelopeOf, noonMs, smallResponse } from '../fixtures/envelopes.ts';
import { smallCampaign } from '../fixtures/small-campaign.ts';
import { testServer, type TestServer } from '../fixtures/test-server.ts';
import { everything, type IncomingEnvelope } from '../storage/port.ts';
import { fromBase64 } from './from-base64.ts';
import { createGroupCommit } from './group-commit.ts';
import { placeKey, type Sender } from './sender.ts';

const device = '00000000-0000-4000-8000-000000000001';
const phone: Sender = {
  device, account: 'person', kind: 'field', isRevoked: false, isGenerated: false,
  places: new Set(['n1', 's1', 'nowhere'].map((place) => placeKey('small-2026', place))),
};

describe('what is handed in', () => {
  let server: TestServer;
  let hash: string;
  const campaign = smallCampaign();
  beforeEach(async () => {
    server = await testServer();
    hash = await server.openSmallCampaign();
  });
  afterEach(() => server.end());

  const response = (over: Partial<Response> = {}): Response => smallResponse(campaign, hash, { device, enumerator: 'person', ...over });
  const receipts = async (items: readonly (Uint8Array | undefined)[], sender = phone) =>
    (await server.ingest.receive(items, sender)).map((each) => each.receipt);
  const send = async (over: Partial<Response> = {}, sender = phone) => (await receipts([envelopeOf(response(over))], sender))[0];
  const counted = async (): Promise<number> => (await server.storage.readTallies(campaign.id, everything))
    .reduce((sum, cell) => sum + (cell.vector[countOffset] ?? 0), 0);

  it('is stored, counted and receipted with the hash of its bytes', async () => {
    expect(await send()).toEqual({
      status: 'stored', responseId: expect.any(String), envelopeHash: expect.stringMatching(/^[0-9a-f]{64}$/), storedAtMs: noonMs, position: 1, reasons: [],
    });
    expect(await counted()).toBe(1);
  });

  it('gets the identical receipt when it is sent again, at another time, by another transport', async () => {
    const bytes = envelopeOf(response());
    const [first] = await receipts([bytes]);
    server.setClock(noonMs + 3_600_000);
    await server.life.close(campaign.id, { account: 'x', login: 'x', role: 'admin', scope: everything });
    expect(await receipts([bytes])).toEqual([first]);
    expect(JSON.stringify(await receipts([bytes]))).toBe(JSON.stringify([first]));
    expect(await counted()).toBe(1);
  });

  it('counts once when twenty copies come at the same time', async () => {
    const bytes = envelopeOf(response());
    const all = await Promise.all(Array.from({ length: 20 }, () => receipts([bytes])));
    expect(new Set(all.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(await counted()).toBe(1);
  });

  const held: readonly (readonly [string, Partial<Response>, string])[] = [
    ['an unknown campaign', { campaign: 'there-is-none' }, 'campaign_unknown'],
    ['another questionnaire', { questionnaire: { id: 'small', version: 2, hash: 'f'.repeat(64) } }, 'questionnaire_unknown'],
    ['an unknown unit', { position: { unit: 'west', stratum: 'a', cluster: 'n1', weight: 1.5 } }, 'unit_unknown'],
    ['another weight than its place has', { position: { unit: 'north', stratum: 'a', cluster: 'n1', weight: 9 } }, 'place_mismatch'],
    ['an option that does not exist', { answers: { c1: 6 } }, 'answer_illegal'],
    ['an answer of the wrong type', { answers: { c1: 'good' } }, 'answer_illegal'],
    ['an unknown question', { answers: { c99: 1 } }, 'answer_illegal'],
    ['an answer that was routed out', { answers: { used: 2, c2: 5 } }, 'answer_routed_out'],
    ['a place that the person was not sent to', { place: 'n2', position: { unit: 'north', stratum: 'b', cluster: 'n2', weight: 1 } }, 'not_assigned'],
    ['another person than the device belongs to', { enumerator: 'somebody' }, 'device_mismatch'],
    ['a channel that is not the device\'s', { channel: 'kiosk' }, 'device_mismatch'],
    ['another device', { device: randomUUID() }, 'device_mismatch'],
  ];
  it('is held when the version it names is not that of the content that its hash names', async () => {
    expect(await send({ questionnaire: { id: 'small', version: 99, hash } })).toMatchObject({ status: 'held', reasons: ['questionnaire_unknown'] });
    expect(await counted()).toBe(0);
  });

  it.each(held)('is kept and held when it names %s', async (_what, over, reason) => {
    const sent = envelopeOf(response(over));
    const [receipt] = await receipts([sent]);
    expect(receipt).toMatchObject({ status: 'held', position: 1 });
    expect(receipt?.reasons).toContain(reason);
    expect(await counted()).toBe(0);
    expect(Buffer.from((await server.storage.heldEnvelope(1, everything))?.bytes ?? []).equals(Buffer.from(sent))).toBe(true);
    expect(await receipts([sent])).toEqual([receipt]);
  });

  it('is held from a place that nobody knows', async () => {
    const sent = envelopeOf({ ...response(), place: 'nowhere' });
    expect((await receipts([sent]))[0]).toMatchObject({ status: 'held', reasons: ['place_unknown'] });
  });

  it('is held once the campaign has closed', async () => {
    await server.life.close(campaign.id, { account: 'x', login: 'x', role: 'admin', scope: everything });
    expect(await send()).toMatchObject({ status: 'held', reasons: ['campaign_not_open'] });
  });

  it('is held from a revoked device', async () => {
    expect(await send({}, { ...phone, isRevoked: true })).toMatchObject({ status: 'held', reasons: ['device_revoked'] });
  });

  it('is held when other content came under its id', async () => {
    const id = randomUUID();
    await send({ id });
    expect(await send({ id, answers: { c1: 1 } })).toMatchObject({ status: 'held', reasons: ['same_id_other_content'] });
    expect(await counted()).toBe(1);
  });

  it('is held when its payload is no response, is sealed, or is another than its header says', async () => {
    const [header, payload] = new TextDecoder().decode(envelopeOf(response())).split('\n') as [string, string];
    const other = randomUUID();
    const odd = [
      `${header}\n${payload.slice(0, -5)}`, `${header}\nnull`, `${header}\n[]`, `${header}\n`, `${header.replace('"none"', '"hpke"')}\n${payload}`,
      `${header.replace(/"responseId":"[^"]+"/, `"responseId":"${other}"`)}\n${payload}`,
      `${header.replace('"envelopeVersion":1', '"envelopeVersion":2')}\n${payload}`,
    ].map((text, index) => text.replace(/"responseId":"(.{34})../, `"responseId":"$1${10 + index}`));
    for (const receipt of await receipts(odd.map((text) => new TextEncoder().encode(text)))) {
      expect(receipt).toMatchObject({ status: 'held', reasons: expect.arrayContaining(['payload_unreadable']) });
    }
    expect(server.failures).toEqual([]);
  });

  it('compares names in NFC and leaves the bytes as they are', async () => {
    const place = 'ấp-một';
    const file = { places: [{ id: place, name: { vi: 'Ấp' }, unit: 'north', target: 5 }] };
    const own = await server.openSmallCampaign('đợt-hai', file);
    const sent = smallResponse(smallCampaign('đợt-hai', file), own, { device, place });
    const bytes = envelopeOf({ ...sent, campaign: 'đợt-hai'.normalize('NFD'), place: place.normalize('NFD') });
    const sender = { ...phone, places: new Set([placeKey('đợt-hai', place)]) };
    expect((await receipts([bytes], sender))[0]).toMatchObject({ status: 'stored' });
    const [stored] = await server.storage.responsesAfter('đợt-hai', everything, { after: 0, limit: 1 });
    expect(Buffer.from(stored?.bytes ?? []).equals(Buffer.from(bytes))).toBe(true);
  });

  it('is refused alone when it is no envelope, without touching its neighbours', async () => {
    const good = envelopeOf(response());
    const all = await receipts([undefined, good.subarray(0, 40), new Uint8Array(300_000), Uint8Array.of(255, 10), good]);
    expect(all.map((each) => [each.status, each.reasons[0]])).toEqual([
      ['refused', 'request.malformed'], ['refused', 'request.malformed'], ['refused', 'request.too_large'], ['refused', 'request.malformed'], ['stored', undefined],
    ]);
    expect(await counted()).toBe(1);
  });
});

describe('group commit', () => {
  const item = {} as IncomingEnvelope;
  const outcome = { position: 1, storedAtMs: 1, status: 'stored', reasons: [], wasThere: false, receipt: { text: '', signature: '' } } as const;

  it('stores what comes within one turn in one transaction and gives each its own outcomes', async () => {
    const sizes: number[] = [];
    const store = createGroupCommit({
      storeBatch: async (batch) => {
        sizes.push(batch.length);
        return batch.map((_, index) => ({ ...outcome, position: index + 1 }));
      },
    });
    const all = await Promise.all([store([item, item]), store([item]), store([item, item])]);
    expect(sizes).toEqual([5]);
    expect(all.map((each) => each.map((one) => one?.position))).toEqual([[1, 2], [3], [4, 5]]);
    await store([item]);
    expect(sizes).toEqual([5, 1]);
  });

  it('splits a crowd, in order', async () => {
    const sizes: number[] = [];
    const store = createGroupCommit({ storeBatch: async (batch) => (sizes.push(batch.length), batch.map(() => outcome)) });
    await Promise.all([store(Array<IncomingEnvelope>(300).fill(item)), store(Array<IncomingEnvelope>(300).fill(item)), store([item])]);
    expect(sizes).toEqual([300, 301]);
  });

  it('tells everybody who waits when the transaction failed, acknowledges nobody, and serves the next', async () => {
    let isBroken = true;
    const store = createGroupCommit({
      storeBatch: async (batch) => {
        if (isBroken) throw new Error('disk');
        return batch.map(() => outcome);
      },
    });
    const told = await Promise.allSettled([store([item]), store([item, item]), store([item])]);
    expect(told.map((each) => (each.status === 'rejected' ? String(each.reason) : each.status))).toEqual(['Error: disk', 'Error: disk', 'Error: disk']);
    isBroken = false;
    expect(await store([item])).toEqual([outcome]);
  });
});

describe('base64', () => {
  it('becomes the bytes that it means', () => {
    expect([...fromBase64('AAEC/w==') ?? []]).toEqual([0, 1, 2, 255]);
  });
  it('is refused when it is none', () => {
    for (const text of ['', 'A', 'AAA', 'AA=A', '????', 'AAEC/w', 'AA EC/w==', 5, null, ['AAEC']]) expect(fromBase64(text)).toBeUndefined();
  });
});
