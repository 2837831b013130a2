import { describe, expect, it } from 'vitest';
import { campaignLayout } from '../campaign/campaign-layout.ts';
import type { Campaign } from '../campaign/model.ts';
import { nationalCampaign, provincialCampaign } from '../fixtures/sao-mai/campaigns.ts';
import { encodeAnswers } from '../tally/answer-codes.ts';
import type { TallyCell } from '../tally/cell.ts';
import { foldResponse } from '../tally/fold.ts';
import { makeReport } from './make-report.ts';

const { campaign } = provincialCampaign();
const layout = campaignLayout(campaign);
const criteria = layout.questions.map((each) => each.shape.id);

/** A cell of `unit` in which so many of 10,000 answers, spread over the criteria, are satisfied. */
const cell = (unit: string, satisfied: number, answered = 10_000): TallyCell => {
  const vector = new Float64Array(layout.length);
  vector[0] = answered;
  const { offset } = layout.questions[0] ?? { offset: 0 };
  vector[offset] = answered;
  vector[offset + 4] = satisfied;
  vector[offset + 3] = answered - satisfied;
  return { position: { unit, stratum: '', cluster: '', weight: 1 }, vector };
};
const units = campaign.units.filter((each) => each.unitGroup === 'so-ban-nganh').map((each) => each.id);
const report = (shares: readonly number[]) => makeReport(campaign, shares.map((share, index) => cell(units[index] ?? '', share)));
const first = (shares: readonly number[], count: number) => report(shares).units.slice(0, count);

describe('a report', () => {
  it('ranks units inside their group; equal shown figures share a rank and the next one skips', () => {
    expect(first([9500, 9900, 9000, 9500, 8000], 5).map((each) => [each.rank, each.isTied, each.overall.shown])).toEqual([
      [1, false, '99.00'], [2, true, '95.00'], [2, true, '95.00'], [4, false, '90.00'], [5, false, '80.00'],
    ]);
  });

  it('lets what is not shown decide nothing', () => {
    const cells = [cell(units[0] ?? '', 950_001, 1_000_000), cell(units[1] ?? '', 950_049, 1_000_000)];
    expect(makeReport(campaign, cells).units.slice(0, 2).map((each) => [each.rank, each.overall.shown])).toEqual([[1, '95.00'], [1, '95.00']]);
  });

  it('puts 90.00 into the second band and 90.01 into the first, and counts the bands', () => {
    expect(first([9001, 9000, 8000, 7999, 4999], 5).map((each) => each.band)).toEqual(['nhom-1', 'nhom-2', 'nhom-2', 'nhom-3', 'nhom-5']);
    expect(report([9001, 9000, 8000, 7999, 4999]).unitGroups[0]?.bands.map((each) => each.count)).toEqual([1, 2, 1, 0, 1]);
  });

  it('lists every unit, those without answers last and without rank', () => {
    const { units: listed, unitGroups } = report([9000]);
    expect(listed).toHaveLength(40);
    expect(listed[0]).toMatchObject({ id: units[0], rank: 1, target: 110 });
    expect(listed[1]).toMatchObject({ rank: null, isTied: false, band: null });
    expect(unitGroups.map((each) => each.id)).toEqual(campaign.unitGroups.map((each) => each.id));
  });

  it('pools the whole, or means the units where that is chosen', () => {
    const cells = [cell(units[0] ?? '', 10_000), cell(units[1] ?? '', 0, 30_000)];
    expect(makeReport(campaign, cells).overall.overall).toMatchObject({ shown: '25.00', n: 40_000, satisfied: 10_000 });
    const mean = makeReport(campaign, cells, { parameters: { acrossUnits: 'mean_of_units' } });
    expect(mean.overall.overall).toMatchObject({ shown: '50.00', n: 40_000, satisfied: 10_000 });
    expect(mean.unitGroups[0]?.overall.shown).toBe('50.00');
  });

  it('prints the parameters that it used, and what another choice rests on', () => {
    const changed = makeReport(campaign, [], { parameters: { aggregation: 'mean_of_groups' } });
    expect(changed.parameters.aggregation).toBe('mean_of_groups');
    expect(changed.method).toEqual({ id: 'four-group-provincial', version: 2, certainty: { aggregation: 'R', baseFigure: 'R', rounding: 'V' } });
    expect(makeReport(campaign, []).method.certainty.aggregation).toBe('A');
  });

  it('leaves cells of a unit that the campaign does not have out of every figure', () => {
    expect(makeReport(campaign, [cell('nowhere', 9000)]).overall.overall).toMatchObject({ n: 0, answered: 0, satisfied: 0, index: null, shown: null });
  });

  it('has 21 criteria with counts per level, 4 groups and no parts', () => {
    const { overall } = report([9000]);
    expect([overall.parts.length, overall.groups.length, overall.criteria.map((each) => each.id)]).toEqual([0, 4, criteria]);
    expect(overall.criteria[0]?.levels).toEqual([0, 0, 1000, 9000, 0]);
  });

  it('counts every question that is no criterion by option, over who answered', () => {
    const national: Campaign = nationalCampaign().campaign;
    const own = campaignLayout(national);
    const vector = new Float64Array(own.length);
    for (const answers of [{ A1: 1, 2: [1, 3] }, { A1: 2, 2: [3] }, {}]) foldResponse(own, encodeAnswers(own, answers, new Set()), { vector, times: 1 });
    const position = { unit: national.units[0]?.id ?? '', stratum: '', cluster: '', weight: 5 };
    const { distributions } = makeReport(national, [{ position, vector }]);
    expect(distributions.find((each) => each.id === 'A1')).toMatchObject({ id: 'A1', answered: 2, options: [{ value: 1, count: 1 }, { value: 2, count: 1 }] });
    const several = distributions.find((each) => each.id === '2');
    expect(several).toMatchObject({ answered: 2 });
    expect(several?.options.filter((each) => each.count > 0)).toMatchObject([{ value: 1, count: 1 }, { value: 3, count: 2 }]);
    expect(distributions.some((each) => each.id.startsWith('9.'))).toBe(false);
  });

  it('counts refusals among the responses of those units alone that recorded them', () => {
    const [mine = '', other = ''] = units;
    const cells = [cell(mine, 9000), cell(other, 9000)];
    expect(makeReport(campaign, cells, { refusals: new Map([[mine, 500]]) }).coverage).toMatchObject({ responses: 20_000, refusals: 500, refusalsAmong: 10_000 });
    expect(makeReport(campaign, cells).coverage).toMatchObject({ refusals: null, refusalsAmong: 0 });
  });
});
