import { randomBytes, randomUUID, verify } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { helloReply, helloText } from '#shared/wire/hello.ts';
import { assignmentsReply } from '#shared/wire/assignments.ts';
import { enrolmentReply } from '#shared/wire/enrolment.ts';
import { pushReply } from '#shared/wire/push.ts';
import { sessionReply } from '#shared/wire/session.ts';
import { envelopeOf, noonMs, smallResponse } from '../fixtures/envelopes.ts';
import { smallCampaign } from '../fixtures/small-campaign.ts';
import { enrol, openSession, password, signed, testServer, type TestServer } from '../fixtures/test-server.ts';
import { createAttempts } from './attempts.ts';
import { openServerKey, readPublicKey } from './keys.ts';
import { createPasswords } from './passwords.ts';

const minuteMs = 60_000;
const code = async (reply: Response): Promise<string> => (await reply.json() as { code: string }).code;

describe('a person at the desk', () => {
  let server: TestServer;
  beforeEach(async () => { server = await testServer(); });
  afterEach(() => server.end());
  const session = (cookie: string) => server.call('GET', '/api/session', { cookie });

  it('signs in with a cookie that scripts and other sites never see', async () => {
    await server.person('viewer', { login: 'Người.Xem' });
    const reply = await server.call('POST', '/api/sessions', { body: { login: 'người.xem', password } });
    expect(reply.headers.get('set-cookie')).toMatch(/^hailong=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(sessionReply.parse(await reply.json())).toMatchObject({ login: 'Người.Xem', role: 'viewer', hasDemonstration: false });
  });

  it('is told the same for an unknown login and a wrong password', async () => {
    await server.person('viewer', { login: 'known' });
    const replies = await Promise.all(['known', 'unknown'].map((login) => server.call('POST', '/api/sessions', { body: { login, password: 'wrong' } })));
    expect(replies.map((each) => each.status)).toEqual([401, 401]);
    expect(await replies[0]?.text()).toBe(await replies[1]?.text());
  });

  it('waits after five wrong passwords, and not for good', async () => {
    await server.person('viewer', { login: 'known' });
    const attempt = (given: string) => server.call('POST', '/api/sessions', { body: { login: 'known', password: given } });
    for (let count = 0; count < 5; count += 1) expect((await attempt('wrong')).status).toBe(401);
    const waiting = await attempt(password);
    expect([waiting.status, await code(waiting)]).toEqual([429, 'session.too_many_attempts']);
    server.setClock(noonMs + minuteMs);
    expect((await attempt(password)).status).toBe(200);
  });

  it('is out after half an hour without a request and after twelve hours in any case', async () => {
    const cookie = await server.person('viewer');
    server.setClock(noonMs + 29 * minuteMs);
    expect((await session(cookie)).status).toBe(200);
    server.setClock(noonMs + 58 * minuteMs);
    expect((await session(cookie)).status).toBe(200);
    server.setClock(noonMs + 89 * minuteMs);
    expect((await session(cookie)).status).toBe(401);
    const busy = await server.person('viewer');
    for (let at = 89; at < 89 + 12 * 60; at += 20) {
      server.setClock(noonMs + at * minuteMs);
      expect((await session(busy)).status).toBe(200);
    }
    server.setClock(noonMs + (89 + 12 * 60 + 1) * minuteMs);
    expect((await session(busy)).status).toBe(401);
  });

  it('is out at once when signed out, disabled, or given another password', async () => {
    const admin = await server.person('admin');
    for (const end of [
      (cookie: string) => server.call('DELETE', '/api/session', { cookie }),
      async (cookie: string) => server.call('PATCH', `/api/accounts/${(await (await session(cookie)).json() as { account: string }).account}`, { cookie: admin, body: { isDisabled: true } }),
      async (cookie: string) => server.call('PATCH', `/api/accounts/${(await (await session(cookie)).json() as { account: string }).account}`, { cookie: admin, body: { password: 'một mật khẩu mới' } }),
    ]) {
      const cookie = await server.person('viewer');
      expect((await end(cookie)).status).toBeLessThan(300);
      expect((await session(cookie)).status).toBe(401);
    }
  });

  it('is no enumerator', async () => {
    await server.device([], 'field-worker');
    expect((await server.call('POST', '/api/sessions', { body: { login: 'field-worker', password } })).status).toBe(403);
  });

  it('cannot shut themselves out', async () => {
    const cookie = await server.person('admin');
    const { account } = await (await session(cookie)).json() as { account: string };
    expect((await server.call('PATCH', `/api/accounts/${account}`, { cookie, body: { isDisabled: true } })).status).toBe(403);
  });

  it('is made an account by the admin, once a login', async () => {
    const cookie = await server.person('admin');
    const body = { login: 'mới', password: 'mười hai chữ cái', role: 'viewer', campaigns: ['small-2026'], units: ['south'] };
    expect((await server.call('POST', '/api/accounts', { cookie, body })).status).toBe(201);
    expect(await code(await server.call('POST', '/api/accounts', { cookie, body: { ...body, login: 'MỚI' } }))).toBe('account.login_taken');
    expect((await server.call('POST', '/api/sessions', { body: { login: 'mới', password: 'mười hai chữ cái'.normalize('NFD') } })).status).toBe(200);
  });

  it('becomes the first admin with the one-time code, and nobody after', async () => {
    const oneTime = await server.firstAdmin.code();
    const first = (given: string, login = 'đầu-tiên') => server.call('POST', '/api/first-admin', { body: { code: given, login, password } });
    expect(await code(await first('AAAA-AAAA'))).toBe('first_admin.wrong_code');
    await server.person('viewer', { login: 'viewer' });
    expect(await code(await first(oneTime ?? '', 'viewer'))).toBe('account.login_taken');
    const made = await first(oneTime?.toLowerCase() ?? '');
    expect([made.status, made.headers.get('set-cookie') !== null]).toEqual([200, true]);
    expect(await code(await first(oneTime ?? '', 'second'))).toBe('first_admin.exists');
    expect(await server.firstAdmin.code()).toBeUndefined();
  });
});

describe('a device', () => {
  let server: TestServer;
  let hash: string;
  beforeEach(async () => {
    server = await testServer();
    hash = await server.openSmallCampaign();
  });
  afterEach(() => server.end());
  const push = async (token: string, device: string, enumerator: string) => {
    const sent = smallResponse(smallCampaign(), hash, { device, enumerator });
    const envelopes = [Buffer.from(envelopeOf(sent)).toString('base64'), 'no envelope', 7];
    return server.call('POST', '/api/push', { token, body: { protocolVersion: 1, envelopes, later: 'addition' } });
  };

  it('enrols once online, pins the server\'s key, and is known by its signature', async () => {
    const { id, account, token, key } = await server.device();
    const reply = pushReply.parse(await (await push(token, id, account)).json());
    expect(reply.receipts.map((each) => each.status)).toEqual(['stored', 'refused', 'refused']);
    const nonce = randomBytes(32).toString('base64');
    const hello = helloReply.parse(await (await server.call('POST', '/api/hello', { body: { protocolVersion: 1, device: id, nonce, waiting: 0, appVersion: '' } })).json());
    const serverKey = openServerKey(join(server.folder, 'server-key.pem'));
    const pinned = readPublicKey(serverKey.publicKey);
    const isServer = verify('sha256', Buffer.from(helloText(nonce, hello.challenge)), { key: pinned!, dsaEncoding: 'ieee-p1363' }, Buffer.from(hello.signature, 'base64'));
    expect(isServer).toBe(true);
    expect(await openSession(server.call, id, key)).toMatch(/^[\w-]{43}$/);
  });

  it('is told nothing with a wrong signature, another\'s challenge, or a challenge used before', async () => {
    const { id, key } = await server.device();
    const other = await server.device();
    const hello = async (device: string) => helloReply.parse(await (await server.call('POST', '/api/hello', {
      body: { protocolVersion: 1, device, nonce: randomBytes(32).toString('base64'), waiting: 0, appVersion: '' },
    })).json()).challenge;
    const open = (device: string, challenge: string, signature: string) => server.call('POST', '/api/device-sessions', { body: { device, challenge, signature } });
    const text = (challenge: string) => `hailong device session 1\n${challenge}`;
    const challenge = await hello(id);
    expect(await code(await open(id, challenge, signed(other.key, text(challenge))))).toBe('device.bad_signature');
    const mine = await hello(id);
    expect((await open(id, mine, signed(key, text(mine)))).status).toBe(200);
    expect(await code(await open(id, mine, signed(key, text(mine))))).toBe('device.bad_signature');
    const theirs = await hello(other.id);
    expect(await code(await open(id, theirs, signed(key, text(theirs))))).toBe('device.bad_signature');
    const late = await hello(id);
    server.setClock(noonMs + 11 * minuteMs);
    expect(await code(await open(id, late, signed(key, text(late))))).toBe('device.bad_signature');
    const unknown = randomUUID();
    const strange = await hello(unknown);
    expect(await code(await open(unknown, strange, signed(key, text(strange))))).toBe('device.unknown');
  });

  it('enrols again with the same key when the reply was lost, and never with another', async () => {
    const point = openServerKey(join(server.folder, 'server-key.pem')).publicKey;
    await server.device([], 'worker');
    const body = { protocolVersion: 1, login: 'worker', password, device: randomUUID(), kind: 'field', publicKey: point };
    const first = enrolmentReply.parse(await (await server.call('POST', '/api/enrolments', { body })).json());
    expect(await (await server.call('POST', '/api/enrolments', { body })).json()).toEqual(first);
    const { publicKey } = openServerKey(join(server.folder, 'another.pem'));
    expect(await code(await server.call('POST', '/api/enrolments', { body: { ...body, publicKey } }))).toBe('enrolment.not_allowed');
    expect(await code(await server.call('POST', '/api/enrolments', { body: { ...body, device: randomUUID(), publicKey: 'A'.repeat(88) } }))).toBe('request.malformed');
    expect(await code(await server.call('POST', '/api/enrolments', { body: { ...body, password: 'wrong' } }))).toBe('session.wrong_credentials');
  });

  it('of the field belongs to an enumerator alone', async () => {
    await server.person('supervisor', { login: 'giám-sát' });
    const point = openServerKey(join(server.folder, 'server-key.pem')).publicKey;
    const body = { protocolVersion: 1, login: 'giám-sát', password, device: randomUUID(), kind: 'field', publicKey: point };
    expect(await code(await server.call('POST', '/api/enrolments', { body }))).toBe('enrolment.not_allowed');
  });

  it('at a kiosk stands at one place within the scope of whoever sets it up', async () => {
    await server.person('supervisor', { login: 'south', units: ['south'] });
    const offered = await (await server.call('POST', '/api/kiosk-places', { body: { login: 'south', password } })).json();
    expect(offered).toMatchObject({ places: [{ campaign: 'small-2026', place: 's1' }] });
    const kiosk = await enrol(server.call, 'south', { kind: 'kiosk', kiosk: { campaign: 'small-2026', place: 's1' } });
    const assigned = assignmentsReply.parse(await (await server.call('GET', '/api/assignments', { token: kiosk.token })).json());
    expect(assigned.campaigns.map((each) => each.places.map((place) => place.id))).toEqual([['s1']]);
    const point = openServerKey(join(server.folder, 'server-key.pem')).publicKey;
    for (const over of [{ kiosk: { campaign: 'small-2026', place: 'n1' } }, { kiosk: undefined }]) {
      const body = { protocolVersion: 1, login: 'south', password, device: randomUUID(), kind: 'kiosk', publicKey: point, ...over };
      expect((await server.call('POST', '/api/enrolments', { body })).status).toBeGreaterThanOrEqual(400);
    }
  });

  it('reads its own places with what has arrived, and its questionnaire', async () => {
    const { id, account, token } = await server.device([{ campaign: 'small-2026', place: 'n1' }, { campaign: 'small-2026', place: 's1' }]);
    await push(token, id, account);
    const reply = assignmentsReply.parse(await (await server.call('GET', '/api/assignments', { token })).json());
    expect(reply.campaigns).toHaveLength(1);
    expect(reply.campaigns[0]?.places.map(({ id: place, received, target }) => ({ place, received, target })))
      .toEqual([{ place: 'n1', received: 1, target: 10 }, { place: 's1', received: 0, target: 10 }]);
    expect(await (await server.call('GET', `/api/questionnaires/${hash}`, { token })).json()).toMatchObject({ id: 'small', version: 1 });
    expect((await server.call('GET', `/api/questionnaires/${'0'.repeat(64)}`, { token })).status).toBe(404);
    const stranger = await server.device([]);
    expect((await server.call('GET', `/api/questionnaires/${hash}`, { token: stranger.token })).status).toBe(404);
  });

  it('that is revoked reads nothing and still deposits, held', async () => {
    const admin = await server.person('admin');
    const { id, account, token, key } = await server.device();
    expect((await server.call('POST', `/api/devices/${id}/revocation`, { cookie: admin })).status).toBe(204);
    expect((await push(token, id, account)).status).toBe(401);
    const fresh = await openSession(server.call, id, key);
    expect(await code(await server.call('GET', '/api/assignments', { token: fresh }))).toBe('device.revoked');
    const { receipts } = pushReply.parse(await (await push(fresh, id, account)).json());
    expect(receipts[0]).toMatchObject({ status: 'held', reasons: ['device_revoked'] });
  });

  it('of a disabled person is held like a revoked one', async () => {
    const admin = await server.person('admin');
    const { id, account, token } = await server.device();
    await server.call('PATCH', `/api/accounts/${account}`, { cookie: admin, body: { isDisabled: true } });
    const { receipts } = pushReply.parse(await (await push(token, id, account)).json());
    expect(receipts[0]).toMatchObject({ status: 'held', reasons: ['device_revoked'] });
  });

  it('says hello again after a day and keeps depositing for ever', async () => {
    const { id, account, token, key } = await server.device();
    server.setClock(noonMs + 25 * 60 * minuteMs);
    expect(await code(await push(token, id, account))).toBe('device.session_required');
    server.setClock(noonMs + 3 * 365 * 24 * 60 * minuteMs);
    expect((await push(await openSession(server.call, id, key), id, account)).status).toBe(200);
  });

  it('may not send more than fifty at once, nor none', async () => {
    const { token } = await server.device();
    for (const envelopes of [[], Array<string>(51).fill('x')]) {
      expect((await server.call('POST', '/api/push', { token, body: { protocolVersion: 1, envelopes } })).status).toBe(400);
    }
  });
});

describe('keys and passwords', () => {
  let server: TestServer;
  beforeEach(async () => { server = await testServer(); });
  afterEach(() => server.end());

  it('keep the server\'s key over starts, for its owner alone', () => {
    const path = join(server.folder, 'server-key.pem');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(openServerKey(path).publicKey).toBe(openServerKey(path).publicKey);
  });

  it('verify what was hashed with Argon2id, in whatever composition it is typed', async () => {
    const passwords = createPasswords();
    const hashed = await passwords.hash('mật khẩu');
    expect(hashed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwords.verify(hashed, 'mật khẩu'.normalize('NFD'))).toBe(true);
    expect(await passwords.verify(hashed, 'khác')).toBe(false);
    for (const none of [undefined, '']) expect(await passwords.verify(none, 'nobody has this password')).toBe(false);
  });

  it('forget failures after a success', () => {
    const attempts = createAttempts(() => 0);
    for (let count = 0; count < 5; count += 1) attempts.begin('x');
    expect(() => { attempts.begin('X'); }).toThrow('session.too_many_attempts');
    attempts.succeeded('x');
    expect(() => { attempts.begin('x'); }).not.toThrow();
  });
});
