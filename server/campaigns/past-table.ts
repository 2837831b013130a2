/**
 * A report beside the years before it.
 *
 * They are one table: the campaign of the year before with its own history, and
 * the history of the campaign itself. Where both know a year, what was counted goes before what was
 * written down, and the campaign's own history before that of the other.
 */
import type { IndexTable, TableYear } from '#shared/change/index-table.ts';
import type { Campaign } from '#shared/campaign/model.ts';
import { covarianceBetween } from '#shared/report/covariance-between.ts';
import type { MeasuredReport } from '#shared/report/make-report.ts';
import type { Report } from '#shared/report/report.ts';
import { tableOfReport } from '#shared/report/table-of-report.ts';
import { withChanges } from '#shared/report/with-changes.ts';

export interface ReportedCampaign extends MeasuredReport {
  readonly campaign: Campaign;
}

export interface ComparedCampaign {
  readonly campaign: Campaign;
  /** Compared with the years before. */
  readonly report: Report;
  /** This year and all years before that are known. */
  readonly table: IndexTable;
}

/** Compared with the latest year before. Clusters of both surveys make the changes surer; figures that were written down are independent. */
export function withPast(current: ReportedCampaign, previous: ReportedCampaign | null): ComparedCampaign {
  const table = tableWithPast(current, previous);
  const latest = table.years.findLast((each) => each.year < current.report.year)?.year;
  const isCounted = previous !== null && previous.report.year === latest;
  const past = isCounted ? { table, covarianceOf: covarianceBetween(current.influences, previous.influences) } : { table };
  return { campaign: current.campaign, report: withChanges(current.report, past), table };
}

/** The table of `current` with every year before it, oldest first. */
function tableWithPast(current: ReportedCampaign, previous: ReportedCampaign | null): IndexTable {
  const own = tableOfReport(current.report, current.campaign);
  if (previous === null || previous.report.year >= current.report.year) return own;
  const before = tableOfReport(previous.report, previous.campaign);
  const counted = before.years.filter((each) => each.year === previous.report.year);
  const years = new Map<number, TableYear>();
  for (const each of [...before.years, ...own.years, ...counted]) years.set(each.year, each);
  const known = new Set(own.units.map((unit) => unit.id));
  return {
    ...own,
    units: [...own.units, ...before.units.filter((unit) => !known.has(unit.id))],
    years: [...years.values()].sort((left, right) => left.year - right.year),
    transitions: [...before.transitions, ...own.transitions],
  };
}
