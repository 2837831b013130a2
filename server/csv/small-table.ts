/**
 * A small CSV table by the names of its columns, in whatever order they stand and whichever others
 * stand beside them. Commas, or semicolons and tabs as spreadsheets write them; every row knows its
 * line, so that what is wrong with a cell can be said with line and column.
 */
import { issue, type Issue } from '#shared/kernel/issue.ts';
import { shortened } from '#shared/kernel/json-path.ts';
import { decodeText } from '../imports/responses-csv/decode-text.ts';
import { parseRecords, type CsvRecord } from '../imports/responses-csv/parse-records.ts';
import { separatorSign } from '../imports/responses-csv/read-header.ts';

export interface TableRow<Column extends string> {
  readonly line: number;
  /** Text of the cell, trimmed; empty where the row is short. */
  cell(column: Column): string;
  /** Where the cell stands: `line 3, column 2`. */
  at(column: Column): string;
}

/** Rows that could be read, and an issue for each that could not. */
export interface SmallTable<Column extends string> {
  readonly rows: readonly TableRow<Column>[];
  readonly issues: readonly Issue[];
}

export function readSmallTable<Column extends string>(csv: Uint8Array, columns: readonly Column[], separator?: string): SmallTable<Column> {
  const decoded = decodeText(csv);
  if ('issues' in decoded) return { rows: [], issues: decoded.issues };
  const [firstLine = ''] = decoded.text.split('\n', 1);
  const sign = separatorSign(separator ?? separatorOf(firstLine));
  if (sign === undefined) return { rows: [], issues: [issue('value.not_allowed', 'separator', { value: shortened(separator ?? ''), allowed: ', ; tab |' })] };
  const { records: [header, ...records], issues } = parseRecords(decoded.text, sign);
  const names = header?.cells.map((each) => each.trim().toLowerCase()) ?? [];
  const positions = new Map(columns.map((column) => [column, names.indexOf(column)]));
  if ([...positions.values()].some((position) => position < 0)) {
    return { rows: [], issues: [issue('file.header_mismatch', 'line 1', { expected: columns.join(', ') }), ...issues] };
  }
  return { rows: records.map((record) => rowOf(record, positions)), issues };
}

function rowOf<Column extends string>({ line, cells }: CsvRecord, positions: ReadonlyMap<Column, number>): TableRow<Column> {
  return {
    line,
    cell: (column) => (cells[positions.get(column) ?? -1] ?? '').trim(),
    at: (column) => `line ${line}, column ${(positions.get(column) ?? 0) + 1}`,
  };
}

/** Spreadsheets set to Vietnamese write semicolons. */
function separatorOf(header: string): string {
  if (header.includes(';')) return ';';
  return header.includes('\t') ? 'tab' : ',';
}
