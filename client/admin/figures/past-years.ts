/** What the whole was in past years: the year that the report compares with, and published figures of the campaign's history. */
import type { PastIndex } from '#shared/change/past-index.ts';
import type { Report } from '#shared/report/report.ts';

export interface PastYear {
  readonly year: number;
  /** Percent. */
  readonly index: number;
}

/** Oldest first, at most the last `most` years; none where the change says that the years are not comparable. */
export function pastYears(report: Pick<Report, 'year' | 'change'>, history: readonly PastIndex[], most = 3): PastYear[] {
  if (report.change !== null && report.change.reason !== null) return [];
  const years = new Map(history.filter((each) => each.unit === 'overall' && each.year < report.year).map((each) => [each.year, each.index]));
  const { change } = report;
  if (change !== null && change.previousYear !== null && change.previous !== null) years.set(change.previousYear, change.previous);
  return [...years].map(([year, index]) => ({ year, index })).sort((left, right) => left.year - right.year).slice(-most);
}
