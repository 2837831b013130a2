/**
 * A report that is kept up to date while responses come in. Only what a response changes is computed
 * again: its unit, the unit's group and the whole; in a design without clusters also the units of its
 * stratum. It equals the report of the same cells to the last digit.
 */
import type { Campaign } from '../campaign/model.ts';
import type { SamplePosition } from '../response/model.ts';
import type { TallyCell } from '../tally/cell.ts';
import { measureCampaign, type CampaignMeasures } from './campaign-measures.ts';
import { influencesOf } from './covariance-between.ts';
import { liveSurvey } from './live-survey.ts';
import type { MeasuredReport } from './make-report.ts';
import { groupRankings, reportOf } from './report-of.ts';
import type { ReportOptions } from './report-options.ts';
import { reportPlan } from './report-plan.ts';
import type { Report } from './report.ts';

/** Weighting to margins and squares of single answers come from a pass over all answers: they are not kept live. */
export type LiveReportOptions = Omit<ReportOptions, 'calibration' | 'moments'>;

export interface LiveReport {
  report(): Report;
  /** The same, for who compares it with the report of another year. */
  measured(): MeasuredReport;
  /** Adds a response by its place and answer codes, or takes one away that was added (a correction, a withdrawal). */
  add(position: SamplePosition, codes: Uint8Array, times: 1 | -1): void;
}

/** Opens the report of `cells`, which are copied. */
export function openLiveReport(campaign: Campaign, cells: readonly TallyCell[], options: LiveReportOptions = {}): LiveReport {
  const plan = reportPlan(campaign, options);
  const survey = liveSurvey(plan, cells);
  const rankings = groupRankings();
  let measures: CampaignMeasures | null = null;
  const measured = (): MeasuredReport => {
    const now = survey.now();
    measures = measureCampaign(plan, now.survey, measures === null || now.changed === 'all' ? null : { measures, changed: now.changed });
    return { report: reportOf(plan, measures, rankings), influences: influencesOf(measures) };
  };
  return { add: survey.add, measured, report: () => measured().report };
}
