import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readReceipt } from '#shared/wire/receipt.ts';
import { rescueFileType, rescueReply, writeRescueFile } from '#shared/wire/rescue-file.ts';
import type { Response as SurveyResponse } from '#shared/response/model.ts';
import { envelopeOf, noonMs, smallResponse } from '../fixtures/envelopes.ts';
import { sealedBy } from '../fixtures/sealing.ts';
import { smallCampaign } from '../fixtures/small-campaign.ts';
import { testServer, type TestDevice, type TestServer } from '../fixtures/test-server.ts';
import { createTakeRescueFile, officeCarrier } from './take-rescue-file.ts';

const refused = { receipt: { status: 'retry' as const, responseId: '', envelopeHash: '', storedAtMs: 0, position: 0, reasons: [] }, signed: null, wasThere: false };
let server: TestServer;
let hash: string;
let maker: TestDevice;
const campaign = smallCampaign();
beforeEach(async () => {
  server = await testServer();
  hash = await server.openSmallCampaign();
  maker = await server.device();
});
afterEach(() => server.end());

const sealed = (by: TestDevice, over: Partial<SurveyResponse> = {}): Promise<Uint8Array> =>
  sealedBy(by.key, smallResponse(campaign, hash, { device: by.id, enumerator: by.account, ...over }), server.keys.keysOf(over.campaign ?? campaign.id));
const fileOf = (envelopes: readonly Uint8Array[]) => writeRescueFile({ device: maker.id, madeAtMs: noonMs }, envelopes);
const handIn = async (file: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>, who: { token?: string; cookie?: string }, type = rescueFileType, language = 'vi'): Promise<globalThis.Response> =>
  server.app.request('http://localhost/api/rescue', {
    method: 'POST', body: file, ...(file instanceof ReadableStream ? { duplex: 'half' as const } : {}),
    headers: { 'content-type': type, 'accept-language': language, ...(who.token === undefined ? {} : { authorization: `Bearer ${who.token}` }), ...(who.cookie === undefined ? {} : { cookie: who.cookie }) },
  });
/** A body of which the last half is on its way until it is let in. */
const comingIn = (file: Uint8Array<ArrayBuffer>) => {
  const road = new TransformStream<Uint8Array, Uint8Array>();
  const sender = road.writable.getWriter();
  const half = Math.floor(file.length / 2);
  return {
    body: road.readable, isRead: sender.write(file.slice(0, half)), goAway: () => sender.abort(),
    letIn: async () => {
      await sender.write(file.slice(half));
      await sender.close();
    },
  };
};
const outcomes = async (reply: globalThis.Response) => {
  const { signed, damaged, isShort } = rescueReply.parse(await reply.json());
  return { receipts: signed.map((each) => readReceipt(each?.text ?? '')), damaged, isShort };
};
const statuses = async (reply: globalThis.Response) => (await outcomes(reply)).receipts.map((each) => [each?.status, each?.reasons[0]]);

describe('a rescue file', () => {
  it('counts for the device that made it, whoever hands it in: another phone, an admin, a supervisor', async () => {
    const carrier = await server.device([{ campaign: 'small-2026', place: 's1' }]);
    const files = await Promise.all([1, 2, 3].map(async () => fileOf([await sealed(maker)])));
    const [phone, admin, supervisor] = [{ token: carrier.token }, { cookie: await server.person('admin') }, { cookie: await server.person('supervisor', { units: ['south'] }) }];
    for (const [file, who] of [[files[0]!, phone], [files[1]!, admin], [files[2]!, supervisor]] as const) {
      expect(await statuses(await handIn(file, who))).toEqual([['stored', undefined]]);
    }
    const gaps = await server.storage.gapsOf('small-2026', { campaigns: 'all', units: 'all' });
    expect(gaps.map((each) => [each.device === maker.id, each.received])).toEqual(expect.arrayContaining([[true, 3], [false, 0]]));
  });

  it('handed in twice, or sent by its device as well, is counted once and gets the same receipts', async () => {
    const bytes = await sealed(maker);
    const file = await fileOf([bytes]);
    const cookie = await server.person('admin');
    const first = await (await handIn(file, { cookie })).json();
    expect(await (await handIn(file, { cookie })).json()).toEqual(first);
    const pushed = await server.call('POST', '/api/push', { token: maker.token, body: { protocolVersion: 2, envelopes: [Buffer.from(bytes).toString('base64')] } });
    expect((await pushed.json() as { signed: unknown }).signed).toEqual((first as { signed: unknown }).signed);
    expect((await server.storage.progress('small-2026', { campaigns: 'all', units: 'all' })).responses).toBe(1);
  });

  it('full of what is no envelope leaves others their turn, and is read one after another', async () => {
    let [hadTurn, running, most] = [true, 0, 0];
    const take = createTakeRescueFile({
      receive: (items) => {
        expect(hadTurn).toBe(true);
        hadTurn = false;
        setImmediate(() => { hadTurn = true; });
        most = Math.max(most, running += 1);
        return Promise.resolve(items.map(() => refused)).finally(() => { running -= 1; });
      },
    });
    const file = await fileOf(Array.from({ length: 120 }, (_, at) => new Uint8Array(300).fill(at)));
    const given = (bytes: Uint8Array) => () => Promise.resolve(bytes);
    const replies = await Promise.all([take(given(file), officeCarrier), take(given(file), officeCarrier)]);
    expect([replies.map((each) => each.signed.length), most]).toEqual([[120, 120], 1]);
    await expect(take(given(new Uint8Array(3)), officeCarrier)).rejects.toMatchObject({ code: 'rescue.unreadable' });
    expect((await take(given(file), officeCarrier)).signed.length).toBe(120);
  });

  it('while two are in hand is not read at all, with a word to come again, and is taken in when it comes again', async () => {
    const cookie = await server.person('admin');
    const [files, kept] = [await Promise.all([1, 2].map(async () => fileOf([await sealed(maker)]))), await fileOf([await sealed(maker)])];
    const coming = files.map((file) => comingIn(file));
    const replies = coming.map((each) => handIn(each.body, { cookie }));
    await Promise.all(coming.map((each) => each.isRead));
    const third = await handIn(kept, { cookie }, rescueFileType, 'en');
    expect([third.status, third.headers.get('retry-after')]).toEqual([503, '15']);
    expect(await third.json()).toMatchObject({ code: 'rescue.busy', title: expect.stringContaining('Keep the file') });
    await Promise.all(coming.map((each) => each.letIn()));
    for (const reply of replies) expect(await statuses(await reply)).toEqual([['stored', undefined]]);
    expect(await statuses(await handIn(kept, { cookie }))).toEqual([['stored', undefined]]);
    expect((await server.storage.progress('small-2026', { campaigns: 'all', units: 'all' })).responses).toBe(3);
  });

  it('whose sender goes away in the middle leaves its place to others', async () => {
    const cookie = await server.person('admin');
    const file = await fileOf([await sealed(maker)]);
    for (let n = 0; n < 4; n += 1) {
      const gone = comingIn(file);
      const reply = handIn(gone.body, { cookie });
      await gone.isRead;
      await gone.goAway();
      expect((await reply).status).toBe(400);
    }
    expect(await statuses(await handIn(file, { cookie }))).toEqual([['stored', undefined]]);
  });

  it('of several campaigns and devices is judged item by item', async () => {
    await server.openSmallCampaign('second-2026');
    const stranger = { ...maker, id: randomUUID() };
    const revoked = await server.device();
    await server.call('POST', `/api/devices/${revoked.id}/revocation`, { cookie: await server.person('admin'), body: {} });
    const file = await fileOf([
      await sealed(maker), await sealed(maker, { campaign: 'second-2026' }), await sealed(stranger), await sealed(revoked),
      envelopeOf(smallResponse(campaign, hash, { device: maker.id })), new TextEncoder().encode('no envelope'.repeat(20)),
    ]);
    expect(await statuses(await handIn(file, { cookie: await server.person('admin') }))).toEqual([
      ['stored', undefined], ['held', 'not_assigned'], ['held', 'device_unknown'], ['held', 'device_revoked'], ['held', 'device_mismatch'], ['refused', 'request.malformed'],
    ]);
  });

  it('of another server is kept and held: nobody here can open it', async () => {
    const other = await testServer();
    await other.openSmallCampaign();
    const file = await fileOf([await sealedBy(maker.key, smallResponse(campaign, hash, { device: maker.id, enumerator: maker.account }), other.keys.keysOf(campaign.id))]);
    expect(await statuses(await handIn(file, { token: maker.token }))).toEqual([['held', 'key_unknown']]);
    await other.end();
  });

  it('that is damaged gives what is whole, and says so', async () => {
    const file = await fileOf([await sealed(maker), await sealed(maker), await sealed(maker)]);
    file[file.length - 10] = (file[file.length - 10] ?? 0) ^ 1;
    expect(await outcomes(await handIn(file, { token: maker.token }))).toMatchObject({ damaged: 1, isShort: true, receipts: [{ status: 'stored' }, { status: 'stored' }] });
    expect(await outcomes(await handIn(file.slice(0, 500), { token: maker.token }))).toMatchObject({ damaged: 1, isShort: true, receipts: [] });
  });

  it('of a phone with hundreds waiting goes in whole', async () => {
    const file = await fileOf(await Promise.all(Array.from({ length: 120 }, () => sealed(maker))));
    const { receipts } = await outcomes(await handIn(file, { token: maker.token }));
    expect([receipts.length, new Set(receipts.map((each) => each?.position)).size, receipts.every((each) => each?.status === 'stored')]).toEqual([120, 120, true]);
  });

  it('is told from any other file, and from any other way of sending it', async () => {
    const code = async (reply: globalThis.Response) => [reply.status, (await reply.json() as { code: string }).code];
    const token = maker.token;
    expect(await code(await handIn(new TextEncoder().encode('PK'), { token }))).toEqual([422, 'rescue.unreadable']);
    expect(await code(await handIn(await fileOf([]), { token }, 'application/json'))).toEqual([415, 'request.wrong_content_type']);
    expect(await code(await handIn(await fileOf([]), {}))).toEqual([401, 'session.required']);
    for (const role of ['viewer', 'auditor'] as const) expect(await code(await handIn(await fileOf([]), { cookie: await server.person(role) }))).toEqual([403, 'session.not_allowed']);
    expect(server.failures).toEqual([]);
  });
});
