/** What holds of every report, whatever the sample: put to samples that nobody would think of. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { campaignLayout } from '../campaign/campaign-layout.ts';
import { cellsOf, sampledCampaign, sampledQuestionnaire, type SampledResponse } from '../fixtures/sampled/sampled-campaign.ts';
import { acrossUnits, aggregations, baseFigures, type MethodParameters } from '../index-methods/contract.ts';
import type { Figure } from '../index-methods/figures.ts';
import { encodeAnswers } from '../tally/answer-codes.ts';
import { cellKey, type TallyCell } from '../tally/cell.ts';
import { addVector } from '../tally/merge.ts';
import { answersNeeded, collectMoments } from './answer-moments.ts';
import { makeReport } from './make-report.ts';
import type { Report, ScopeFigures } from './report.ts';

const campaign = sampledCampaign({ u1: 'g', u2: 'g', u3: 'h' });
const layout = campaignLayout(campaign);
const criteria = sampledQuestionnaire.questions.filter((each) => each.role === 'criterion').map((each) => each.id);

// ---- samples

const level = fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined, freq: 8 });
const response: fc.Arbitrary<SampledResponse> = fc.record({
  unit: fc.constantFrom('u1', 'u2', 'u3'), stratum: fc.constantFrom('', 's', 't'), cluster: fc.constantFrom('', 'k', 'l', 'm'),
  weight: fc.constantFrom(1, 0.75, 2.5), levels: fc.array(level, { minLength: criteria.length, maxLength: criteria.length }),
}).map(({ levels, ...position }) => ({
  position,
  codes: encodeAnswers(layout, Object.fromEntries(criteria.flatMap((id, at) => (levels[at] === undefined ? [] : [[id, levels[at]]]))), new Set()),
}));
const sample = fc.array(response, { maxLength: 25 });
const runs = { numRuns: 40 };
const chosen: fc.Arbitrary<Partial<MethodParameters>> = fc.record({
  aggregation: fc.constantFrom(...aggregations), baseFigure: fc.constantFrom(...baseFigures), acrossUnits: fc.constantFrom(...acrossUnits),
  groupWeights: fc.constant({ A: 2.5, C: 0.5 }),
});

/** The report with everything that it can have, from the answers where it needs them. */
const reportOf = (responses: readonly SampledResponse[], parameters: Partial<MethodParameters> = {}, cells = cellsOf(layout, responses)): Report => {
  if (!answersNeeded(campaign, cells, parameters)) return makeReport(campaign, cells, { parameters });
  const collected = collectMoments(campaign, cells, { parameters });
  for (const { position, codes } of responses) collected.add(position, codes);
  return makeReport(campaign, cells, { parameters, moments: collected.moments() });
};

const figuresOf = ({ overall, groups, criteria: single }: ScopeFigures): Figure[] => [overall, ...groups, ...single];
const allFigures = (report: Report): Figure[] => [
  ...[report.overall, ...report.unitGroups, ...report.units].flatMap(figuresOf),
  ...report.expectations, ...report.distributions.flatMap((each) => each.options),
];
const numbersOf = ({ index, se, low, high, deff, df }: Figure): (number | null)[] => [index, se, low, high, deff, df];
const isNear = (left: number | null, right: number | null): boolean =>
  (left === null || right === null ? left === right : Math.abs(left - right) <= 1e-9 * Math.max(1, Math.abs(left)));
const expectNear = (left: readonly Figure[], right: readonly Figure[]): void => {
  expect(left.length).toBe(right.length);
  const far = left.filter((each, at) => !numbersOf(each).every((number, place) => isNear(number, numbersOf(right[at] as Figure)[place] ?? null)));
  expect(far).toEqual([]);
};

describe('a report', () => {
  it('is the same to the last digit in whatever order responses arrived', () => {
    const shuffled = sample.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }), chosen));
    fc.assert(fc.property(shuffled, ([list, other, parameters]) => {
      expect(reportOf(other, parameters)).toEqual(reportOf(list, parameters));
    }), runs);
  });

  it('is the same whether responses were tallied together or in parts that were merged', () => {
    fc.assert(fc.property(sample, sample, sample, chosen, (first, second, third, parameters) => {
      const merge = (left: readonly TallyCell[], right: readonly TallyCell[]): TallyCell[] => {
        const cells = new Map(left.map((cell) => [cellKey(cell.position), { ...cell, vector: cell.vector.slice() }]));
        for (const cell of right) {
          const known = cells.get(cellKey(cell.position));
          if (known === undefined) cells.set(cellKey(cell.position), { ...cell, vector: cell.vector.slice() });
          else addVector(known.vector, cell.vector);
        }
        return [...cells.values()];
      };
      const [a, b, c] = [first, second, third].map((each) => cellsOf(layout, each)) as [TallyCell[], TallyCell[], TallyCell[]];
      const whole = reportOf([...first, ...second, ...third], parameters);
      expect(reportOf([...first, ...second, ...third], parameters, merge(merge(a, b), c))).toEqual(whole);
      expect(reportOf([...first, ...second, ...third], parameters, merge(a, merge(b, c)))).toEqual(whole);
    }), runs);
  });

  it('has the same figures, errors and intervals when every weight is multiplied by one number', () => {
    fc.assert(fc.property(sample, chosen, fc.constantFrom(3, 0.1, 1250), (list, parameters, factor) => {
      const scaled = list.map((each) => ({ ...each, position: { ...each.position, weight: each.position.weight * factor } }));
      expectNear(allFigures(reportOf(scaled, parameters)), allFigures(reportOf(list, parameters)));
    }), runs);
  });

  it('has the same whole when a unit is split in two', () => {
    const split = fc.array(fc.tuple(response, fc.boolean()), { maxLength: 25 });
    fc.assert(fc.property(split, chosen, (list, { acrossUnits: _, ...parameters }) => {
      const one = list.map(([each]) => ({ ...each, position: { ...each.position, unit: 'u1' } }));
      const two = list.map(([each, isOther]) => ({ ...each, position: { ...each.position, unit: isOther ? 'u2' : 'u1' } }));
      const [pooled, parted] = [reportOf(one, parameters), reportOf(two, parameters)];
      expect(parted.overall).toMatchObject({ overall: { index: pooled.overall.overall.index, shown: pooled.overall.overall.shown } });
      expectNear(figuresOf(parted.overall), figuresOf(pooled.overall));
      expectNear(figuresOf(parted.unitGroups[0] as ScopeFigures), figuresOf(pooled.unitGroups[0] as ScopeFigures));
    }), runs);
  });

  it('has indices from 0 to 100 inside their intervals, and says why where something is missing', () => {
    fc.assert(fc.property(sample, chosen, (list, parameters) => {
      for (const { index, low, high, se, deff, df, reason } of allFigures(reportOf(list, parameters))) {
        expect(reason === null).toBe([index, low, high, se, deff, df].every((each) => each !== null));
        expect(low === null).toBe(high === null);
        expect([se ?? 1, deff ?? 1].every((each) => each >= 0)).toBe(true);
        if (index === null) continue;
        expect(index).toBeGreaterThanOrEqual(0);
        expect(index).toBeLessThanOrEqual(100);
        if (low === null || high === null) continue;
        expect(low).toBeLessThanOrEqual(index);
        expect(high).toBeGreaterThanOrEqual(index);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(100);
      }
    }), { numRuns: 80 });
  });

  it('ranks inside its rank interval, and counts everyone once', () => {
    fc.assert(fc.property(sample, (list) => {
      const report = reportOf(list);
      expect(report.overall.overall.n).toBe(list.length);
      expect(report.units.reduce((sum, each) => sum + each.overall.n, 0)).toBe(list.length);
      for (const { rank, rankLow, rankHigh } of report.units) {
        if (rank === null || rankLow === null || rankHigh === null) continue;
        expect(rankLow).toBeGreaterThanOrEqual(1);
        expect(rankLow).toBeLessThanOrEqual(rank);
        expect(rankHigh).toBeGreaterThanOrEqual(rank);
      }
    }), runs);
  });
});
