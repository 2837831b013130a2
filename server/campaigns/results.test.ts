/** Results through the front door: what a reader of a campaign is told, and when it changes. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answers, Response } from '#shared/response/model.ts';
import type { ProgressReply } from '#shared/wire/campaigns.ts';
import { explainReply, factsReply } from '#shared/wire/figures.ts';
import { problemReply } from '#shared/wire/problem-reply.ts';
import { makeReport } from '#shared/report/make-report.ts';
import type { Explanation } from '#shared/report/explain.ts';
import type { MethodCheck } from '#shared/report/method-check.ts';
import type { Report, UnitFigures } from '#shared/report/report.ts';
import { envelopeOf, smallResponse } from '../fixtures/envelopes.ts';
import { smallCampaign } from '../fixtures/small-campaign.ts';
import { testServer, type TestServer } from '../fixtures/test-server.ts';
import { everything } from '../storage/port.ts';

const office = { device: 'import', account: null, kind: 'office', isRevoked: false, isGenerated: false, places: 'all' } as const;
const label = (vi: string): { vi: string } => ({ vi });
/** People drawn one by one, each unit a stratum. */
const places = ['north', 'south'].map((unit) => ({ id: unit, name: label(unit), unit, stratum: unit, target: 40 }));
const over = { places, strata: [{ id: 'north', clustersPopulation: 400 }], method: { id: 'plain', parameters: { minimumSample: 5 } } };
const now = 'small-2026';
const then = 'small-2025';

describe('results', () => {
  let server: TestServer;
  let admin: string;
  beforeEach(async () => {
    server = await testServer();
    admin = await server.person('admin');
  });
  afterEach(() => server.end());

  const open = (id = now, more = {}) => server.openSmallCampaign(id, { ...over, ...more });
  const give = async (place: string, answers: readonly Answers[], id = now, more = {}, of: Partial<Response> = {}) => {
    const campaign = smallCampaign(id, { ...over, ...more });
    const { questionnaireHash } = await server.storage.campaign(id, { campaigns: 'all', units: 'all' }) ?? { questionnaireHash: '' };
    const envelopes = answers.map((each) => envelopeOf(smallResponse(campaign, questionnaireHash, { place, answers: each, ...of })));
    for (const { receipt } of await server.ingest.receive(envelopes, office)) expect(receipt.status).toBe('stored');
  };
  const get = async <T>(path: string, cookie = admin) => await (await server.call('GET', `/api/campaigns/${path}`, { cookie })).json() as T;
  const results = (query = '', cookie = admin) => get<Report>(`${now}/results${query}`, cookie);
  const unit = (report: Report, id: string): UnitFigures | undefined => report.units.find((each) => each.id === id);
  /** So many people, of whom so many are content with everything. */
  const people = (count: number, content: number): Answers[] =>
    Array.from({ length: count }, (_, index) => ({ used: index % 3 === 0 ? 2 : 1, c1: index < content ? 5 : 2, ...(index % 3 === 0 ? {} : { c2: index < content + 1 ? 4 : 1 }) }));

  it('take in a rating by a dossier\'s code, and nothing of what passers-by tap, whether or not somebody reads meanwhile', async () => {
    await open();
    await give('north', people(6, 6));
    expect((await results()).overall.overall.n).toBe(6);
    const rate = (more: Partial<Response>) => give('north', people(4, 0), now, {}, { channel: 'kiosk', ...more });
    await rate({ access: 'open' });
    await rate({ access: 'dossier', isPartial: true });
    expect((await results()).overall.overall.n).toBe(6);
    await rate({ access: 'dossier' });
    expect((await results()).overall.overall.n).toBe(10);
    expect((await get<ProgressReply>(`${now}/progress`)).responses).toBe(18);
  });

  it('say how sure every figure is, how many refused, and where a unit may stand', async () => {
    await open();
    await give('north', people(12, 9));
    await give('south', people(12, 4));
    await server.call('PUT', `/api/campaigns/${now}/refusals`, { cookie: admin, body: 'unit,refusals\nnorth,3\n', headers: { 'content-type': 'text/csv' } });
    const report = await results();
    expect(report.design).toMatchObject({ strata: 2, hasFinitePopulation: true });
    expect(report.coverage).toEqual({ planned: 30, responses: 24, refusals: 3, refusalsAmong: 12 });
    const north = unit(report, 'north');
    expect(north).toMatchObject({ refusals: 3, rank: 1, rankLow: 1, rankReason: null, overall: { reason: null, df: 11 } });
    expect(north?.overall.low).toBeLessThan(north?.overall.index ?? 0);
    expect(north?.overall.high).toBeGreaterThan(north?.overall.index ?? 100);
    expect(unit(report, 'south')?.refusals).toBeNull();
  });

  it('are as of the last response that was stored, admitted or counted again, however often they are read', async () => {
    await open();
    await give('north', people(6, 6));
    const n = async () => (await results()).overall.overall.n;
    expect([await n(), await n()]).toEqual([6, 6]);
    await give('north', people(2, 0));
    expect(await n()).toBe(8);
    await server.storage.rebuildTallies(now);
    expect(await n()).toBe(8);
    await give('south', people(1, 1));
    expect(await n()).toBe(9);
  });

  it('that were kept live are those that are made anew, after every response, correction and new number of refusals', async () => {
    await open();
    const refuse = (count: number) => server.call('PUT', `/api/campaigns/${now}/refusals`, { cookie: admin, body: `unit,refusals\nsouth,${count}\n`, headers: { 'content-type': 'text/csv' } });
    const anew = async (): Promise<Report> => {
      const stored = await server.storage.campaign(now, everything);
      const known = await server.storage.refusals(now, everything);
      if (stored === undefined) throw new Error('It was opened.');
      const refusals = new Map(known.map((each) => [each.unit, each.refusals]));
      return makeReport(stored.campaign, await server.storage.readTallies(now, everything), { refusals });
    };
    for (const [unitId, count] of [['north', 7], ['south', 6], ['north', 1], ['south', 2]] as const) {
      await give(unitId, people(count, count - 1));
      expect(await results()).toEqual(JSON.parse(JSON.stringify(await anew())));
      await refuse(count);
      expect(await results()).toEqual(JSON.parse(JSON.stringify(await anew())));
    }
    const campaign = smallCampaign(now, over);
    const { questionnaireHash } = await server.storage.campaign(now, everything) ?? { questionnaireHash: '' };
    const first = smallResponse(campaign, questionnaireHash, { place: 'north', answers: { used: 1, c1: 5, c2: 5 } });
    const correction = smallResponse(campaign, questionnaireHash, { place: 'north', replaces: first.id, answers: { used: 1, c1: 1, c2: 1 } });
    await server.ingest.receive([envelopeOf(first)], office);
    const before = await results();
    await server.ingest.receive([envelopeOf(correction)], office);
    const after = await results();
    expect([before.overall.overall.n, after.overall.overall.satisfied]).toEqual([after.overall.overall.n, before.overall.overall.satisfied - 2]);
    expect(after).toEqual(JSON.parse(JSON.stringify(await anew())));
  });

  it('leave a unit below the minimum sample without a rank, with the reason', async () => {
    await open();
    await give('north', people(6, 5));
    await give('south', people(4, 4));
    const report = await results();
    expect(unit(report, 'south')).toMatchObject({ rank: null, rankReason: 'below_minimum_sample', overall: { n: 4 } });
  });

  it('of an aggregation whose squares no tally keeps are as sure as the others, from the answers', async () => {
    await open();
    await give('north', people(12, 9));
    await give('south', people(9, 4));
    for (const aggregation of ['mean_of_criteria', 'mean_of_groups', 'weighted']) {
      const { overall, parameters } = await results(`?aggregation=${aggregation}`);
      expect(parameters.aggregation).toBe(aggregation);
      expect([aggregation, overall.overall.reason, overall.overall.se === null, overall.overall.deff === null]).toEqual([aggregation, null, false, false]);
    }
    expect((await results('?baseFigure=mean_score')).overall.overall).toMatchObject({ reason: null });
  });

  describe('compared with the year before', () => {
    beforeEach(async () => {
      await open(then, { year: 2025, opensOn: '2025-11-01', closesOn: '2026-12-30' });
      await open(now, { previousCampaign: then, history: [{ unit: 'overall', year: 2024, index: 90 }, { unit: 'north', year: 2024, index: 95.5 }] });
      await give('north', people(10, 9));
      await give('south', people(10, 4));
      await give('north', people(10, 5), then);
    });

    it('say what rose and what cannot be compared, and count both', async () => {
      const report = await results();
      const north = unit(report, 'north');
      expect(north?.change).toMatchObject({ previousYear: 2025, direction: 'up', reason: null });
      expect(north?.change?.change).toBeCloseTo(Number(north?.overall.shown) - Number(north?.change?.previous), 8);
      expect(unit(report, 'south')?.change).toMatchObject({ direction: 'not-comparable', change: null, reason: 'no_figure_before' });
      expect(report.changes).toMatchObject({ up: 1, unchanged: 0, down: 0, notComparable: 1, total: 2, notComparableUnits: ['south'] });
      expect(report.change).toMatchObject({ previousYear: 2025 });
    });

    it('change when a response of that year is counted', async () => {
      const previous = async () => unit(await results(), 'north')?.change?.previous;
      const before = await previous();
      await give('north', people(10, 10), then);
      expect(await previous()).toBeGreaterThan(before ?? 100);
    });

    it('compare with the past figures alone for whoever may not see that campaign', async () => {
      const viewer = await server.person('viewer', { campaigns: [now] });
      expect(unit(await results('', viewer), 'north')?.change).toMatchObject({ previousYear: 2024, previous: 95.5 });
      expect((await get<{ previousCampaign: string | null }>(`${now}/definition`, viewer)).previousCampaign).toBeNull();
    });

    it('never state figures of some units as those of the whole', async () => {
      const viewer = await server.person('viewer', { units: ['north'] });
      for (const [language, note] of [['vi', '(các đơn vị được xem)'], ['en', '(units in view)']] as const) {
        const [whole, seen] = await Promise.all([admin, viewer].map(async (each) => factsReply.parse(await get(`${now}/facts?language=${language}`, each))));
        expect(whole?.facts.some((each) => each.sentence.includes(note))).toBe(false);
        expect(seen?.facts.length).toBeGreaterThan(0);
        expect(seen?.facts.filter((each) => !each.sentence.includes(note))).toEqual([]);
      }
    });

    it('become the sentences of an announcement, in the language that is asked for', async () => {
      const vietnamese = factsReply.parse(await get(`${now}/facts?language=vi`));
      const english = factsReply.parse(await get(`${now}/facts?language=en`));
      expect(vietnamese.facts.map((each) => each.fact.kind)).toEqual(english.facts.map((each) => each.fact.kind));
      expect(vietnamese.facts.map((each) => each.fact.kind)).toContain('level');
      expect(vietnamese.facts[0]?.sentence).toMatch(/%/);
      expect(english.facts[0]?.sentence).not.toBe(vietnamese.facts[0]?.sentence);
      expect((await server.call('GET', `/api/campaigns/${now}/facts?language=fr`, { cookie: admin })).status).toBe(400);
    });
  });

  describe.each([['the same', 'village', true], ['other', 'hamlet', false]] as const)('compared with a year before in %s clusters', (_kind, nameThen, isSame) => {
    const villages = (name: string) => ({
      places: ['north', 'south'].flatMap((unitId) => [1, 2, 3, 4].map((at) => (
        { id: `${unitId}-${at}`, name: label(`${at}`), unit: unitId, stratum: unitId, cluster: `${name}-${at}`, target: 10 }))),
      strata: [],
    });

    it('have a change as sure as the clusters make it', async () => {
      await open(then, { year: 2025, opensOn: '2025-11-01', closesOn: '2026-12-30', ...villages(nameThen) });
      await open(now, { previousCampaign: then, ...villages('village') });
      for (const id of [then, now]) {
        for (const unitId of ['north', 'south']) {
          for (const at of [1, 2, 3, 4]) await give(`${unitId}-${at}`, people(6, at), id, villages(id === now ? 'village' : nameThen));
        }
      }
      const report = await results();
      for (const { overall, change } of [...report.units, ...report.unitGroups, { ...report.overall, change: report.change }]) {
        expect([change?.change, overall.se === null]).toEqual([0, false]);
        // Nobody changed, in no cluster: the same campaign against itself.
        if (isSame) expect([change?.changeLow, change?.changeHigh].map((end) => Math.abs(end ?? 1) < 1e-6)).toEqual([true, true]);
        else expect(change?.changeHigh).toBeGreaterThan(1.9 * Math.SQRT2 * (overall.se ?? 0));
      }
      // A page that explains the change tells the same interval.
      for (const { id, change } of report.units) {
        const { explanation: { difference } } = await get<{ explanation: Explanation }>(`${now}/explain?unit=${id}&with=previous`);
        expect(difference).toMatchObject({ changeLow: change?.changeLow, changeHigh: change?.changeHigh });
      }
    });
  });

  describe('explained', () => {
    const explain = async (query: string, cookie = admin) => server.call('GET', `/api/campaigns/${now}/explain?${query}`, { cookie });
    beforeEach(async () => {
      await open(then, { year: 2025, opensOn: '2025-11-01', closesOn: '2026-12-30' });
      await open(now, { previousCampaign: then });
      await give('north', people(12, 9));
      await give('south', people(12, 4));
      await give('north', people(12, 3), then);
    });

    it.each([['group', 'unit_group'], ['south', 'unit'], ['previous', 'unit']])('against %s give each criterion its part of the difference', async (other, kind) => {
      const raw = await (await explain(`unit=north&with=${other}`)).json() as { explanation: Explanation };
      const { explanation: { theirs, difference, criteria } } = raw;
      expect(theirs).toMatchObject({ scope: { kind }, year: other === 'previous' ? 2025 : 2026 });
      expect(criteria.reduce((sum, each) => sum + Number(each.contribution), 0)).toBeCloseTo(Number(difference.change), 8);
      expect(explainReply.parse(raw).leverage.map((each) => each.criterion).sort()).toEqual(['c1', 'c2']);
    });

    it('lay all ways of putting figures together side by side', async () => {
      const check = await get<MethodCheck>(`${now}/method-check?aggregation=mean_of_criteria`);
      expect(check.variants).toHaveLength(16);
      const at = check.variants.findIndex((each) => each.isChosen);
      expect(check.variants[at]).toMatchObject({ aggregation: 'mean_of_criteria', baseFigure: 'share_satisfied' });
      expect(check.overall.shown[at]).toBe((await results('?aggregation=mean_of_criteria')).overall.overall.shown);
    });

    it('name a unit, or a year before, that is not there', async () => {
      const code = async (query: string, cookie = admin) => problemReply.parse(await (await explain(query, cookie)).json()).code;
      expect(await code('unit=nowhere&with=group')).toBe('unit.unknown');
      expect(await code('unit=north&with=nowhere')).toBe('unit.unknown');
      expect(await code('unit=north')).toBe('request.malformed');
      const south = await server.person('viewer', { units: ['south'] });
      expect([await code('unit=north&with=group', south), await code('unit=south&with=north', south)]).toEqual(['unit.unknown', 'unit.unknown']);
      const stranger = await server.person('viewer', { campaigns: [now] });
      expect(await code('unit=north&with=previous', stranger)).toBe('comparison.unknown');
    });
  });

  describe('weighted to known margins', () => {
    const post = (body: string, cookie = admin, id = now) =>
      server.call('POST', `/api/campaigns/${id}/calibrated`, { cookie, body, headers: { 'content-type': 'text/csv' } });
    beforeEach(async () => {
      await open();
      await give('north', people(12, 9));
      await give('south', people(12, 4));
    });

    it('say what the weighting did, and leave what is stored as it was', async () => {
      const before = await results();
      const reply = await post('question;option;share\nused;1;0.5\nused;2;0.5\n');
      const report = await reply.json() as Report;
      expect(report.calibration).toMatchObject({ kind: 'post_stratified', margins: ['used'], hasConverged: true });
      // Who used it was two thirds and weighs a half: 3/4; who did not weighs 3/2.
      expect(report.calibration?.spread).toMatchObject({ smallest: 0.75, largest: 1.5 });
      expect(report.overall.overall.n).toBe(24);
      expect(report.overall.overall.index).not.toBe(before.overall.overall.index);
      expect(await results()).toEqual(before);
    });

    it.each([
      ['a share that is no number', 'used,1,half\nused,2,0.5', 'line 2, column 3: value.bad_format'],
      ['an option that is no number', 'used,x,0.5\nused,2,0.5', 'line 2, column 2: value.bad_format'],
      ['a question that is not there', 'age,1,0.5\nused,2,0.5', 'line 2'],
    ])('with %s are refused with the line', async (_name, rows, where) => {
      const reply = await post(`question,option,share\n${rows}\n`);
      const problem = problemReply.parse(await reply.json());
      expect([reply.status, problem.code]).toEqual([422, 'import.unreadable']);
      expect(problem.issues.map((each) => `${each.path}: ${each.code}`).join('\n')).toContain(where);
    });

    it('show a reader of some units those alone, and a stranger nothing', async () => {
      const margins = 'question,option,share\nused,1,0.5\nused,2,0.5\n';
      const south = await server.person('viewer', { units: ['south'] });
      const report = await (await post(margins, south)).json() as Report;
      expect(report.units.map((each) => [each.id, each.overall.n])).toEqual([['south', 12]]);
      expect((await post(margins, await server.person('viewer', { campaigns: ['elsewhere'] }))).status).toBe(404);
    });
  });
});
