/**
 * A small table that stands beside the responses (drawn clusters, margins, last year's figures): a
 * CSV with known columns in any order. The separator is found by the columns, and a file that is
 * not UTF-8 is read in the encoding of the responses. Every issue names file, line and column.
 */
import { issue, type Issue } from '#shared/kernel/issue.ts';
import { shortened } from '#shared/kernel/json-path.ts';
import { decodeText } from '../../imports/responses-csv/decode-text.ts';
import { parseRecords, type CsvRecord } from '../../imports/responses-csv/parse-records.ts';

export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly encoding: string;
}

export interface TableColumns {
  readonly required: readonly string[];
  readonly optional?: readonly string[];
}

/** One row; `issues` collects what is wrong with its cells. */
export interface TableRow {
  /** `clusters.csv, line 3`. */
  readonly path: string;
  /** `clusters.csv, line 3, column 2`. */
  placeOf(column: string): string;
  /** The cell without spaces around it; empty where the file has no such column. */
  text(column: string): string;
  /** The cell, which must not be empty. */
  needed(column: string): string;
  /** The number in a cell that must not be empty; undefined after an issue. */
  number(column: string, limits: NumberLimits): number | undefined;
  /** Tells what is wrong with a cell. */
  wrong(column: string, code: Issue['code'], values?: Issue['values']): undefined;
}

export interface NumberLimits {
  readonly minimum: number;
  readonly maximum: number;
  readonly isWhole?: boolean;
  readonly example: string;
}

export type ReadTable = { readonly rows: readonly TableRow[]; readonly issues: Issue[] };

/** The rows of `file`, and everything that is wrong with it; without rows where it is no such table. */
export function readTable(file: NamedFile, columns: TableColumns): ReadTable {
  const decoded = decodedTable(file);
  if ('issues' in decoded) return { rows: [], issues: decoded.issues.map((each) => ({ ...each, path: placeIn(file, each.path) })) };
  const parsed = separated(decoded.text, columns);
  const [header, ...records] = parsed.records;
  const names = namesOf(header);
  const issues = [
    ...headerIssues(names, columns), ...parsed.issues,
    ...records.filter((each) => each.cells.length !== names.length)
      .map(({ line, cells }) => issue('csv.malformed_row', `line ${line}`, { expected: names.length, found: cells.length })),
  ].map((each) => ({ ...each, path: placeIn(file, each.path) }));
  if (issues.length > 0) return { rows: [], issues };
  return { rows: records.map((record) => tableRow(file, { names, record }, issues)), issues };
}

/** A row as read, which still knows where its cells stand. */
export type PlacedRow = Pick<TableRow, 'placeOf'>;

/** What stands twice in `rows`, by a key that `keyOf` gives; told at the later row and the column that tells it apart. */
export function duplicateRows<Row extends PlacedRow>(rows: readonly Row[], column: string, keyOf: (row: Row) => readonly (string | number)[]): Issue[] {
  const seen = new Set<string>();
  return rows.flatMap((row): Issue[] => {
    const key = keyOf(row);
    const text = JSON.stringify(key);
    if (seen.has(text)) return [issue('reference.duplicate', row.placeOf(column), { column, id: shortened(key.join(' ')) })];
    seen.add(text);
    return [];
  });
}

function decodedTable({ bytes, encoding }: NamedFile): ReturnType<typeof decodeText> {
  const decoded = decodeText(bytes);
  return 'issues' in decoded && bytes.length > 0 && encoding !== 'utf-8' ? decodeText(bytes, encoding) : decoded;
}

function separated(text: string, { required }: TableColumns): ReturnType<typeof parseRecords> {
  const signs = [',', ';', '\t', '|'];
  const firstLine = text.slice(0, (text.indexOf('\n') + 1 || text.length + 1) - 1);
  const fits = (sign: string): boolean => {
    const names = namesOf(parseRecords(firstLine, sign).records[0]);
    return required.every((name) => names.includes(name));
  };
  return parseRecords(text, signs.find(fits) ?? ',');
}

function namesOf(header: CsvRecord | undefined): string[] {
  return (header?.cells ?? []).map((name) => name.trim().normalize('NFC'));
}

function headerIssues(names: readonly string[], { required, optional = [] }: TableColumns): Issue[] {
  const missing = required.filter((name) => !names.includes(name));
  if (missing.length > 0) return [issue('file.header_mismatch', 'line 1', { missing: missing.join(', ') })];
  const known = [...required, ...optional];
  return names.flatMap((name, index): Issue[] => {
    const place = `line 1, column ${index + 1}`;
    if (!known.includes(name)) return [issue('value.unknown_key', place, { column: shortened(name), allowed: known.join(', ') })];
    return names.indexOf(name) < index ? [issue('reference.duplicate', place, { id: name })] : [];
  });
}

function tableRow(file: NamedFile, { names, record }: { readonly names: readonly string[]; readonly record: CsvRecord }, issues: Issue[]): TableRow {
  const path = placeIn(file, `line ${record.line}`);
  const placeOf = (column: string): string => `${path}, column ${names.indexOf(column) + 1}`;
  const text = (column: string): string => (record.cells[names.indexOf(column)] ?? '').trim();
  const wrong: TableRow['wrong'] = (column, code, values = {}) => {
    issues.push(issue(code, placeOf(column), { column, ...values }));
    return undefined;
  };
  const needed = (column: string): string => {
    if (text(column) === '') wrong(column, 'value.missing');
    return text(column);
  };
  return {
    path, placeOf, text, needed, wrong,
    number(column, { minimum, maximum, isWhole = false, example }) {
      const cell = needed(column);
      if (cell === '') return undefined;
      if (!/^-?\d{1,15}(\.\d{1,20})?$/.test(cell) || (isWhole && cell.includes('.'))) return wrong(column, 'value.bad_format', { value: shortened(cell), example });
      if (Number(cell) < minimum) return wrong(column, 'value.too_small', { minimum });
      return Number(cell) > maximum ? wrong(column, 'value.too_large', { maximum }) : Number(cell);
    },
  };
}

function placeIn({ name }: NamedFile, path: string): string {
  return path === '' ? name : `${name}, ${path}`;
}
