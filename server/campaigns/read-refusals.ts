/** Reads the CSV `unit, refusals`: every bad row is an issue with its line and column, and then nothing is taken. */
import { issue, type Issue } from '#shared/kernel/issue.ts';
import { shortened } from '#shared/kernel/json-path.ts';
import { readSmallTable, type TableRow } from '../csv/small-table.ts';

export type ReadRefusals = { readonly refusals: ReadonlyMap<string, number> } | { readonly issues: readonly Issue[] };

/** More than any unit has people in one survey. */
const maxRefusals = 1_000_000;

/** `units` are those that may stand in the file. */
export function readRefusals(csv: Uint8Array, units: ReadonlySet<string>, separator?: string): ReadRefusals {
  const table = readSmallTable(csv, ['unit', 'refusals'], separator);
  const refusals = new Map<string, number>();
  const issues = [...table.issues, ...table.rows.flatMap((row) => readRow(row, units, refusals))];
  return issues.length > 0 ? { issues } : { refusals };
}

/** Issues of a row; a good one is added to `refusals`. */
function readRow(row: TableRow<'unit' | 'refusals'>, units: ReadonlySet<string>, refusals: Map<string, number>): Issue[] {
  const [unit, given] = [row.cell('unit'), row.cell('refusals')];
  const count = /^\d{1,9}$/.test(given) ? Number(given) : undefined;
  const issues: Issue[] = [];
  if (unit === '') issues.push(issue('value.missing', row.at('unit')));
  else if (!units.has(unit)) issues.push(issue('reference.unknown', row.at('unit'), { id: shortened(unit) }));
  else if (refusals.has(unit)) issues.push(issue('reference.duplicate', row.at('unit'), { id: unit }));
  if (given === '') issues.push(issue('value.missing', row.at('refusals')));
  else if (count === undefined) issues.push(issue('value.bad_format', row.at('refusals'), { value: shortened(given), example: '12' }));
  else if (count > maxRefusals) issues.push(issue('value.too_large', row.at('refusals'), { maximum: maxRefusals }));
  if (issues.length === 0 && count !== undefined) refusals.set(unit, count);
  return issues;
}
