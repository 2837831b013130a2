/** What every sheet of the workbook is made from, and the cells that they share. */
import type { Campaign } from '#shared/campaign/model.ts';
import type { IndexTable } from '#shared/change/index-table.ts';
import { textIn, type LocalText } from '#shared/kernel/local-text.ts';
import { vietnamDay, vietnamTime } from '#shared/kernel/instant.ts';
import { fill } from '#shared/languages/fill.ts';
import type { Language } from '#shared/languages/registry.ts';
import type { Formats } from '#shared/languages/vi/formats.ts';
import type { ReportWords } from '#shared/languages/vi/report.ts';
import type { Coverage, Figure, Report } from '#shared/report/report.ts';
import { fraction, fractionOfDecimal } from '#shared/statistics/fraction.ts';
import { roundedValue, roundHalfUp } from '#shared/statistics/round-half-up.ts';
import type { TallyCell } from '#shared/tally/cell.ts';
import type { ProgressCounts, StoredCampaign } from '../../storage/port.ts';
import type { Cell } from './sheet.ts';
import type { CellLook } from './styles.ts';

export interface Book {
  readonly stored: StoredCampaign;
  /** With the units that the reader may see. */
  readonly campaign: Campaign;
  readonly report: Report;
  /** This year and the years before it. */
  readonly table: IndexTable;
  /** Counts of the campaign's cells, for other choices of its method. */
  readonly cells: readonly TallyCell[];
  readonly progress: ProgressCounts;
  readonly words: ReportWords;
  readonly formats: Formats;
  readonly language: Language;
  readonly asOfMs: number;
  /** Whether the reader sees only some of the units. */
  readonly isLimited: boolean;
  text(of: LocalText): string;
}

export function cell(value: string | number | null, look: CellLook = typeof value === 'number' ? 'count' : 'plain'): Cell {
  return { value, look };
}

/** A rounded percentage as it is published; empty without a base. */
export function percent(value: number | null, look: CellLook = 'percent'): Cell {
  return { value, look };
}

/** `count` of `base` in percent, rounded once from the exact quotient; null without a base. */
export function share(count: number, base: number, decimals: number): number | null {
  return base === 0 ? null : roundedValue(roundHalfUp(fraction(100 * count, base), decimals));
}

/** The published figure of an index; empty when nothing was answered. */
export function shownIndex(figure: Figure, look: CellLook = 'percent'): Cell {
  return percent(figure.shown === null ? null : Number(figure.shown), look);
}

/** An unrounded percentage or difference as it is shown. */
export function rounded(book: Book, value: number | null, look: CellLook = 'percent'): Cell {
  return { value: value === null ? null : roundedValue(roundHalfUp(fractionOfDecimal(value), book.report.parameters.decimals)), look };
}

/** The ends of a figure's 95% interval, and why they are empty where they are. */
export function intervalCells(book: Book, figure: Figure, look: CellLook = 'percent'): Cell[] {
  return [rounded(book, figure.low, look), rounded(book, figure.high, look), cell(whyNoInterval(book, figure))];
}

export function whyNoInterval({ words }: Book, { low, high, reason }: Figure): string | null {
  return reason === null || (low !== null && high !== null) ? null : words.intervalReasons[reason];
}

/** How many answered of those planned, and how many refused, where somebody counted them. */
export function coverageCells({ planned, responses, refusals }: Coverage, look: CellLook = 'count'): Cell[] {
  return [cell(responses, look), cell(planned, look), cell(refusals, look)];
}

/** The lines above every table: what it shows and of what, when, and whether it was generated; then the columns' names. */
export function headOf(book: Book, sheet: string, columns: readonly string[]): Cell[][] {
  const { words, campaign } = book;
  const notes = [
    ...(book.stored.hasGeneratedResponses ? [words.generatedNote] : []),
    ...(book.isLimited ? [words.limitedNote] : []),
  ].join(' ');
  const title = fill(words.sheetTitle, { sheet, campaign: book.text(campaign.name), territory: book.text(campaign.territory), year: campaign.year });
  return [
    [cell(title, 'title')],
    [cell(notes === '' ? asOf(book) : `${asOf(book)}. ${notes}`, notes === '' ? 'note' : 'warning')],
    columns.map((each) => cell(each, 'header')),
  ];
}

/** When the figures were read, in Vietnamese time. */
export function asOf(book: Book): string {
  return fill(book.words.asOf, { time: vietnamTime(book.asOfMs), day: writeDay(vietnamDay(book.asOfMs), book.formats) });
}

/** `2026-11-20` as the language writes days. */
export function writeDay(day: string, formats: Formats): string {
  const [year = '', month = '', ofMonth = ''] = day.split('-');
  return fill(formats.day, { day: ofMonth, month, year });
}

/** The name of a unit group. */
export function groupName(book: Book, id: string): string {
  const group = book.campaign.unitGroups.find((each) => each.id === id);
  return group === undefined ? id : textIn(group.name, book.language);
}
