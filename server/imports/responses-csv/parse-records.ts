/** A CSV text as records with the line on which each begins. Broken quoting spoils its record, not the file. */
import { parse } from 'csv-parse/sync';
import { issue, type Issue } from '#shared/kernel/issue.ts';

export interface CsvRecord {
  /** From 1, counting lines inside quoted cells. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Records in order; an issue for each that could not be read. */
export function parseRecords(text: string, separator: string): { readonly records: readonly CsvRecord[]; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  let isLeftOpen = false;
  const rows: unknown = parse(text, {
    delimiter: separator, bom: true, info: true, relax_column_count: true, skip_empty_lines: true,
    // Spreadsheets leave rows of empty cells under a table.
    skip_records_with_empty_values: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      if (error?.code === 'CSV_QUOTE_NOT_CLOSED') isLeftOpen = true;
      else issues.push(issue('csv.malformed_row', `line ${Number(error?.['lines'] ?? 0)}`));
      return undefined;
    },
  });
  const read = withLines(rows as InfoRow[]);
  // A quote that is never closed takes the rest of the file: the place to mend is where it opened.
  if (isLeftOpen) issues.push(issue('csv.malformed_row', `line ${read.next}`));
  return { records: read.records, issues };
}

/** What csv-parse gives with `info: true`; its types know only the plain rows. */
interface InfoRow {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

/**
 * csv-parse counts to the end of a record, and counts a line end of two characters within quotes
 * twice; both are taken back here.
 */
function withLines(rows: readonly InfoRow[]): { readonly records: CsvRecord[]; readonly next: number } {
  let countedTwice = 0;
  const records = rows.map(({ record, info }) => {
    countedTwice += count(record, /\r\n/g);
    return { line: info.lines - countedTwice - count(record, /\r\n|\r|\n/g), cells: record };
  });
  return { records, next: (rows.at(-1)?.info.lines ?? 0) - countedTwice + 1 };
}

function count(cells: readonly string[], lineEnd: RegExp): number {
  return cells.reduce((sum, cell) => sum + (cell.match(lineEnd)?.length ?? 0), 0);
}
