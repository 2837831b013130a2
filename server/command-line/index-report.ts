/** The report of counted responses: weighted to margins, with single answers where squares need them, against past years. */
import type { Campaign } from '#shared/campaign/model.ts';
import type { Issue } from '#shared/kernel/issue.ts';
import type { Report } from '#shared/report/report.ts';
import { answersNeeded, collectMoments } from '#shared/report/answer-moments.ts';
import { makeReport } from '#shared/report/make-report.ts';
import type { ReportOptions } from '#shared/report/report-options.ts';
import type { TallyCell } from '#shared/tally/cell.ts';
import type { MarginCell, TrimBounds } from '#shared/weighting/calibration.ts';
import { readAgain, type ResponsesFile } from './index-count.ts';
import type { IndexFiles } from './index-files/index-files.ts';

export interface ReportSource {
  readonly campaign: Campaign;
  readonly cells: readonly TallyCell[];
  /** Null where nothing is weighted to margins. */
  readonly marginCells: readonly MarginCell[] | null;
  readonly responses: ResponsesFile;
  readonly files: IndexFiles;
  readonly trim: TrimBounds | undefined;
}

/** The report, or why the responses cannot be weighted to the margins. */
export async function indexReport(source: ReportSource): Promise<{ readonly report: Report } | { readonly issues: readonly Issue[] }> {
  const { campaign, cells, files } = source;
  const options: ReportOptions = {
    design: { drawnClusters: files.drawnClusters, clusterPopulation: new Map(files.population.map((each) => [each.stratum, each.clusters])) },
    refusals: new Map(files.coverage.flatMap(({ unit, refusals }) => (refusals === null ? [] : [[unit, refusals] as const]))),
  };
  const weighted = await calibrated(source);
  if ('issues' in weighted) return weighted;
  const full = { ...options, ...weighted };
  const report = makeReport(campaign, cells, { ...full, ...momentsOf(source, full) });
  if (files.previous === null) return { report };
  const { withChanges } = await import('#shared/report/with-changes.ts');
  const { tableOfReport } = await import('#shared/report/table-of-report.ts');
  return { report: withChanges(report, { table: tableOfReport(report, campaign) }) };
}

async function calibrated({ marginCells, responses, files, trim }: ReportSource): Promise<Pick<ReportOptions, 'calibration'> | { readonly issues: readonly Issue[] }> {
  if (marginCells === null) return {};
  const { calibrationIssues } = await import('#shared/weighting/margin-issues.ts');
  const issues = calibrationIssues(responses.settings.layout, marginCells, files.margins);
  if (issues.length > 0) return { issues: (await import('./index-files/margins-file.ts')).placedInMargins(issues, files.margins) };
  const { calibrate } = await import('#shared/weighting/calibrate.ts');
  return { calibration: calibrate(marginCells, files.margins, trim === undefined ? {} : { trim }) };
}

/** A second pass over the file, for aggregations whose squares no tally keeps. */
function momentsOf({ campaign, cells, responses }: ReportSource, options: ReportOptions): Pick<ReportOptions, 'moments'> {
  if (!answersNeeded(campaign, cells)) return {};
  const collector = collectMoments(campaign, cells, options);
  readAgain(responses, (position, codes) => { collector.add(position, codes); });
  return { moments: collector.moments() };
}
