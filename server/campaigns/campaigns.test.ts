import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { randomUUID } from 'node:crypto';
import { campaignsReply, campaignSummary, importReply, progressReply, responsesImportReply } from '#shared/wire/campaigns.ts';
import type { Report } from '#shared/report/report.ts';
import type { AssignmentsReply } from '#shared/wire/assignments.ts';
import { heldItem, heldReply } from '#shared/wire/held.ts';
import { envelopeOf, noonMs, smallResponse } from '../fixtures/envelopes.ts';
import { smallCampaign, smallCampaignFile } from '../fixtures/small-campaign.ts';
import { enrol, testServer, type TestServer } from '../fixtures/test-server.ts';
import { seedDemonstration } from '../seed/demonstration.ts';
import { everything } from '../storage/port.ts';
import { plannedBy } from './read-progress.ts';

describe('a campaign', () => {
  let server: TestServer;
  let admin: string;
  beforeEach(async () => {
    server = await testServer();
    admin = await server.person('admin');
  });
  afterEach(() => server.end());
  const get = (path: string, cookie = admin) => server.call('GET', path, { cookie });
  const importFile = async (file: unknown, dryRun: boolean) =>
    importReply.parse(await (await server.call('POST', `/api/campaigns?dryRun=${Number(dryRun)}`, { cookie: admin, body: file })).json());
  const deposit = async (hash: string, places: readonly string[]) => {
    const envelopes = places.map((place) => envelopeOf(smallResponse(smallCampaign(), hash, { place })));
    return server.ingest.receive(envelopes, { device: 'import', account: null, kind: 'office', isRevoked: false, isGenerated: false, places: 'all' });
  };

  it('is made from its file after a dry run that changed nothing', async () => {
    const file = smallCampaignFile('đợt-1', { accounts: [{ login: 'điều-tra', role: 'enumerator', password: 'mười-hai-chữ', places: ['n1'] }] });
    expect(await importFile(file, true)).toMatchObject({ applied: false, issues: [], summary: { id: 'đợt-1', units: 2, places: 3, questions: 5, criteria: 2, accounts: 1, target: 30 } });
    expect(campaignsReply.parse(await (await get('/api/campaigns')).json()).campaigns).toEqual([]);
    expect(await importFile(file, false)).toMatchObject({ applied: true });
    expect(campaignsReply.parse(await (await get('/api/campaigns')).json()).campaigns).toMatchObject([{ id: 'đợt-1', status: 'draft', units: 2, target: 30, responses: 0 }]);
    const [account] = (await server.storage.accounts()).filter((each) => each.login === 'điều-tra');
    expect(await server.storage.placesOf(account?.id ?? '')).toEqual([{ campaign: 'đợt-1', place: 'n1' }]);
  });

  it('comes out as a file that makes it again, without passwords', async () => {
    await importFile(smallCampaignFile('one', { accounts: [{ login: 'xem', role: 'viewer', password: 'mười-hai-chữ', units: ['south'] }] }), false);
    const file = await (await get('/api/campaigns/one/file')).json() as Record<string, unknown>;
    expect(JSON.stringify(file)).not.toMatch(/password|argon2/);
    expect(await importFile({ ...file, id: 'two' }, false)).toMatchObject({ applied: true, issues: [] });
    const definition = async (id: string) => ({ ...await (await get(`/api/campaigns/${id}/definition`)).json() as object, id: '' });
    expect(await definition('two')).toEqual(await definition('one'));
    expect((await server.storage.accountByLogin('xem'))?.scope).toEqual({ campaigns: ['one', 'two'], units: ['south'] });
  });

  it('names every error of its file with its path and makes nothing', async () => {
    const file = smallCampaignFile('bad', { opensOn: 'soon', units: [{ id: 'x', name: { vi: 'X' }, unitGroup: 'units' }], places: [{ id: 'p', name: { vi: 'P' }, unit: 'nowhere' }] });
    const { applied, issues } = await importFile(file, false);
    expect(applied).toBe(false);
    expect(issues.map((each) => each.path)).toContain('opensOn');
    expect(await server.storage.campaign('bad', everything)).toBeUndefined();
  });

  it('is not replaced once it has opened, nor its questionnaire by another content', async () => {
    await server.openSmallCampaign();
    expect((await importFile(smallCampaignFile(), true)).issues).toMatchObject([{ path: 'id', code: 'reference.duplicate' }]);
    const changed = { ...(smallCampaignFile()['questionnaire'] as object), title: { vi: 'Khác' } };
    expect((await importFile(smallCampaignFile('other', { questionnaire: changed }), false)).issues).toMatchObject([{ path: 'questionnaire.version' }]);
  });

  it('opens once and closes once', async () => {
    await importFile(smallCampaignFile(), false);
    const move = async (to: string) => server.call('POST', `/api/campaigns/small-2026/${to}`, { cookie: admin });
    expect((await move('close')).status).toBe(409);
    expect(campaignSummary.parse(await (await move('open')).json()).status).toBe('open');
    expect((await move('open')).status).toBe(409);
    expect(campaignSummary.parse(await (await move('close')).json()).status).toBe('closed');
    expect((await move('open')).status).toBe(409);
  });

  it('shows each reader the figures of their units alone', async () => {
    const hash = await server.openSmallCampaign();
    await deposit(hash, ['n1', 'n2', 's1']);
    const south = await server.person('viewer', { campaigns: ['small-2026'], units: ['south'] });
    const report = await (await get('/api/campaigns/small-2026/results', south)).json() as Report;
    expect(report.units.map((each) => [each.id, each.overall.n])).toEqual([['south', 1]]);
    expect(report.overall.overall.n).toBe(1);
    expect((await (await get('/api/campaigns/small-2026/results')).json() as Report).overall.overall).toMatchObject({ n: 3, answered: 6, satisfied: 6, shown: '100.00' });
    const progress = progressReply.parse(await (await get('/api/campaigns/small-2026/progress', south)).json());
    expect(progress).toMatchObject({ responses: 1, target: 10, units: [{ id: 'south', responses: 1 }], places: [{ id: 's1', responses: 1 }] });
    const summary = campaignsReply.parse(await (await get('/api/campaigns', south)).json()).campaigns[0];
    expect(summary).toMatchObject({ units: 1, target: 10, responses: 1 });
    const definition = await (await get('/api/campaigns/small-2026/definition', south)).text();
    expect(definition).not.toContain('"north"');
  });

  it('computes with the parameters asked for and refuses others', async () => {
    const hash = await server.openSmallCampaign();
    await deposit(hash, ['n1']);
    const asked = await (await get('/api/campaigns/small-2026/results?baseFigure=mean_score&aggregation=mean_of_criteria')).json() as Report;
    expect(asked.parameters).toMatchObject({ baseFigure: 'mean_score', aggregation: 'mean_of_criteria' });
    expect(asked.overall.overall.shown).toBe('90.00');
    expect((await get('/api/campaigns/small-2026/results?aggregation=median')).status).toBe(400);
  });

  it('plans by a straight line over the field days', () => {
    const days = { opensOn: '2026-11-01', closesOn: '2026-11-10' };
    expect(['2026-10-31', '2026-11-01', '2026-11-05', '2026-11-10', '2026-12-01'].map((day) => plannedBy(days, 101, day))).toEqual([0, 10, 50, 101, 101]);
  });

  it('tells listeners of news at once, then at most twice a second', async () => {
    const hash = await server.openSmallCampaign();
    const reply = await get('/api/campaigns/small-2026/events');
    expect(reply.headers.get('content-type')).toBe('text/event-stream');
    const reader = reply.body!.getReader();
    const next = async (): Promise<string> => new TextDecoder().decode((await reader.read()).value);
    expect(await next()).toBe('retry: 3000\n\n');
    await deposit(hash, ['n1']);
    expect(JSON.parse((await next()).slice('data: '.length))).toEqual({ campaign: 'small-2026', responses: 1, held: 0, atMs: noonMs });
    await deposit(hash, ['n1']);
    await deposit(hash, ['n1']);
    expect(await next()).toContain('"responses":3');
    await reader.cancel();
  });

  it('tells nothing more to whoever was disabled, signed out or was away too long', async () => {
    const hash = await server.openSmallCampaign();
    const enders: Record<string, (cookie: string) => Promise<unknown>> = {
      disabled: async () => {
        const [viewer] = (await server.storage.accounts()).filter((each) => each.login === 'disabled');
        return server.call('PATCH', `/api/accounts/${viewer?.id}`, { cookie: admin, body: { isDisabled: true } });
      },
      'signed-out': (cookie) => server.call('DELETE', '/api/session', { cookie }),
      away: async () => { server.setClock(noonMs + 31 * 60_000); },
    };
    for (const [login, end] of Object.entries(enders)) {
      const cookie = await server.person('viewer', { login });
      const reader = (await get('/api/campaigns/small-2026/events', cookie)).body!.getReader();
      await reader.read();
      await end(cookie);
      await deposit(hash, ['n1']);
      expect([login, await reader.read()]).toEqual([login, { done: true, value: undefined }]);
    }
  });

  it('leaves no stream behind for who asked for its head alone', async () => {
    await server.openSmallCampaign();
    const [started, stopped] = [vi.spyOn(globalThis, 'setInterval'), vi.spyOn(globalThis, 'clearInterval')];
    const reply = await server.call('HEAD', '/api/campaigns/small-2026/events', { cookie: admin });
    expect([reply.status, await reply.text()]).toEqual([200, '']);
    expect(started).toHaveBeenCalledTimes(1);
    expect(stopped).toHaveBeenCalledTimes(1);
    vi.restoreAllMocks();
  });

  it('holds late responses until a person decides, once, with a reason', async () => {
    const hash = await server.openSmallCampaign();
    await server.call('POST', '/api/campaigns/small-2026/close', { cookie: admin });
    await deposit(hash, ['n1', 's1', 's1']);
    const supervisor = await server.person('supervisor', { units: ['south'], login: 'giám-sát' });
    const list = async (rest = '') => heldReply.parse(await (await get(`/api/campaigns/small-2026/held${rest}`, supervisor)).json());
    expect((await list()).items.map((each) => each.position)).toEqual([3, 2]);
    expect(await list('?limit=1')).toMatchObject({ items: [{ position: 3, unit: 'south', reasons: ['campaign_not_open'], isAdmissible: true, decision: 'waiting' }], next: 3 });
    expect((await list('?limit=1&before=3')).items.map((each) => each.position)).toEqual([2]);
    const decide = (position: number, body: object) => server.call('POST', `/api/held/${position}/decision`, { cookie: supervisor, body });
    const admitted = heldItem.parse(await (await decide(3, { decision: 'admitted', reason: 'máy gửi muộn' })).json());
    expect(admitted).toMatchObject({ decision: 'admitted', decidedBy: 'giám-sát', decisionReason: 'máy gửi muộn', isAdmissible: false });
    expect((await decide(3, { decision: 'kept_out', reason: 'đổi ý' })).status).toBe(409);
    expect((await decide(1, { decision: 'admitted', reason: 'ngoài phạm vi' })).status).toBe(404);
    expect((await decide(2, { decision: 'kept_out', reason: 'xx' })).status).toBe(400);
    expect((await get('/api/campaigns/small-2026/held?before=-1', supervisor)).status).toBe(400);
    const progress = progressReply.parse(await (await get('/api/campaigns/small-2026/progress')).json());
    expect(progress).toMatchObject({ responses: 1, held: 2 });
  });

  it('does not admit what cannot be counted', async () => {
    const hash = await server.openSmallCampaign();
    const sent = smallResponse(smallCampaign(), hash, { answers: { c1: 9 } });
    await server.ingest.receive([envelopeOf(sent)], { device: 'import', account: null, kind: 'office', isRevoked: false, isGenerated: false, places: 'all' });
    const reply = await server.call('POST', '/api/held/1/decision', { cookie: admin, body: { decision: 'admitted', reason: 'thử xem' } });
    expect([reply.status, (await reply.json() as { code: string }).code]).toEqual([409, 'held.not_admissible']);
  });

  it('takes in paper forms from CSV, and the same file again changes nothing', async () => {
    await server.openSmallCampaign();
    const csv = `response_id,unit,unit_group,stratum,cluster,weight,used,c1,c2,which,words\n${randomUUID()},north,units,a,n1,1.5,1,4,5,1 3,"tốt, rất tốt"\n`;
    const send = () => server.call('POST', '/api/campaigns/small-2026/imports', { cookie: admin, body: csv, headers: { 'content-type': 'text/csv; charset=utf-8' } });
    expect(responsesImportReply.parse(await (await send()).json())).toMatchObject({ stored: 1, alreadyThere: 0, rejected: 0 });
    expect(responsesImportReply.parse(await (await send()).json())).toMatchObject({ stored: 0, alreadyThere: 1, rejected: 0 });
    const asJson = await server.call('POST', '/api/campaigns/small-2026/imports', { cookie: admin, body: {} });
    expect(asJson.status).toBe(415);
  });
});

describe('the demonstration', () => {
  it('is loaded through the same doors, marked as generated, and removed by one action', async () => {
    const server = await testServer();
    const stored = await seedDemonstration({ ...server, nowMs: noonMs });
    expect(stored).toBeGreaterThan(6500);
    const campaigns = await server.storage.campaigns(everything);
    expect(campaigns.map((each) => each.status)).toEqual(['closed', 'open', 'open', 'open']);
    expect(campaigns.every((each) => each.hasGeneratedResponses && each.campaign.isDemonstration)).toBe(true);
    const counts = await Promise.all(campaigns.map((each) => server.storage.progress(each.campaign.id, everything)));
    expect(counts.reduce((sum, each) => sum + each.responses, 0)).toBe(stored);
    expect(counts.every((each) => each.held === 0)).toBe(true);
    expect(counts[1]!.days.length).toBeGreaterThan(20);
    const signIn = await server.call('POST', '/api/sessions', { body: { login: 'quantri', password: 'hai-long-demo' } });
    const cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect((await server.call('DELETE', '/api/demonstration', { cookie })).status).toBe(204);
    expect(await (await server.call('GET', '/api/server')).json()).toMatchObject({ hasAdmin: false, hasDemonstration: false });
    expect(server.codes).toHaveLength(1);
    expect(await server.storage.accounts()).toEqual([]);
    const first = { code: server.codes[0], login: 'người-thật', password: 'mười-hai-chữ-cái' };
    expect((await server.call('POST', '/api/first-admin', { body: first })).status).toBe(200);
    await server.end();
  }, 30_000);

  it('leaves the admin whom a person made, and their session', async () => {
    const server = await testServer();
    const admin = await server.person('admin', { login: 'người-thật' });
    const demonstration = smallCampaignFile('demo', { isDemonstration: true, accounts: [{ login: 'quantri', role: 'admin', password: 'hai-long-demo' }] });
    await server.importCampaign(demonstration, { dryRun: false });
    expect((await server.call('DELETE', '/api/demonstration', { cookie: admin })).status).toBe(204);
    expect(await (await server.call('GET', '/api/session', { cookie: admin })).json()).toMatchObject({ login: 'người-thật', hasDemonstration: false });
    expect(server.codes).toEqual([]);
    await server.end();
  });

  it('leaves a field day as it is shown everywhere: three villages first, 12, 25 and 7 of 31', async () => {
    const server = await testServer();
    await seedDemonstration({ ...server, nowMs: noonMs });
    const { token } = await enrol(server.call, 'dieutra', { password: 'hai-long-demo' });
    const { campaigns } = await (await server.call('GET', '/api/assignments', { token })).json() as AssignmentsReply;
    expect(campaigns[0]?.places.map((place) => [place.received, place.target])).toEqual([[12, 31], [25, 31], [7, 31]]);
    expect(campaigns.slice(1).flatMap((each) => each.places).length).toBeLessThanOrEqual(2);
    const summaries = await Promise.all(campaigns.map(async ({ id }) => (await server.storage.progress(id, everything)).responses));
    expect(summaries[0]).toBeLessThan(0.86 * 1023);
    await server.end();
  }, 30_000);
});
