/**
 * The reports of whole campaigns with their own parameters, kept up to date response by response:
 * what a response changes is noted when it is stored and counted in when somebody reads, so that
 * storing never waits for a figure.
 */
import type { Campaign } from '#shared/campaign/model.ts';
import { openLiveReport, type LiveReport, type LiveReportOptions } from '#shared/report/live-report.ts';
import { countedSources } from '#shared/report/counted-cells.ts';
import type { Source } from '#shared/response/source.ts';
import type { MeasuredReport } from '#shared/report/make-report.ts';
import type { TallyCell } from '#shared/tally/cell.ts';
import type { CountedChange, CountWatcher } from '../storage/port.ts';

/** Changes that are noted at most: beyond, opening anew from the tallies costs less. */
const notedAtMost = 5000;
/** What a campaign's report is opened from, all as it was at one moment. */
export interface LiveStart {
  readonly campaign: Campaign;
  readonly cells: readonly TallyCell[];
  readonly options: LiveReportOptions;
}

interface Live {
  readonly sources: ReadonlySet<Source>;
  readonly report: LiveReport;
  readonly noted: CountedChange[];
}

export interface LiveReports extends CountWatcher {
  /** Whoever opens a report reads its start between two calls of this: when they differ, the start may lack a change. */
  version(campaign: string): number;
  report(campaign: string): MeasuredReport | undefined;
  open(start: LiveStart): MeasuredReport;
  forget(campaign?: string): void;
}

export function createLiveReports(): LiveReports {
  const live = new Map<string, Live>();
  const versions = new Map<string, number>();
  const forget = (campaign: string): void => {
    versions.set(campaign, (versions.get(campaign) ?? 0) + 1);
    live.delete(campaign);
  };
  return {
    changed: (change) => {
      const { campaign } = change;
      versions.set(campaign, (versions.get(campaign) ?? 0) + 1);
      const known = live.get(campaign);
      if (known === undefined || !known.sources.has(change.source)) return;
      if (known.noted.length < notedAtMost) known.noted.push(change);
      else live.delete(campaign);
    },
    recounted: forget,
    version: (campaign) => versions.get(campaign) ?? 0,
    report: (campaign) => {
      const known = live.get(campaign);
      if (known === undefined) return undefined;
      for (const { position, answerCodes, times } of known.noted.splice(0)) known.report.add(position, answerCodes, times);
      return known.report.measured();
    },
    open: ({ campaign, cells, options }) => {
      const report = openLiveReport(campaign, cells, options);
      live.set(campaign.id, { report, noted: [], sources: new Set(countedSources(campaign)) });
      return report.measured();
    },
    forget: (campaign) => {
      for (const each of campaign === undefined ? [...live.keys()] : [campaign]) forget(each);
    },
  };
}
