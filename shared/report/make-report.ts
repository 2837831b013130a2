/**
 * Makes the report of a campaign from its tally cells: figures of every unit, of every unit group
 * and of the whole with their precision, ranks and bands inside each unit group, ranks inside each
 * region, and the distributions of everything that is no criterion. The same cells give the same
 * report to the last digit, in whatever order they come.
 */
import type { Campaign } from '../campaign/model.ts';
import type { TallyCell } from '../tally/cell.ts';
import { measureCampaign } from './campaign-measures.ts';
import { campaignSurvey } from './campaign-survey.ts';
import { influencesOf, type Influences } from './covariance-between.ts';
import { groupRankings, reportOf } from './report-of.ts';
import type { ReportOptions } from './report-options.ts';
import { reportPlan } from './report-plan.ts';
import type { Report } from './report.ts';

export type { ReportOptions } from './report-options.ts';

/** A report, and what its figures have in common with those of other years. It can be posted from thread to thread. */
export interface MeasuredReport {
  readonly report: Report;
  readonly influences: Influences;
}

/** The report of `campaign`; cells of units that the campaign does not have count nowhere. */
export function makeReport(campaign: Campaign, cells: readonly TallyCell[], options: ReportOptions = {}): Report {
  return measureReport(campaign, cells, options).report;
}

/** The same, for who compares it with the report of another year. */
export function measureReport(campaign: Campaign, cells: readonly TallyCell[], options: ReportOptions = {}): MeasuredReport {
  const plan = reportPlan(campaign, options);
  const measures = measureCampaign(plan, campaignSurvey(plan, cells), null);
  return { report: reportOf(plan, measures, groupRankings()), influences: influencesOf(measures) };
}
