/**
 * Reports that the tallies alone cannot make: of aggregations whose squares no tally keeps, and
 * weighted to known margins. One pass over the answers of a campaign, all read at one moment, so
 * that figures and their precision are of the same responses.
 */
import type { Campaign, Scope } from '#shared/campaign/model.ts';
import { campaignLayout } from '#shared/campaign/campaign-layout.ts';
import type { Issue } from '#shared/kernel/issue.ts';
import { collectMoments } from '#shared/report/answer-moments.ts';
import { measureReport, type MeasuredReport } from '#shared/report/make-report.ts';
import type { ReportOptions } from '#shared/report/report-options.ts';
import type { SamplePosition } from '#shared/response/model.ts';
import type { TallyCell } from '#shared/tally/cell.ts';
import { calibrate } from '#shared/weighting/calibrate.ts';
import { collectMarginCells } from '#shared/weighting/margin-cells.ts';
import { calibrationIssues, readMargins } from '#shared/weighting/margin-issues.ts';
import { readMarginRows } from './read-margin-rows.ts';

/** It can be posted from thread to thread. */
export interface AnswerReportRequest {
  readonly campaign: string;
  readonly scope: Scope;
  readonly options: Pick<ReportOptions, 'parameters' | 'design' | 'refusals'>;
  /** The CSV `question, option, share` to weight to; null weights to nothing. */
  readonly margins: { readonly csv: Uint8Array; readonly separator: string | undefined } | null;
}

/** Issues when the margins cannot be used. */
export type AnswerReport = MeasuredReport | { readonly issues: readonly Issue[] };

/** Makes one such report; rejects with `storage.unavailable` when nobody can read for it. */
export type MakeAnswerReport = (request: AnswerReportRequest) => Promise<AnswerReport>;

/** The responses of a campaign as they were at one moment, those of one reader's scope. */
export interface AnswerSource {
  readonly campaign: Campaign;
  readonly cells: readonly TallyCell[];
  /** May be asked for once. */
  readonly answers: Iterable<{ readonly position: SamplePosition; readonly codes: Uint8Array }>;
}

export function reportFromAnswers(source: AnswerSource, { options, margins }: AnswerReportRequest): AnswerReport {
  if (margins !== null) return weightedReport(source, options, margins);
  const collected = collectMoments(source.campaign, source.cells, options);
  for (const { position, codes } of source.answers) collected.add(position, codes);
  return measureReport(source.campaign, source.cells, { ...options, moments: collected.moments() });
}

function weightedReport(
  { campaign, cells, answers }: AnswerSource, options: AnswerReportRequest['options'], { csv, separator }: NonNullable<AnswerReportRequest['margins']>,
): AnswerReport {
  const layout = campaignLayout(campaign);
  const table = readMarginRows(csv, separator);
  const read = readMargins(layout, table.rows);
  if (table.issues.length > 0) return { issues: table.issues };
  if ('issues' in read) return read;
  const collected = collectMarginCells(layout, read.margins);
  for (const { position, codes } of answers) collected.add(position, codes);
  const split = collected.cells();
  const issues = calibrationIssues(layout, split, read.margins);
  if (issues.length > 0) return { issues };
  return measureReport(campaign, cells, { ...options, calibration: calibrate(split, read.margins) });
}
