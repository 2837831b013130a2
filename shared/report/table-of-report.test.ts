import { describe, expect, it } from 'vitest';
import { campaignLayout } from '../campaign/campaign-layout.ts';
import type { Campaign } from '../campaign/model.ts';
import { provincialCampaign } from '../fixtures/sao-mai/campaigns.ts';
import { roundedDigits } from '../statistics/round-half-up.ts';
import type { TallyCell } from '../tally/cell.ts';
import { makeReport } from './make-report.ts';
import { indexDefinition, tableOfReport } from './table-of-report.ts';

const { campaign } = provincialCampaign();
const layout = campaignLayout(campaign);
const [firstUnit = '', secondUnit = ''] = campaign.units.map((each) => each.id);

/** A cell of `unit` in which so many of 10,000 answers to the first criterion are satisfied. */
const cell = (unit: string, satisfied: number): TallyCell => {
  const vector = new Float64Array(layout.length);
  const { offset } = layout.questions[0] ?? { offset: 0 };
  vector[0] = 10_000;
  vector[offset] = 10_000;
  vector[offset + 4] = satisfied;
  vector[offset + 3] = 10_000 - satisfied;
  return { position: { unit, stratum: '', cluster: '', weight: 1 }, vector };
};
const history: Campaign['history'] = [
  { unit: 'overall', year: campaign.year - 1, index: 88.5, se: 0.4 },
  { unit: firstUnit, year: campaign.year - 2, index: 80, se: null },
  { unit: firstUnit, year: campaign.year, index: 12.34, se: null },
];
const past: Campaign = { ...campaign, history };
const report = makeReport(past, [cell(firstUnit, 9000), cell(secondUnit, 10_000)]);
const table = tableOfReport(report, past);
const latest = table.years.at(-1);

describe('the table of a report', () => {
  it('shows the digits of the report as its latest year', () => {
    expect(latest?.year).toBe(report.year);
    expect(latest?.overall && roundedDigits(latest.overall.shown)).toBe(report.overall.overall.shown);
    for (const unit of report.units) {
      const figure = latest?.units.get(unit.id)?.figure ?? null;
      expect(figure && roundedDigits(figure.shown)).toBe(unit.overall.shown);
      expect(latest?.units.get(unit.id)?.isRanked).toBe(unit.rank !== null);
    }
    expect(latest?.unitGroups.get('so-ban-nganh')?.index).toBe(report.unitGroups[0]?.overall.index);
  });

  it('knows what its figures rest on, and nothing of the years before', () => {
    const { coverage: { responses, planned } } = report;
    expect(latest?.sample).toEqual({ responses, planned, units: 2, clusters: report.design.clusters, strata: report.design.strata });
    expect(table.years.slice(0, -1).map((each) => each.sample)).toEqual([undefined, undefined]);
    const sampleWith = (strata: number, clusters: number) => tableOfReport({ ...report, design: { strata, clusters, hasFinitePopulation: false } }, past).years.at(-1)?.sample;
    expect([sampleWith(1, 49), sampleWith(12, 0)]).toMatchObject([{ clusters: 49, strata: null }, { clusters: null, strata: null }]);
  });

  it('takes the years before from the history of the campaign, never the year itself', () => {
    expect(table.years.map((each) => each.year)).toEqual([campaign.year - 2, campaign.year - 1, campaign.year]);
    expect(table.years[1]?.overall).toMatchObject({ index: 88.5, se: 0.4 });
    expect(latest?.units.get(firstUnit)?.figure?.index).toBe(90);
  });

  it('takes the history to mean what the campaign’s own parameters mean, so that another choice is not compared with it', () => {
    expect(new Set(table.years.map((each) => each.definition)).size).toBe(1);
    const other = tableOfReport({ ...report, parameters: { ...report.parameters, baseFigure: 'mean_score' } }, past);
    expect(other.years.map((each) => each.definition === other.years[0]?.definition)).toEqual([true, true, false]);
  });
});

it('a definition tells weights apart only where they weigh', () => {
  const { parameters } = campaign.method;
  const weighted = { ...parameters, groupWeights: { G1: 2 } };
  expect(indexDefinition('plain', weighted)).toBe(indexDefinition('plain', parameters));
  expect(indexDefinition('plain', { ...weighted, aggregation: 'weighted' })).not.toBe(indexDefinition('plain', { ...parameters, aggregation: 'weighted' }));
});
