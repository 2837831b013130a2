import { describe, expect, it } from 'vitest';
import { campaignLayout } from '../campaign/campaign-layout.ts';
import { overallId } from '../change/table-from-values.ts';
import { provincialCampaign } from '../fixtures/sao-mai/campaigns.ts';
import type { TallyCell } from '../tally/cell.ts';
import { covarianceBetween } from './covariance-between.ts';
import { measureReport, type MeasuredReport } from './make-report.ts';

const campaign = { ...provincialCampaign().campaign, places: [], strata: [] };
const layout = campaignLayout(campaign);
const group = campaign.unitGroups[0]?.id ?? '';
const [first = '', second = ''] = campaign.units.filter((each) => each.unitGroup === group).map((each) => each.id);

/** Of 100 responses in the cluster so many are satisfied with the first criterion. */
const cell = (unit: string, cluster: string, satisfied: number): TallyCell => {
  const vector = new Float64Array(layout.length);
  const offset = layout.questions[0]?.offset ?? 0;
  vector[0] = 100;
  vector[offset] = 100;
  vector[offset + 4] = satisfied;
  vector[offset + 3] = 100 - satisfied;
  return { position: { unit, stratum: 's', cluster, weight: 1 }, vector };
};
const counted = (name: string, shares: readonly (readonly [number, number])[]): MeasuredReport => (
  measureReport(campaign, shares.flatMap(([one, other], at) => [cell(first, `${name}${at}`, one), cell(second, `${name}${at}`, other)])));
const covariance = (now: MeasuredReport, before: MeasuredReport) => covarianceBetween(now.influences, before.influences);
const shares = [[80, 70], [95, 60], [70, 75], [88, 90], [99, 50], [84, 66]] as const;

describe('what two campaigns share', () => {
  it('in the very same clusters with the same answers is all of their variance', () => {
    const same = counted('c', shares);
    const covarianceOf = covariance(same, same);
    const { report } = same;
    const seOf = (id: string): number => report.units.find((each) => each.id === id)?.overall.se ?? Number.NaN;
    for (const [id, se] of [[first, seOf(first)], [second, seOf(second)], [group, report.unitGroups[0]?.overall.se ?? 0], [overallId, report.overall.overall.se ?? 0]] as const) {
      expect(Math.abs(covarianceOf(id) / se ** 2 - 1)).toBeLessThan(1e-9);
    }
  });

  it('is nothing where no cluster is the same, and nothing for what only one of them has', () => {
    const [mine, theirs] = [counted('c', shares), counted('d', shares)];
    expect([first, group, overallId].map(covariance(mine, theirs))).toEqual([0, 0, 0]);
    expect(covariance(mine, mine)('nowhere')).toBe(0);
  });

  it('says the same from either side, and the other sign where clusters moved apart', () => {
    const now = counted('c', shares);
    const turned = counted('c', shares.map(([one, other]) => [170 - one, other] as const));
    expect(covariance(now, turned)(first)).toBeCloseTo(covariance(turned, now)(first), 12);
    expect(covariance(now, turned)(first)).toBeLessThan(0);
  });
});
