import { describe, expect, it } from 'vitest';
import { campaignLayout } from '../campaign/campaign-layout.ts';
import { provincialCampaign } from '../fixtures/sao-mai/campaigns.ts';
import { acrossUnits, aggregations, baseFigures } from '../index-methods/contract.ts';
import { seededRandom } from '../kernel/random.ts';
import { encodeAnswers } from '../tally/answer-codes.ts';
import type { TallyCell } from '../tally/cell.ts';
import { foldResponse } from '../tally/fold.ts';
import { makeReport } from './make-report.ts';
import { methodCheck } from './method-check.ts';

const { campaign } = provincialCampaign();
const layout = campaignLayout(campaign);
const criteria = layout.questions.filter((each) => each.isSatisfied.includes(true)).map((each) => each.shape.id);

/** Every unit of the campaign in six clusters, weights of two kinds; `blank` of the answers are missing, more of the low ones. */
function cells(blank: number): TallyCell[] {
  const random = seededRandom('method check');
  return campaign.units.flatMap(({ id: unit }, at) => Array.from({ length: 6 }, (_, cluster): TallyCell => {
    const vector = new Float64Array(layout.length);
    for (let response = 0; response < 6; response += 1) {
      const answers = criteria.flatMap((id, index) => (random.next() < blank * (1 + index % 4) ? [] :
        [[id, random.next() < 0.7 + 0.004 * at + 0.05 * (index % 4) ? 4 + random.integer(2) : 1 + random.integer(3)] as const]));
      foldResponse(layout, encodeAnswers(layout, Object.fromEntries(answers), new Set()), { vector, times: 1 });
    }
    return { position: { unit, stratum: '', cluster: `c${cluster}`, weight: at % 3 === 0 ? 1 : 1.5 }, vector };
  }));
}
const own = cells(0.1);
const check = methodCheck(campaign, own);

describe('the method check', () => {
  it('shows what a report with each choice would show: figures, ranks and bands', () => {
    expect(check.variants).toHaveLength(16);
    check.variants.forEach(({ isChosen: _, ...parameters }, at) => {
      const report = makeReport(campaign, own, { parameters });
      expect(check.overall.shown[at]).toBe(report.overall.overall.shown);
      expect(check.groups.map((each) => each.shown[at])).toEqual(report.overall.groups.map((each) => each.shown));
      expect(check.unitGroups.map((each) => each.shown[at])).toEqual(report.unitGroups.map((each) => each.overall.shown));
      const units = new Map(report.units.map((each) => [each.id, each]));
      for (const { id, shown, ranks, bands } of check.units) {
        expect([shown[at], ranks[at], bands[at]]).toEqual([units.get(id)?.overall.shown, units.get(id)?.rank, units.get(id)?.band]);
      }
    });
  });

  it('marks the method in use, from which nothing differs', () => {
    const at = check.variants.findIndex((each) => each.isChosen);
    expect(check.variants[at]).toMatchObject({ baseFigure: 'share_satisfied', aggregation: 'pooled_answers', acrossUnits: 'pooled' });
    expect(check.differences[at]).toEqual({ figures: 0, largest: null, ranks: 0, bands: 0 });
    const other = methodCheck(campaign, own, { parameters: { aggregation: 'mean_of_groups', acrossUnits: 'mean_of_units' } });
    expect(other.variants.filter((each) => each.isChosen)).toMatchObject([{ aggregation: 'mean_of_groups', acrossUnits: 'mean_of_units' }]);
  });

  it('counts where a variant differs after rounding, and by how much', () => {
    const chosen = check.variants.findIndex((each) => each.isChosen);
    const figures = [check.overall, ...check.parts, ...check.groups, ...check.unitGroups, ...check.units];
    check.differences.forEach((difference, at) => {
      const gaps = figures.map(({ shown }) => Math.round(100 * Math.abs(Number(shown[at]) - Number(shown[chosen]))));
      expect(difference.figures).toBe(gaps.filter((each) => each > 0).length);
      expect(Number(difference.largest ?? 0)).toBeCloseTo(Math.max(...gaps) / 100, 9);
      expect(difference.ranks).toBe(check.units.filter((each) => each.ranks[at] !== each.ranks[chosen]).length);
      expect(difference.bands).toBe(check.units.filter((each) => each.bands[at] !== each.bands[chosen]).length);
    });
    expect(check.differences.some((each) => each.ranks > 0)).toBe(true);
    expect(check.differences.some((each) => each.bands > 0)).toBe(true);
  });

  it('finds pooled answers and the mean of criteria the same where nobody leaves a criterion blank', () => {
    const full = methodCheck(campaign, cells(0));
    const same = full.variants.flatMap(({ baseFigure, aggregation, acrossUnits: across }, at) =>
      (baseFigure === 'share_satisfied' && across === 'pooled' && aggregation === 'mean_of_criteria' ? [at] : []));
    expect(same).toHaveLength(1);
    expect(full.differences[same[0]!]).toEqual({ figures: 0, largest: null, ranks: 0, bands: 0 });
  });

  it('leaves units without answers and below the minimum sample without a rank, in every variant', () => {
    const few = methodCheck(campaign, own.filter((each) => each.position.unit === campaign.units[0]?.id && each.position.cluster === 'c0'));
    expect(few.units[0]?.shown.every((each) => each !== null)).toBe(true);
    expect(few.units[0]?.ranks.every((each) => each === null)).toBe(true);
    expect(few.units[1]?.shown).toEqual(check.variants.map(() => null));
  });

  it('has every choice there is, once', () => {
    const keys = check.variants.map((each) => `${each.baseFigure} ${each.aggregation} ${each.acrossUnits}`);
    expect(new Set(keys).size).toBe(baseFigures.length * aggregations.length * acrossUnits.length);
    expect(JSON.parse(JSON.stringify(check))).toEqual(check);
  });
});
