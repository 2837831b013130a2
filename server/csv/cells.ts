/**
 * Cells of CSV as we write them (RFC 4180), and the way back.
 *
 * A spreadsheet runs a cell that begins with `= + - @`, a tab or a line break (or the full-width
 * forms) as a formula. Such a cell is written with an apostrophe before it. A cell that already
 * has apostrophes before such a character gets one more, so that taking exactly one away gives
 * back every text unchanged. A plain negative number (`-3.5`) is no formula and stays a number.
 */
const dangerous = /^'*[=+\-@\t\r\n＝＋－＠]/;
const guarded = /^'+[=+\-@\t\r\n＝＋－＠]/;
const negativeNumber = /^-\d+(\.\d+)?$/;
const needsQuotes = /[",;\t\r\n]/;

/** `text` so that no spreadsheet runs it; `restoreCell` takes it back. */
export function neutraliseCell(text: string): string {
  return dangerous.test(text) && !negativeNumber.test(text) ? `'${text}` : text;
}

/** What `neutraliseCell` was given. */
export function restoreCell(cell: string): string {
  return guarded.test(cell) ? cell.slice(1) : cell;
}

/** One cell ready to stand between separators: neutralised, and quoted where it must be. */
export function csvCell(text: string): string {
  const safe = neutraliseCell(text);
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line of cells with its line end. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** Written first, so that spreadsheets read the file as UTF-8. */
export const byteOrderMark = '\uFEFF';
