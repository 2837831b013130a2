/**
 * The years before a report as one table: the campaign of the year before with its own history, and
 * the history of the campaign itself. Where both know a year, what was counted goes before what was
 * written down, and the campaign's own history before that of the other.
 */
import type { IndexTable, TableYear } from '#shared/change/index-table.ts';
import type { Campaign } from '#shared/campaign/model.ts';
import type { Report } from '#shared/report/report.ts';
import { tableOfReport } from '#shared/report/table-of-report.ts';

export interface ReportedCampaign {
  readonly report: Report;
  readonly campaign: Campaign;
}

/** The table of `current` with every year before it, oldest first. */
export function tableWithPast(current: ReportedCampaign, previous: ReportedCampaign | null): IndexTable {
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
