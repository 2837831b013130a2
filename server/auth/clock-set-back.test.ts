import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noonMs } from '../fixtures/envelopes.ts';
import { password, testServer, type TestServer } from '../fixtures/test-server.ts';

const yearMs = 365 * 86_400_000;
const secondMs = 1_000;

let server: TestServer;
beforeEach(async () => {
  server = await testServer();
  await server.openSmallCampaign();
  server.setClock(noonMs + 5 * yearMs);
});
afterEach(() => server.end());
const problem = async (reply: Response): Promise<string> => (reply.ok ? 'none' : (await reply.json() as { code: string }).code);

describe('what was begun while the clock of the server was years ahead', () => {
  it('as a session at the desk is over when the clock is right again, and goes on when it was off by a second', async () => {
    const cookie = await server.person('admin');
    server.setClock(noonMs + 5 * yearMs - secondMs);
    expect(await problem(await server.call('GET', '/api/session', { cookie }))).toBe('none');
    server.setClock(noonMs);
    expect(await problem(await server.call('GET', '/api/session', { cookie }))).toBe('session.required');
  });

  it('as a session of a device is over too: the device opens another by itself', async () => {
    const { token } = await server.device();
    server.setClock(noonMs + 5 * yearMs - secondMs);
    expect(await problem(await server.call('GET', '/api/assignments', { token }))).toBe('none');
    server.setClock(noonMs);
    expect(await problem(await server.call('GET', '/api/assignments', { token }))).toBe('device.session_required');
  });

  it('as a code for enrolment is good for nothing any more', async () => {
    const cookie = await server.person('admin');
    await server.device([{ campaign: 'small-2026', place: 'n1' }], 'bắc');
    const made = await server.call('POST', '/api/enrolment-codes', { cookie, body: { login: 'bắc' } });
    const { code } = await made.json() as { code: string };
    const { x = '', y = '' } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
    const publicKey = Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]).toString('base64');
    const body = { protocolVersion: 2, code, kind: 'field', device: randomUUID(), publicKey };
    server.setClock(noonMs);
    expect(await problem(await server.call('POST', '/api/enrolments', { body }))).toBe('enrolment.wrong_code');
    server.setClock(noonMs + 5 * yearMs - secondMs);
    expect(await problem(await server.call('POST', '/api/enrolments', { body }))).toBe('none');
  });

  it('as a wait after wrong passwords keeps nobody out for years', async () => {
    await server.person('admin', { login: 'văn-phòng' });
    const signIn = (given: string) => server.call('POST', '/api/sessions', { body: { login: 'văn-phòng', password: given } });
    for (let n = 0; n < 7; n += 1) await signIn('không-phải-mật-khẩu');
    expect(await problem(await signIn(password))).toBe('session.too_many_attempts');
    server.setClock(noonMs);
    expect(await problem(await signIn(password))).toBe('none');
  });
});
