import { expect, test } from 'vitest';
import type { Campaign } from '#shared/campaign/model.ts';
import { provincialCampaign } from '#shared/fixtures/sao-mai/campaigns.ts';
import { sampleChange, sampleReport } from '../testing/sample-report.ts';
import { pastYears } from './past-years.ts';

const report = sampleReport([], { change: sampleChange(1) });
const past = (year: number, index: number, unit = 'overall') => ({ unit, year, index, se: null });
const campaignWith = (history: Campaign['history']): Campaign => {
  const { method, parameters } = report;
  return { ...provincialCampaign().campaign, method: { ...method, parameters }, history };
};
const history = [past(2024, 93.95), past(2023, 91), past(2024, 50, 'so-noi-vu')];
const listed = ({ years }: ReturnType<typeof pastYears>) => years.map((each) => [each.year, each.index]);

test('the year compared with joins the published ones, oldest first, and no other unit is taken for the whole', () => {
  const found = pastYears(report, campaignWith(history));
  expect(listed(found)).toEqual([[2023, 91], [2024, 93.95], [2025, 90]]);
  expect(found.apart).toEqual([]);
  expect(listed(pastYears(report, campaignWith(history), 2))).toEqual([[2024, 93.95], [2025, 90]]);
});

test('years that are not comparable make no series', () => {
  const change = { ...sampleChange(1), change: null, previous: null, reason: 'definition_changed' as const };
  expect(pastYears({ ...report, change }, campaignWith([past(2024, 93)]))).toEqual({ years: [], apart: [] });
});

test('published figures stand apart when another way of computing is chosen; the year compared with is computed in that way too', () => {
  const chosen = { ...report, parameters: { ...report.parameters, baseFigure: 'mean_score' as const } };
  const found = pastYears(chosen, campaignWith([...history, past(2025, 95)]));
  expect(listed(found)).toEqual([[2025, 90]]);
  expect(found.apart).toEqual([2023, 2024]);
});
