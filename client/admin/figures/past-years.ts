/**
 * What the whole was in past years: the year that the report compares with, and published figures of
 * the campaign's history. They share an axis only as far back as they mean the same.
 */
import type { Campaign } from '#shared/campaign/model.ts';
import { seriesPieces } from '#shared/change/series.ts';
import { overallId } from '#shared/change/table-from-values.ts';
import type { Report } from '#shared/report/report.ts';
import { tableOfReport } from '#shared/report/table-of-report.ts';

export interface PastYear {
  readonly year: number;
  /** Percent. */
  readonly index: number;
}

export interface PastYears {
  /** Oldest first. */
  readonly years: readonly PastYear[];
  /** Years with a figure that means something else: another way of computing it was chosen. */
  readonly apart: readonly number[];
}

/** At most the last `most` years; none where the change says that the years are not comparable. */
export function pastYears(report: Report, campaign: Campaign, most = 3): PastYears {
  const { change } = report;
  if (change !== null && change.reason !== null) return { years: [], apart: [] };
  const history = campaign.history.filter((each) => each.unit === overallId);
  const pieces = seriesPieces(tableOfReport(report, { ...campaign, history }), overallId).map(({ points }) => (
    points.flatMap(({ year, figure }) => (figure === null || year === report.year ? [] : [{ year, index: figure.index }]))));
  const years = new Map((pieces.at(-1) ?? []).map((each) => [each.year, each.index]));
  if (change !== null && change.previousYear !== null && change.previous !== null) years.set(change.previousYear, change.previous);
  return {
    years: [...years].map(([year, index]) => ({ year, index })).sort((left, right) => left.year - right.year).slice(-most),
    apart: pieces.slice(0, -1).flat().map((each) => each.year).filter((year) => !years.has(year)),
  };
}
