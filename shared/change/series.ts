/**
 * A figure over the years as one line. A line across years whose figures mean different things is
 * refused (expectations of 2023 and 2024), and so is one across a merger whose base nobody
 * reconstructed: the line falls into pieces, and who asks for the whole gets the issues instead.
 */
import { issue, type Issue } from '../kernel/issue.ts';
import type { IndexTable, TableFigure, TableYear } from './index-table.ts';
import { overallId } from './table-from-values.ts';
import { baseFigure, meansTheSame } from './transitions.ts';

export interface SeriesPoint {
  readonly year: number;
  /** Null when there is no figure of that year. */
  readonly figure: TableFigure | null;
}

export type Series =
  | { readonly points: readonly SeriesPoint[]; readonly issues: readonly [] }
  | { readonly points: readonly []; readonly issues: readonly [Issue, ...Issue[]] };

export interface SeriesOptions {
  /** First and last year; all of the table where left out. */
  readonly from?: number;
  readonly to?: number;
}

/** The series of a unit, of a unit group or of `overall`, oldest year first. */
export function seriesOf(table: IndexTable, subject: string, options: SeriesOptions = {}): Series {
  const pieces = seriesPieces(table, subject, options);
  const [first, ...others] = pieces.slice(1).map((piece, at) => breakBefore(piece, pieces[at]?.points ?? [], subject));
  return first === undefined
    ? { points: pieces[0]?.points ?? [], issues: [] }
    : { points: [], issues: [first, ...others] };
}

export interface SeriesPiece {
  /** Why it is not joined to the piece before; null for the first. */
  readonly reason: 'definition_changed' | 'unit_changed' | null;
  readonly points: readonly SeriesPoint[];
}

/** The pieces that may be drawn as lines of their own, oldest first; figures of each mean the same about the same unit. */
export function seriesPieces(table: IndexTable, subject: string, { from = -Infinity, to = Infinity }: SeriesOptions = {}): SeriesPiece[] {
  const years = table.years.filter(({ year }) => year >= from && year <= to);
  const pieces: { reason: SeriesPiece['reason']; points: SeriesPoint[] }[] = [];
  years.forEach((now, at) => {
    const reason = breakReason(table, subject, { before: years[at - 1], now });
    const current = pieces.at(-1);
    if (current === undefined || reason !== null) pieces.push({ reason, points: [pointOf(table, subject, now)] });
    else current.points.push(pointOf(table, subject, now));
  });
  return pieces.map((piece) => ({ ...piece, points: rebased(table, subject, piece.points) }));
}

function breakReason(
  table: IndexTable, subject: string, { before, now }: { readonly before: TableYear | undefined; readonly now: TableYear },
): SeriesPiece['reason'] {
  if (before === undefined) return null;
  if (!meansTheSame(before, now)) return 'definition_changed';
  if (isAggregate(table, subject)) return null;
  const base = baseFigure(table, subject, { before, now });
  return base.figure === null && base.reason === 'unit_changed' ? 'unit_changed' : null;
}

function isAggregate(table: IndexTable, subject: string): boolean {
  return subject === overallId || table.unitGroups.some((each) => each.id === subject);
}

function pointOf(table: IndexTable, subject: string, year: TableYear): SeriesPoint {
  const figure = subject === overallId ? year.overall
    : isAggregate(table, subject) ? year.unitGroups.get(subject) : year.units.get(subject)?.figure;
  return { year: year.year, figure: figure ?? null };
}

/** Points before a transition are of the predecessors, as the last year of the piece sees them. */
function rebased(table: IndexTable, subject: string, points: readonly SeriesPoint[]): SeriesPoint[] {
  const yearOf = (point: SeriesPoint | undefined): TableYear | undefined => table.years.find((each) => each.year === point?.year);
  const now = yearOf(points.at(-1));
  return points.map((point, at) => {
    const before = yearOf(point);
    if (now === undefined || before === undefined || at === points.length - 1 || isAggregate(table, subject)) return point;
    return { year: point.year, figure: baseFigure(table, subject, { before, now }).figure };
  });
}

function breakBefore(piece: SeriesPiece, earlier: readonly SeriesPoint[], subject: string): Issue {
  const values = { from: earlier.at(-1)?.year ?? '', to: piece.points[0]?.year ?? '' };
  return issue(piece.reason === 'unit_changed' ? 'series.unit_changed' : 'series.definition_changed', subject, values);
}
