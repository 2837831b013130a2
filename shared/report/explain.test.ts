import { describe, expect, it } from 'vitest';
import { campaignLayout } from '../campaign/campaign-layout.ts';
import type { Campaign } from '../campaign/model.ts';
import { nationalCampaign, provincialCampaign } from '../fixtures/sao-mai/campaigns.ts';
import { acrossUnits, aggregations, baseFigures, type MethodParameters } from '../index-methods/contract.ts';
import { seededRandom } from '../kernel/random.ts';
import { encodeAnswers } from '../tally/answer-codes.ts';
import type { TallyCell } from '../tally/cell.ts';
import { foldResponse } from '../tally/fold.ts';
import { explain, type ExplainSide } from './explain.ts';
import { roundedOf } from './table-figure.ts';
import type { FigureRef } from './figure-ref.ts';
import { leverageOf } from './leverage.ts';
import { makeReport } from './make-report.ts';

const { campaign } = provincialCampaign();
const criteriaOf = (of: Campaign): string[] => campaignLayout(of).questions.filter((each) => each.isSatisfied.includes(true)).map((each) => each.shape.id);

/** Twelve cells of eight responses for each of the first units, with weights, blanks and levels of their own. */
function cells(of: Campaign, seed: string, units = of.units.slice(0, 4).map((each) => each.id)): TallyCell[] {
  const layout = campaignLayout(of);
  const random = seededRandom(seed);
  return units.flatMap((unit, at) => Array.from({ length: 12 }, (_, cluster): TallyCell => {
    const vector = new Float64Array(layout.length);
    for (let response = 0; response < 8; response += 1) {
      const answers = criteriaOf(of).flatMap((id, index) => (random.next() < 0.1 + 0.02 * (index % 7) ? [] :
        [[id, random.next() < 0.6 + 0.08 * at + 0.01 * index ? 4 + random.integer(2) : 1 + random.integer(3)] as const]));
      foldResponse(layout, encodeAnswers(layout, Object.fromEntries(answers), new Set()), { vector, times: 1 });
    }
    return { position: { unit, stratum: '', cluster: `c${cluster}`, weight: cluster % 2 === 0 ? 1 : 2.5 }, vector };
  }));
}

const unitAt = (at: number, of = campaign): FigureRef['scope'] => ({ kind: 'unit', id: of.units[at]?.id ?? '' });
const side = (scope: FigureRef['scope'], parameters: Partial<MethodParameters> = {}, { of = campaign, seed = 'explain' } = {}): ExplainSide => {
  const own = cells(of, seed);
  return { campaign: of, cells: own, scope, report: makeReport(of, own, { parameters: { ...campaign.method.parameters, ...parameters } }) };
};
const scaled = (digits: string | null): number => roundedOf(digits ?? '0').scaled;
const sum = (list: readonly number[]): number => list.reduce((total, each) => total + each, 0);
const group = campaign.units[0]?.unitGroup ?? '';

describe('an explanation', () => {
  it.each(aggregations.flatMap((aggregation) => acrossUnits.flatMap((across) => baseFigures.map((baseFigure) => ({ aggregation, acrossUnits: across, baseFigure })))))(
    'adds up for $aggregation, $acrossUnits, $baseFigure: criteria to groups, groups to the difference, level and mix', (parameters) => {
      for (const theirs of [unitAt(1), { kind: 'unit_group', id: group } as const, { kind: 'overall' } as const]) {
        const result = explain(side(unitAt(0), parameters), side(theirs, parameters));
        expect(result.criteria).toHaveLength(21);
        expect(sum(result.criteria.map((each) => scaled(each.contribution)))).toBe(scaled(result.difference.change));
        expect(sum(result.groups.map((each) => scaled(each.contribution)))).toBe(scaled(result.difference.change));
        expect(scaled(result.level) + scaled(result.mix)).toBe(scaled(result.difference.change));
        expect(sum(result.criteria.map((each) => each.points))).toBeCloseTo((result.mine.index ?? 0) - (result.theirs.index ?? 0), 9);
        expect(sum(result.criteria.map((each) => each.mineWeight))).toBeCloseTo(1, 12);
      }
    });

  it('shows the difference of the shown figures', () => {
    const { difference, mine, theirs } = explain(side(unitAt(0)), side(unitAt(3)));
    expect(scaled(difference.change)).toBe(scaled(mine.shown) - scaled(theirs.shown));
    expect(difference.isBeyondError).toBe(true);
    expect(difference.changeHigh).toBeLessThan(0);
  });

  it('names the five criteria that contribute most, biggest first', () => {
    const { biggest, criteria } = explain(side(unitAt(0)), side(unitAt(3)));
    const sizes = biggest.map((id) => Math.abs(criteria.find((each) => each.criterion === id)?.points ?? 0));
    expect(biggest).toHaveLength(5);
    expect(sizes).toEqual([...sizes].sort((left, right) => right - left));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(Math.max(...criteria.filter((each) => !biggest.includes(each.criterion)).map((each) => Math.abs(each.points))));
  });

  it('says of each criterion whether its change is beyond error, where intervals are known', () => {
    const { criteria } = explain(side(unitAt(0)), side(unitAt(3)));
    for (const { changeLow, changeHigh, isBeyondError, change } of criteria) {
      expect(isBeyondError).toBe((changeLow ?? 0) > 0 || (changeHigh ?? 0) < 0);
      expect(Number(change)).toBeGreaterThan((changeLow ?? 0) - 0.01);
      expect(Number(change)).toBeLessThan((changeHigh ?? 0) + 0.01);
    }
    expect(new Set(criteria.map((each) => each.isBeyondError))).toEqual(new Set([true, false]));
    const blind = side(unitAt(0));
    const units = blind.report.units.map((each) => ({ ...each, criteria: each.criteria.map((one) => ({ ...one, se: null, low: null, high: null })) }));
    const unknown = explain({ ...blind, report: { ...blind.report, units } }, side(unitAt(3)));
    expect(unknown.criteria.every((each) => each.isBeyondError === null && each.change !== null)).toBe(true);
  });

  it('compares two years by criterion id and names the criteria that one questionnaire lacks', () => {
    const { questionnaire } = campaign;
    const [gone] = criteriaOf(campaign);
    const without = { ...questionnaire, questions: questionnaire.questions.filter((each) => each.id !== gone) };
    const before: Campaign = { ...campaign, id: 'before', year: campaign.year - 1, questionnaire: without };
    const result = explain(side(unitAt(0)), side(unitAt(0, before), {}, { of: before, seed: 'last year' }));
    expect(result.lackedByTheirs).toEqual([gone]);
    expect(result.lackedByMine).toEqual([]);
    expect(result.criteria.find((each) => each.criterion === gone)).toMatchObject({ lackedBy: 'theirs', theirs: null, change: null, isBeyondError: null, level: 0, theirsWeight: 0 });
    expect(sum(result.criteria.map((each) => scaled(each.contribution)))).toBe(scaled(result.difference.change));
    expect(result.theirs).toMatchObject({ campaign: 'before', year: campaign.year - 1 });
  });

  it('has contributions of parts, too, where the questionnaire has parts', () => {
    const { campaign: national } = nationalCampaign();
    const own = { parameters: { ...national.method.parameters } };
    const of = (at: number): ExplainSide => {
      const all = cells(national, 'national');
      return { campaign: national, cells: all, scope: unitAt(at, national), report: makeReport(national, all, own) };
    };
    const { parts, groups, difference } = explain(of(0), of(2));
    expect(parts.length).toBeGreaterThan(1);
    expect(sum(parts.map((each) => scaled(each.contribution)))).toBe(scaled(difference.change));
    expect(sum(groups.filter((each) => each.isLeaf).map((each) => scaled(each.contribution)))).toBe(scaled(difference.change));
  });

  it('is empty, not zero, where a side has no figure', () => {
    const result = explain(side(unitAt(0)), side(unitAt(20)));
    expect(result).toMatchObject({ theirs: { shown: null, n: 0 }, difference: { change: null, isBeyondError: null }, level: null, mix: null, criteria: [], groups: [], biggest: [] });
  });

  it('is plain data that goes over the wire', () => {
    const result = explain(side(unitAt(0)), side(unitAt(1)));
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });
});

describe('leverage', () => {
  const own = cells(campaign, 'explain');
  const report = makeReport(campaign, own);
  const unit = campaign.units[0]?.id ?? '';
  const list = leverageOf(campaign, own, { report, unit });
  const overall = report.units.find((each) => each.id === unit)!.overall.index!;

  it('adds up, over all criteria, to what the index lacks to 100', () => {
    expect(list).toHaveLength(21);
    expect(sum(list.map((each) => each.room))).toBeCloseTo(100 - overall, 9);
    expect(list.map((each) => each.room)).toEqual(list.map((each) => each.room).sort((left, right) => right - left));
  });

  it('measures reach against the best other unit of the group', () => {
    for (const { criterion, reach, weight, index } of list) {
      const others = report.units.filter((each) => each.unitGroup === group && each.id !== unit);
      const best = Math.max(...others.map((each) => each.criteria.find((one) => one.id === criterion)?.index ?? 0));
      if (best <= index) expect(reach).toBeNull();
      else expect(reach?.points).toBeCloseTo(weight * (best - index), 9);
    }
    expect(list.some((each) => each.reach !== null)).toBe(true);
  });

  it('leaves units below the minimum sample out of the best', () => {
    const strict = makeReport(campaign, own, { parameters: { minimumSample: 1000 } });
    expect(leverageOf(campaign, own, { report: strict, unit }).every((each) => each.reach === null)).toBe(true);
  });

  it('puts what is important and low first', () => {
    const average = sum(list.map((each) => each.weight)) / list.length;
    for (const { quadrant, weight, index } of list) {
      const [isImportant, isLow] = [weight >= average - 1e-12, index < overall];
      expect(quadrant).toBe(isLow ? (isImportant ? 'first' : 'later') : isImportant ? 'keep' : 'watch');
    }
    expect(leverageOf(campaign, own, { report, unit: campaign.units[20]?.id ?? '' })).toEqual([]);
  });
});
