import { describe, expect, it } from 'vitest';
import type { IndexTable } from '../change/index-table.ts';
import type { PastIndex } from '../change/past-index.ts';
import { overallId, tableFromValues } from '../change/table-from-values.ts';
import { provincialCampaign } from '../fixtures/sao-mai/campaigns.ts';
import type { TallyCell } from '../tally/cell.ts';
import { campaignLayout } from '../campaign/campaign-layout.ts';
import { makeReport } from './make-report.ts';
import { frameOfCampaign, indexDefinition } from './table-of-report.ts';
import { withChanges } from './with-changes.ts';

const { campaign } = provincialCampaign();
const layout = campaignLayout(campaign);
const group = campaign.unitGroups[0]?.id ?? '';
const [first = '', second = '', third = '', fourth = ''] = campaign.units.filter((each) => each.unitGroup === group).map((each) => each.id);

/** A cell of `unit` in which so many of 10,000 answers to the first criterion are satisfied. */
const cell = (unit: string, satisfied: number): TallyCell => {
  const vector = new Float64Array(layout.length);
  const offset = layout.questions[0]?.offset ?? 0;
  vector[0] = 10_000;
  vector[offset] = 10_000;
  vector[offset + 4] = satisfied;
  vector[offset + 3] = 10_000 - satisfied;
  return { position: { unit, stratum: '', cluster: '', weight: 1 }, vector };
};
const report = makeReport(campaign, [cell(first, 9500), cell(second, 9100), cell(third, 8000)]);
const value = (unit: string, year: number, index: number, se: number | null = null): PastIndex => ({ unit, year, index, se });
const pastOf = (values: readonly PastIndex[], definition = indexDefinition(report.method.id, report.parameters)): IndexTable =>
  tableFromValues(values, { ...frameOfCampaign(campaign, 2), definitionOf: () => definition });
const lastYear = report.year - 1;
const past = pastOf([
  value(first, lastYear, 90), value(second, lastYear, 91), value(fourth, lastYear, 99), value(group, lastYear, 93), value(overallId, lastYear, 85),
  value(first, lastYear - 1, 10),
]);
const changed = withChanges(report, { table: past });
const unitOf = (id: string) => changed.units.find((each) => each.id === id);

describe('a report beside the year before', () => {
  it('says of every unit what it gained, against the latest year before', () => {
    expect(unitOf(first)?.change).toMatchObject({ previousYear: lastYear, previous: 90, change: 5, direction: 'up', placesMoved: 2, reason: null });
    expect(unitOf(second)?.change).toMatchObject({ previous: 91, change: 0, direction: 'unchanged', placesMoved: 0 });
    expect(unitOf(third)?.change).toMatchObject({ previous: null, direction: 'not-comparable', reason: 'no_figure_before', placesMoved: null });
    expect(unitOf(fourth)?.change).toMatchObject({ direction: 'not-comparable', reason: 'no_figure_now' });
  });

  it('says it of the group and of the whole', () => {
    expect(changed.unitGroups[0]?.change).toMatchObject({ previous: 93, change: -4.33, direction: 'down' });
    expect(changed.unitGroups[1]?.change).toMatchObject({ direction: 'not-comparable' });
    expect(changed.change).toMatchObject({ previousYear: lastYear, previous: 85, direction: 'up' });
  });

  it('counts every unit once, group by group and in all', () => {
    for (const counts of [changed.changes, ...changed.unitGroups.map((each) => each.changes)]) {
      expect((counts?.up ?? 0) + (counts?.unchanged ?? 0) + (counts?.down ?? 0) + (counts?.notComparable ?? 0)).toBe(counts?.total);
    }
    expect(changed.changes).toMatchObject({ up: 1, unchanged: 1, down: 0, total: campaign.units.length });
    expect(changed.unitGroups[0]?.changes?.notComparableUnits).toContain(third);
  });

  it("counts last year's figures by the bands of this year", () => {
    expect(changed.unitGroups[0]?.bands.map((each) => each.previousCount)).toEqual([2, 1, 0, 0, 0]);
    expect(changed.unitGroups[0]?.bands.map((each) => each.count)).toEqual(report.unitGroups[0]?.bands.map((each) => each.count));
    expect(changed.unitGroups[1]?.bands.every((each) => each.previousCount === null)).toBe(true);
  });

  it('leaves everything else as it was', () => {
    const bare = (of: typeof report) => ({
      ...of, change: null, changes: null, units: of.units.map((each) => ({ ...each, change: null })),
      unitGroups: of.unitGroups.map((each) => ({ ...each, change: null, changes: null, bands: each.bands.map((band) => ({ ...band, previousCount: null })) })),
    });
    expect(bare(changed)).toEqual(bare(report));
  });

  it('without a year before is the report itself', () => {
    expect(withChanges(report, { table: pastOf([]) })).toBe(report);
    expect(withChanges(report, { table: pastOf([value(first, report.year, 50), value(first, report.year + 1, 50)]) })).toBe(report);
  });

  it('compares nothing with figures that mean something else', () => {
    const other = withChanges(report, { table: pastOf([value(first, lastYear, 90), value(overallId, lastYear, 80)], 'another method') });
    expect(other.units.find((each) => each.id === first)?.change).toMatchObject({ direction: 'not-comparable', reason: 'definition_changed' });
    expect([other.change?.reason, other.changes?.notComparable]).toEqual(['definition_changed', campaign.units.length]);
    expect(other.unitGroups[0]?.bands.every((each) => each.previousCount === null)).toBe(true);
  });

  it('asks what the two years share, for units, groups and the whole', () => {
    const asked: string[] = [];
    withChanges(report, { table: past, covarianceOf: (unit) => { asked.push(unit); return 0; } });
    expect(asked).toEqual(expect.arrayContaining([first, group, overallId]));
  });
});
