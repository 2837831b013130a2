/** Reads the CSV `unit, refusals`: every bad row is an issue with its line and column, and then nothing is taken. */
import { issue, type Issue } from '#shared/kernel/issue.ts';
import { shortened } from '#shared/kernel/json-path.ts';
import { decodeText } from '../imports/responses-csv/decode-text.ts';
import { parseRecords, type CsvRecord } from '../imports/responses-csv/parse-records.ts';
import { separatorSign } from '../imports/responses-csv/read-header.ts';

export type ReadRefusals = { readonly refusals: ReadonlyMap<string, number> } | { readonly issues: readonly Issue[] };

/** More than any unit has people in one survey. */
const maxRefusals = 1_000_000;
const columns = ['unit', 'refusals'];

/** `units` are those that may stand in the file. */
export function readRefusals(csv: Uint8Array, units: ReadonlySet<string>, separator?: string): ReadRefusals {
  const decoded = decodeText(csv);
  if ('issues' in decoded) return decoded;
  const [firstLine = ''] = decoded.text.split('\n', 1);
  const sign = separatorSign(separator ?? separatorOf(firstLine));
  if (sign === undefined) return { issues: [issue('value.not_allowed', 'separator', { value: shortened(separator ?? ''), allowed: ', ; tab |' })] };
  const { records: [header, ...rows], issues: broken } = parseRecords(decoded.text, sign);
  const names = header?.cells.map((each) => each.trim().toLowerCase()) ?? [];
  const [unitAt = -1, refusalsAt = -1] = columns.map((each) => names.indexOf(each));
  if (unitAt < 0 || refusalsAt < 0) return { issues: [issue('file.header_mismatch', 'line 1', { expected: columns.join(', ') }), ...broken] };
  const refusals = new Map<string, number>();
  const issues = [...broken, ...rows.flatMap((row) => readRow(row, { unitAt, refusalsAt, units, refusals }))];
  return issues.length > 0 ? { issues } : { refusals };
}

interface Reading {
  readonly unitAt: number;
  readonly refusalsAt: number;
  readonly units: ReadonlySet<string>;
  /** So far; a good row is added. */
  readonly refusals: Map<string, number>;
}

function readRow({ line, cells }: CsvRecord, { unitAt, refusalsAt, units, refusals }: Reading): Issue[] {
  const at = (column: number): string => `line ${line}, column ${column + 1}`;
  const unit = (cells[unitAt] ?? '').trim();
  const given = (cells[refusalsAt] ?? '').trim();
  const count = /^\d{1,9}$/.test(given) ? Number(given) : undefined;
  const issues: Issue[] = [];
  if (unit === '') issues.push(issue('value.missing', at(unitAt)));
  else if (!units.has(unit)) issues.push(issue('reference.unknown', at(unitAt), { id: shortened(unit) }));
  else if (refusals.has(unit)) issues.push(issue('reference.duplicate', at(unitAt), { id: unit }));
  if (given === '') issues.push(issue('value.missing', at(refusalsAt)));
  else if (count === undefined) issues.push(issue('value.bad_format', at(refusalsAt), { value: shortened(given), example: '12' }));
  else if (count > maxRefusals) issues.push(issue('value.too_large', at(refusalsAt), { maximum: maxRefusals }));
  if (issues.length === 0 && count !== undefined) refusals.set(unit, count);
  return issues;
}

/** Spreadsheets set to Vietnamese write semicolons. */
function separatorOf(header: string): string {
  if (header.includes(';')) return ';';
  return header.includes('\t') ? 'tab' : ',';
}
