import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roles } from '#shared/campaign/model.ts';
import { problemReply } from '#shared/wire/problem-reply.ts';
import { testServer, type TestServer } from '../fixtures/test-server.ts';
import { access, type RouteName } from './access.ts';

const routes = Object.keys(access) as RouteName[];
const at = (path: string): string => path.replace(':hash', 'a'.repeat(64)).replace(':position', '999').replace(/:\w+/g, 'there-is-none');

describe('the routes', () => {
  let server: TestServer;
  const cookies = new Map<string, string>();
  let token = '';
  beforeAll(async () => {
    server = await testServer();
    await server.openSmallCampaign();
    for (const role of roles) if (role !== 'enumerator') cookies.set(role, await server.person(role));
    token = (await server.device()).token;
  });
  afterAll(() => server.end());

  it('are those of the table and no others', () => {
    const mounted = server.app.routes.filter((each) => each.path.startsWith('/api/') && each.method !== 'ALL');
    expect(mounted.map((each) => `${each.method} ${each.path}`).sort()).toEqual([...routes].sort());
  });

  it.each(routes.filter((name) => access[name] !== 'anyone'))('%s asks for a session', async (name) => {
    const [method = '', path = ''] = name.split(' ');
    for (const headers of [{}, { cookie: 'hailong=none' }, { authorization: 'Bearer none' }, { authorization: 'Basic eDp4' }]) {
      const reply = await server.call(method, at(path), { headers });
      expect([method, path, reply.status]).toEqual([method, path, 401]);
    }
  });

  it.each(routes.filter((name) => Array.isArray(access[name])))('%s is for its roles alone', async (name) => {
    const [method = '', path = ''] = name.split(' ');
    const rule = access[name] as readonly string[];
    for (const [role, cookie] of cookies) {
      if (name === 'DELETE /api/session' || name === 'DELETE /api/demonstration') continue;
      const { status } = await server.call(method, at(path), { cookie });
      if (rule.includes(role)) expect([name, role, status]).not.toEqual([name, role, 403]);
      else expect([name, role, status]).toEqual([name, role, 403]);
    }
    expect((await server.call(method, at(path), { token })).status).toBe(401);
  });

  it.each(routes.filter((name) => access[name] === 'device'))('%s is for devices alone', async (name) => {
    const [method = '', path = ''] = name.split(' ');
    for (const cookie of cookies.values()) expect((await server.call(method, at(path), { cookie })).status).toBe(401);
  });

  it('do not tell a campaign outside the scope from one that does not exist', async () => {
    const cookie = await server.person('supervisor', { campaigns: ['another'] });
    for (const rest of ['definition', 'results', 'progress', 'events', 'held']) {
      const hidden = await server.call('GET', `/api/campaigns/small-2026/${rest}`, { cookie });
      const missing = await server.call('GET', `/api/campaigns/there-is-none/${rest}`, { cookie });
      expect([rest, hidden.status, await hidden.text()]).toEqual([rest, 404, await missing.text()]);
    }
  });

  it('reply to an unknown one with a problem in the language asked for', async () => {
    const reply = await server.call('GET', '/api/there-is-none', { headers: { 'accept-language': 'en-GB,vi' } });
    expect(reply.status).toBe(404);
    expect(reply.headers.get('content-type')).toBe('application/problem+json');
    expect(problemReply.parse(await reply.json())).toMatchObject({ code: 'route.unknown', title: 'There is no such page. Check the address.' });
    expect((await (await server.call('GET', '/api/x')).json() as { title: string }).title).toContain('Không có trang này');
  });

  it('refuse what another site sends', async () => {
    const cookie = cookies.get('admin') ?? '';
    const foreign = [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'http://other.example' }, { origin: 'null' }];
    for (const headers of foreign) {
      for (const path of ['/api/campaigns/small-2026/close', '/api/sessions', '/api/first-admin']) {
        expect((await (await server.call('POST', path, { cookie, headers, body: {} })).json() as { code: string }).code).toBe('request.cross_site');
      }
    }
    const own = { 'sec-fetch-site': 'same-origin' };
    expect((await server.call('PATCH', '/api/accounts/none', { cookie, headers: own, body: {} })).status).toBe(404);
  });

  it('carry the headers that keep a page to itself, and are never kept', async () => {
    for (const path of ['/api/server', '/api/x', '/x']) {
      const { headers } = await server.call('GET', path);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('strict-transport-security')).toBeNull();
    }
    expect((await server.call('GET', '/api/server')).headers.get('cache-control')).toBe('no-store');
  });

  it('are not reached by another spelling of their path', async () => {
    for (const path of ['//api/accounts', '/api//accounts', '/api/%61ccounts', '/API/accounts', '/api/accounts/', '/api/..%2faccounts', '/api%5caccounts']) {
      expect([path, (await server.call('GET', path, { cookie: cookies.get('viewer') ?? '' })).status >= 400]).toEqual([path, true]);
    }
  });

  const withBody = routes.filter((name) => /^(POST|PATCH)/.test(name) && !/open|close|revocation|imports/.test(name));
  const rubbish: readonly (readonly [string, string | undefined, string?])[] = [
    ['an empty body', ''], ['no JSON', '{"login":'], ['an array', '[]'], ['null', 'null'], ['a number', '1e400'], ['a text', '"x"'],
    ['nothing that is asked for', '{}'], ['prototype keys', '{"__proto__":{"role":"admin"},"constructor":1}'],
    ['wrong types', '{"login":[],"password":{},"envelopes":{},"protocolVersion":"1","device":1,"decision":null}'],
    ['depth', `${'['.repeat(10_000)}${']'.repeat(10_000)}`], ['invalid UTF-8', undefined],
    ['the wrong type of content', '{}', 'text/plain'], ['no exact type of content', '{}', 'application/jsonp'], ['no type of content', '{}', ''],
    ['lone surrogates and NUL', '{"login":"\\ud800\\u0000","password":"\\ud800"}'], ['a huge key', `{"${'k'.repeat(50_000)}":1}`],
  ];
  it.each(rubbish)('refuse %s with a problem and change nothing', async (_what, text, type = 'application/json') => {
    for (const name of withBody) {
      const [method = '', path = ''] = name.split(' ');
      const reply = await server.app.request(`http://localhost${at(path)}`, {
        method, body: text ?? Uint8Array.of(123, 34, 255, 254, 34, 125),
        headers: { 'content-type': type, ...(access[name] === 'device' ? { authorization: `Bearer ${token}` } : { cookie: cookies.get('admin') ?? '' }) },
      });
      expect([name, reply.status >= 200 && reply.status < 500]).toEqual([name, true]);
      if (reply.status >= 400) expect(problemReply.safeParse(await reply.json()).success).toBe(true);
      else if (name === 'POST /api/campaigns') expect(await reply.json()).toMatchObject({ applied: false });
      else expect(name).toBe('PATCH /api/accounts/:id');
    }
    expect(server.failures).toEqual([]);
  });

  it('refuse a body over the limit, whatever length it states', async () => {
    const long = new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (let at = 0; at < 3; at += 1) controller.enqueue(new Uint8Array(40_000).fill(32));
        controller.close();
      },
    });
    const streamed = await server.app.request(new Request('http://localhost/api/sessions', {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: long, duplex: 'half',
    } as RequestInit));
    expect(streamed.status).toBe(413);
    const stated = await server.call('POST', '/api/sessions', { body: '{}', headers: { 'content-type': 'application/json', 'content-length': '9999999' } });
    expect(stated.status).toBe(413);
  });

  it('name the field and the reason', async () => {
    const reply = await server.call('POST', '/api/accounts', {
      cookie: cookies.get('admin') ?? '', body: { login: 'x', password: 'short', role: 'king', campaigns: 'all', units: 'all', extra: 1 },
    });
    const { issues } = problemReply.parse(await reply.json());
    expect(issues.map((each) => `${each.path} ${each.code}`).sort()).toEqual(['extra value.unknown_key', 'password value.too_short', 'role value.not_allowed']);
  });
});
