import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { campaignLayout } from '../campaign/campaign-layout.ts';
import type { Campaign } from '../campaign/model.ts';
import { cellsOf, sampledCampaign, type SampledResponse } from '../fixtures/sampled/sampled-campaign.ts';
import { acrossUnits, aggregations, baseFigures } from '../index-methods/contract.ts';
import { encodeAnswers } from '../tally/answer-codes.ts';
import { openLiveReport } from './live-report.ts';
import { makeReport } from './make-report.ts';

const sampled = sampledCampaign({ u1: 'g1', u2: 'g1', u3: 'g2' });
const campaign: Campaign = { ...sampled, regions: [{ id: 'r', name: { vi: 'x' }, units: ['u1', 'u3'] }] };
const layout = campaignLayout(campaign);

const level = (count: number) => fc.option(fc.integer({ min: 1, max: count }), { nil: undefined, freq: 5 });
const satisfied = fc.option(fc.constantFrom(5, 5, 4, 4, 3), { nil: undefined, freq: 5 });
const answers = fc.record({ a1: satisfied, a2: satisfied, b1: level(5), b2: satisfied, b3: satisfied, c1: satisfied, p1: level(4), e1: level(4) });
/** `elsewhere` is no unit of the campaign. */
const response = (clusters: readonly string[], weights: readonly number[]): fc.Arbitrary<SampledResponse> => fc.record({
  position: fc.record({ unit: fc.constantFrom('u1', 'u2', 'u3', 'elsewhere'), stratum: fc.constantFrom('', 's', 't'), cluster: fc.constantFrom(...clusters), weight: fc.constantFrom(...weights) }),
  answers,
}).map(({ position, answers: given }) => ({
  position, codes: encodeAnswers(layout, Object.fromEntries(Object.entries(given).flatMap(([id, value]) => (value === undefined ? [] : [[id, value]]))), new Set()),
}));
/** With clusters, without, with both; with equal weights and with weights that change their common factor. */
const surveys = fc.constantFrom<readonly [readonly string[], readonly number[]]>(
  [['', '', 'k'], [1]], [[''], [1]], [['k', 'l', 'm'], [1, 0.5, 1.25, 1 / 3]], [['', 'k', 'l'], [2, 4, 3]],
);
const stories = surveys.chain(([clusters, weights]) => fc.record({
  first: fc.array(response(clusters, weights), { maxLength: 25 }),
  then: fc.array(fc.array(response(clusters, weights), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
}));
const settings = fc.record({
  parameters: fc.record({ aggregation: fc.constantFrom(...aggregations), baseFigure: fc.constantFrom(...baseFigures), acrossUnits: fc.constantFrom(...acrossUnits) }),
  design: fc.constantFrom(
    { drawnClusters: [], clusterPopulation: new Map<string, number>() },
    { drawnClusters: [{ stratum: 's', cluster: 'k' }, { stratum: 's', cluster: 'silent' }], clusterPopulation: new Map([['s', 40], ['t', 2]]) },
  ),
});

describe('a live report', () => {
  it('equals the report of the same responses to the last digit after every few responses', () => {
    fc.assert(fc.property(stories, settings, ({ first, then }, options) => {
      const live = openLiveReport(campaign, cellsOf(layout, first), options);
      const all = [...first];
      expect(live.report()).toEqual(makeReport(campaign, cellsOf(layout, all), options));
      for (const some of then) {
        for (const { position, codes } of some) live.add(position, codes, 1);
        all.push(...some);
        expect(live.report()).toEqual(makeReport(campaign, cellsOf(layout, all), options));
      }
    }), { numRuns: 60 });
  }, 30_000);

  it('is what it was once everything that was added is taken away again', () => {
    fc.assert(fc.property(stories, ({ first, then }) => {
      const live = openLiveReport(campaign, cellsOf(layout, first));
      const before = live.report();
      for (const { position, codes } of then.flat()) live.add(position, codes, 1);
      live.report();
      for (const { position, codes } of then.flat()) live.add(position, codes, -1);
      expect(live.report()).toEqual(before);
    }), { numRuns: 60 });
  });

  it('leaves the cells that it was opened with as they are', () => {
    const position = { unit: 'u1', stratum: '', cluster: 'k', weight: 1 };
    const given = cellsOf(layout, [{ position, codes: encodeAnswers(layout, { a1: 5 }, new Set()) }]);
    const before = given.map((each) => each.vector.slice());
    const live = openLiveReport(campaign, given);
    live.add(position, encodeAnswers(layout, { a1: 1 }, new Set()), 1);
    expect(live.report().overall.overall).toMatchObject({ n: 2, shown: '50.00' });
    expect(given.map((each) => each.vector)).toEqual(before);
  });

  it('computes only the figures that a response changes', () => {
    const at = (unit: string) => ({ position: { unit, stratum: unit, cluster: `k${unit}`, weight: 1 }, codes: encodeAnswers(layout, { a1: 4 }, new Set()) });
    const live = openLiveReport(campaign, cellsOf(layout, [at('u1'), at('u2'), at('u3')]));
    const before = live.report();
    live.add(at('u3').position, at('u3').codes, 1);
    const after = live.report();
    expect(after.unitGroups[0]).toBe(before.unitGroups[0]);
    expect(after.unitGroups[1]?.overall).toMatchObject({ n: 2 });
  });
});
