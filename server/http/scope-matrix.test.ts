/** Every reading route × every role × every kind of scope: what lies outside the scope is in no reply, and answers are in none. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roles, type Role } from '#shared/campaign/model.ts';
import type { Report } from '#shared/report/report.ts';
import { gapsReply } from '#shared/wire/gaps.ts';
import { heldReply } from '#shared/wire/held.ts';
import { progressReply } from '#shared/wire/campaigns.ts';
import { envelopeOf, smallResponse } from '../fixtures/envelopes.ts';
import { smallCampaign } from '../fixtures/small-campaign.ts';
import { testServer, type TestServer } from '../fixtures/test-server.ts';
import { access, type RouteName } from './access.ts';

const office = { device: 'import', account: null, kind: 'office', isRevoked: false, isGenerated: false, places: 'all' } as const;
const deskRoles = roles.filter((role) => role !== 'enumerator');
/** Everything that figures are compared with, and that a reader of the south may see only in part. */
const compared = {
  previousCampaign: 'other-2026',
  strata: [{ id: 'a', clustersPopulation: 90 }, { id: '', clustersPopulation: 80 }],
  regions: [{ id: 'all', name: { vi: 'Vùng' }, units: ['north', 'south'] }, { id: 'upper', name: { vi: 'Vùng Bắc' }, units: ['north'] }],
  history: [{ unit: 'north', year: 2024, index: 61.25 }, { unit: 'south', year: 2024, index: 71 }, { unit: 'overall', year: 2024, index: 61.25 }, { unit: 'old-north', year: 2023, index: 61.25 }],
  transitions: [{ from: '2024-07-01', before: ['old-north'], after: ['north'], base: 'not_comparable' }, { from: '2024-07-01', before: ['old-south'], after: ['south', 'north'], base: 'not_comparable' }],
};
/** What a reader of the south alone may not meet: units, places, people and names of the north, and the other campaign. */
const northern = ['"north"', '"n1"', '"n2"', 'Bắc', 'Ấp 1', 'Ấp 2', 'người-bắc', 'other-2026', 'old-north', '61.25'];
const readingRoutes = (Object.keys(access) as RouteName[])
  .filter((name) => name.startsWith('GET /api/campaigns') && !name.endsWith('events') && !name.endsWith(':format'));

/** With what a route asks for. */
const pathOf = (route: RouteName): string => `${route.slice(4).replace(':id', 'small-2026')}${route.endsWith('/explain') ? '?unit=south&with=group' : ''}`;

describe('the scope of a reader', () => {
  let server: TestServer;
  const cookies = new Map<string, string>();
  const cookie = (role: Role, scope: 'south' | 'nothing' | 'elsewhere'): string => cookies.get(`${role} ${scope}`) ?? '';
  const get = (path: string, of: string) => server.call('GET', path, { cookie: of });
  beforeAll(async () => {
    server = await testServer();
    await server.openSmallCampaign('other-2026', { year: 2025 });
    const hash = await server.openSmallCampaign('small-2026', compared);
    await server.device([{ campaign: 'small-2026', place: 'n1' }], 'người-bắc');
    const southern = await server.device([{ campaign: 'small-2026', place: 's1' }], 'người-nam');
    await server.call('POST', '/api/device-reports', { token: southern.token, body: { protocolVersion: 2, waiting: 3, appVersion: 'test', health: null } });
    const give = (place: string, over = {}) => envelopeOf(smallResponse(smallCampaign(), hash, { place, answers: { c1: 5, which: [2] }, ...over }));
    await server.ingest.receive([give('n1'), give('n2'), give('s1'), give('n1', { answers: { c1: 99 } }), give('s1', { answers: { c1: 99 } })], office);
    for (const role of deskRoles) {
      cookies.set(`${role} south`, await server.person(role, { campaigns: ['small-2026'], units: ['south'] }));
      cookies.set(`${role} nothing`, await server.person(role, { units: [] }));
      cookies.set(`${role} elsewhere`, await server.person(role, { campaigns: ['other-2026'] }));
    }
  });
  afterAll(() => server.end());

  const limited = deskRoles.filter((role) => role !== 'admin');
  const cells = limited.flatMap((role) => readingRoutes.map((route) => [role, route] as const));
  it.each(cells)('shows a %s of the south nothing of the north at %s', async (role, route) => {
    const reply = await get(pathOf(route), cookie(role, 'south'));
    const isAllowed = (access[route] as readonly string[]).includes(role);
    expect(reply.status).toBe(isAllowed ? 200 : 403);
    const text = await reply.text();
    for (const secret of northern) expect([secret, text.includes(secret)]).toEqual([secret, false]);
  });

  it.each(cells)('hides the campaign of another from a %s at %s, and shows one without units nothing', async (role, route) => {
    const path = pathOf(route);
    const isAllowed = (access[route] as readonly string[]).includes(role);
    const elsewhere = await get(path, cookie(role, 'elsewhere'));
    expect(elsewhere.status).toBe(!isAllowed ? 403 : route.includes(':id') ? 404 : 200);
    expect(await elsewhere.text()).not.toMatch(/small-2026|"south"|"north"/);
    expect(await (await get(path, cookie(role, 'nothing'))).text()).not.toMatch(/"south"|"north"|"[ns]1"/);
  });

  it.each(limited)('counts for a %s of the south the south alone', async (role) => {
    const of = cookie(role, 'south');
    const report = await (await get('/api/campaigns/small-2026/results', of)).json() as Report;
    expect(report.units.map((unit) => unit.id)).toEqual(['south']);
    expect([report.overall.overall.n, report.unitGroups[0]?.overall.n]).toEqual([1, 1]);
    const progress = progressReply.parse(await (await get('/api/campaigns/small-2026/progress', of)).json());
    expect(progress).toMatchObject({ responses: 1, target: 10, held: 1, units: [{ id: 'south', responses: 1, held: 1 }], devices: [{ login: 'người-nam' }] });
    if (role === 'viewer') return;
    const gaps = gapsReply.parse(await (await get('/api/campaigns/small-2026/gaps', of)).json());
    expect(gaps.devices).toMatchObject([{ login: 'người-nam', finished: 0, received: 0, waiting: 3, appVersion: 'test' }]);
    const held = heldReply.parse(await (await get('/api/campaigns/small-2026/held', of)).json());
    expect(held.items.map((item) => item.unit)).toEqual(['south']);
  });

  it('lets nobody decide on what lies outside', async () => {
    const decision = { decision: 'kept_out', reason: 'không thuộc đơn vị' };
    for (const scope of ['south', 'nothing', 'elsewhere'] as const) {
      const reply = await server.call('POST', '/api/held/4/decision', { cookie: cookie('supervisor', scope), body: decision });
      expect([scope, reply.status]).toEqual([scope, 404]);
    }
  });

  it('gives no single answer to a viewer, nor to an enumerator’s device', async () => {
    const { token } = await server.device([{ campaign: 'small-2026', place: 's1' }]);
    for (const name of Object.keys(access) as RouteName[]) {
      if (!name.startsWith('GET ')) continue;
      const path = name.slice(4).replace(':id', 'small-2026').replace(':format', 'responses-csv');
      if (name.endsWith(':format') || name.endsWith('/held')) expect([name, (await get(path, cookie('viewer', 'south'))).status]).toEqual([name, 403]);
      if (name.endsWith('/events') || name.endsWith(':format')) continue;
      for (const reply of [await get(path, cookie('viewer', 'south')), await server.call('GET', path, { token })]) {
        expect([name, /"answers"|"answerCodes"|"bytes"|"responseId"/.test(await reply.text())]).toEqual([name, false]);
      }
    }
  });
});
