import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { problemReply } from '#shared/wire/problem-reply.ts';
import { refusalsReply } from '#shared/wire/refusals.ts';
import { noonMs } from '../fixtures/envelopes.ts';
import { smallCampaignFile } from '../fixtures/small-campaign.ts';
import { testServer, type TestServer } from '../fixtures/test-server.ts';

describe('refusals', () => {
  let server: TestServer;
  let supervisor: string;
  beforeEach(async () => {
    server = await testServer();
    await server.openSmallCampaign();
    supervisor = await server.person('supervisor', { login: 'giám-sát' });
  });
  afterEach(() => server.end());
  const path = '/api/campaigns/small-2026/refusals';
  const put = (body: string, cookie = supervisor) => server.call('PUT', path, { cookie, body, headers: { 'content-type': 'text/csv' } });
  const read = async (cookie = supervisor) => refusalsReply.parse(await (await server.call('GET', path, { cookie })).json()).units;
  const numbers = async () => (await read()).map(({ id, refusals }) => [id, refusals]);

  it('are unknown until an office hands them in, and then say who did and when', async () => {
    expect(await numbers()).toEqual([['north', null], ['south', null]]);
    expect((await put('unit,refusals\nsouth,4\n')).status).toBe(200);
    expect(await read()).toEqual([
      { id: 'north', refusals: null, recordedBy: null, recordedAtMs: null },
      { id: 'south', refusals: 4, recordedBy: 'giám-sát', recordedAtMs: noonMs },
    ]);
  });

  it('are read as a spreadsheet set to Vietnamese writes them, and stand for all units', async () => {
    await put('unit,refusals\nsouth,4\n');
    await put('\uFEFFRefusals;Unit;ghi chú\r\n7;north;bận\r\n');
    expect(await numbers()).toEqual([['north', 7], ['south', null]]);
  });

  it('name every bad row with its line and column, and then change nothing', async () => {
    await put('unit,refusals\nsouth,4\n');
    const reply = await put('unit,refusals\nnorth,1\nnowhere,2\nsouth,-3\nsouth,1.5\nnorth,4\n,\n');
    expect(reply.status).toBe(422);
    const problem = problemReply.parse(await reply.json());
    expect(problem.code).toBe('import.unreadable');
    expect(problem.issues.map((each) => `${each.path}: ${each.code}`)).toEqual([
      'line 3, column 1: reference.unknown', 'line 4, column 2: value.bad_format', 'line 5, column 2: value.bad_format', 'line 6, column 1: reference.duplicate',
    ]);
    expect(await numbers()).toEqual([['north', null], ['south', 4]]);
  });

  it.each([
    ['nothing', '', 'file.empty'], ['no header', 'south,4\n', 'file.header_mismatch'], ['an open quote', 'unit,refusals\n"south,4\n', 'csv.malformed_row'],
  ])('in a file with %s are refused', async (_name, body, code) => {
    const reply = await put(body);
    expect([reply.status, problemReply.parse(await reply.json()).issues.map((each) => each.code)]).toEqual([422, [code]]);
  });

  it('of units that their sender may not see are unknown, and stay as they are', async () => {
    await put('unit,refusals\nnorth,9\nsouth,4\n');
    const south = await server.person('supervisor', { units: ['south'] });
    expect((await put('unit,refusals\nnorth,1\n', south)).status).toBe(422);
    expect((await put('unit,refusals\nsouth,5\n', south)).status).toBe(200);
    expect((await read(south)).map(({ id, refusals }) => [id, refusals])).toEqual([['south', 5]]);
    expect(await numbers()).toEqual([['north', 9], ['south', 5]]);
  });

  it('are no matter of a draft', async () => {
    await server.importCampaign(smallCampaignFile('draft-2026'), { dryRun: false });
    const reply = await server.call('PUT', '/api/campaigns/draft-2026/refusals', { cookie: supervisor, body: 'unit,refusals\n', headers: { 'content-type': 'text/csv' } });
    expect([reply.status, problemReply.parse(await reply.json()).code]).toEqual([409, 'campaign.draft']);
  });
});
