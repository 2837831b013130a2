import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { enrolmentReply } from '#shared/wire/enrolment.ts';
import { enrolmentCodeReply, readEnrolmentLink, writeEnrolmentCode } from '#shared/wire/enrolment-codes.ts';
import { noonMs } from '../fixtures/envelopes.ts';
import { password, testServer, type TestServer } from '../fixtures/test-server.ts';
import { openServerKey } from './keys.ts';

let server: TestServer;
let admin: string;
beforeEach(async () => {
  server = await testServer();
  await server.openSmallCampaign();
  await server.device([{ campaign: 'small-2026', place: 'n1' }], 'bắc');
  await server.device([{ campaign: 'small-2026', place: 's1' }], 'nam');
  await server.device([], 'không-địa-bàn');
  admin = await server.person('admin');
});
afterEach(() => server.end());

const make = (body: unknown, cookie = admin) => server.call('POST', '/api/enrolment-codes', { cookie, body });
const codeFor = async (body: unknown, cookie = admin) => enrolmentCodeReply.parse(await (await make(body, cookie)).json());
const problem = async (reply: Response): Promise<string> => (await reply.json() as { code: string }).code;
function identity() {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const point = Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]).toString('base64');
  return { device: randomUUID(), publicKey: point };
}
const enrol = (code: string, who = identity(), over = {}) => server.call('POST', '/api/enrolments', {
  body: { protocolVersion: 2, code, kind: 'field', ...who, ...over },
});

describe('an enrolment code', () => {
  it('enrols a phone for the person that it was made for, without a password', async () => {
    const { code, expiresAtMs, url } = await codeFor({ login: 'BẮC' });
    expect(expiresAtMs).toBe(noonMs + 15 * 60_000);
    const { publicKey } = openServerKey(join(server.folder, 'server-key.pem'));
    expect(new URL(url)).toMatchObject({ origin: 'http://localhost', pathname: '/field/', search: '' });
    expect(readEnrolmentLink(new URL(url).hash)).toEqual({ code, serverKey: publicKey });
    const who = identity();
    const reply = enrolmentReply.parse(await (await enrol(code.toLowerCase().replaceAll('-', ''), who)).json());
    expect(reply).toMatchObject({ device: who.device, login: 'bắc', serverKey: publicKey });
  });

  it('works for one phone once; that phone may ask again when the reply was lost, and nobody else who knows its id', async () => {
    const { code } = await codeFor({ login: 'bắc' });
    const who = identity();
    const first = await (await enrol(code, who)).json();
    expect(await (await enrol(code, who)).json()).toEqual(first);
    for (const other of [identity(), { ...identity(), device: who.device }, { ...who, device: randomUUID() }]) {
      expect(await problem(await enrol(code, other, { attempt: who.device }))).toBe('enrolment.wrong_code');
    }
  });

  it('is left to the next identity that a phone offers when one is turned away', async () => {
    const revoked = identity();
    await enrol((await codeFor({ login: 'bắc' })).code, revoked);
    await server.storage.revokeDevice(revoked.device);
    const { code } = await codeFor({ login: 'bắc' });
    expect(await problem(await enrol(code, revoked))).toBe('enrolment.not_allowed');
    expect((await enrol(code)).status).toBe(200);
  });

  it('works for one of twenty that try it at the same time', async () => {
    const { code } = await codeFor({ login: 'bắc' });
    const replies = await Promise.all(Array.from({ length: 20 }, () => enrol(code)));
    expect(replies.filter((each) => each.status === 200).length).toBe(1);
  });

  it('is over after a quarter of an hour', async () => {
    const { code } = await codeFor({ login: 'bắc' });
    server.setClock(noonMs + 15 * 60_000 + 1);
    expect(await problem(await enrol(code))).toBe('enrolment.wrong_code');
  });

  it('is told no more of when it is wrong than when it was never made', async () => {
    const { code } = await codeFor({ login: 'bắc' });
    await enrol(code);
    const replies = await Promise.all([enrol(code), enrol(writeEnrolmentCode(new Uint8Array(16))), enrol('x')]);
    expect(new Set(await Promise.all(replies.map((each) => each.text()))).size).toBe(1);
  });

  it('lies in the database as a hash alone', async () => {
    const { code } = await codeFor({ login: 'bắc' });
    const files = ['hailong.db', 'hailong.db-wal'].map((name) => readFileSync(join(server.folder, name)).toString('latin1'));
    expect(files.some((each) => each.includes(code) || each.includes(code.replaceAll('-', '')))).toBe(false);
  });

  it('sets up a kiosk at the place it was made for, and no phone', async () => {
    const { code, url } = await codeFor({ kiosk: { campaign: 'small-2026', place: 's1' } });
    expect(new URL(url).pathname).toBe('/kiosk/');
    const who = identity();
    expect(await problem(await enrol(code, who))).toBe('enrolment.not_allowed');
    const reply = enrolmentReply.parse(await (await enrol(code, who, { kind: 'kiosk' })).json());
    expect(reply.kiosk).toEqual({ campaign: 'small-2026', place: 's1' });
    expect((await server.storage.device(who.device))?.kiosk).toEqual({ campaign: 'small-2026', place: 's1' });
  });

  it('is made by admin and supervisor alone', async () => {
    for (const role of ['viewer', 'auditor'] as const) expect((await make({ login: 'bắc' }, await server.person(role))).status).toBe(403);
    expect((await server.call('POST', '/api/enrolment-codes', { body: { login: 'bắc' } })).status).toBe(401);
    expect((await make({ login: 'bắc', kiosk: { campaign: 'small-2026', place: 's1' } })).status).toBe(400);
  });

  it('is made by a supervisor for people and places of theirs alone', async () => {
    const south = await server.person('supervisor', { units: ['south'] });
    expect((await make({ login: 'nam' }, south)).status).toBe(201);
    for (const login of ['bắc', 'không-địa-bàn', 'nobody']) expect([login, await problem(await make({ login }, south))]).toEqual([login, 'account.unknown']);
    expect((await make({ kiosk: { campaign: 'small-2026', place: 's1' } }, south)).status).toBe(201);
    expect(await problem(await make({ kiosk: { campaign: 'small-2026', place: 'n1' } }, south))).toBe('enrolment.not_allowed');
  });

  it('is made for nobody who has a desk, and takes nobody in whose account was closed since', async () => {
    await server.person('supervisor', { login: 'giám-sát' });
    expect(await problem(await make({ login: 'giám-sát' }))).toBe('account.unknown');
    const { code } = await codeFor({ login: 'bắc' });
    const account = await server.storage.accountByLogin('bắc');
    await server.storage.changeAccount(account!.id, { isDisabled: true });
    expect(await problem(await enrol(code))).toBe('enrolment.not_allowed');
  });

  it('leaves the way by password as it was', async () => {
    const body = { protocolVersion: 1, login: 'bắc', password, kind: 'field', ...identity() };
    expect((await server.call('POST', '/api/enrolments', { body })).status).toBe(200);
  });
});
