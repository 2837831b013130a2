/** The header of a responses CSV: which column holds what. Questions may stand in any order. */
import { issue, type Issue } from '#shared/kernel/issue.ts';

/** Columns that say where a response stands; only the first two must be there. */
export const positionColumns = ['response_id', 'unit', 'unit_group', 'stratum', 'cluster', 'weight'] as const;
export type PositionColumn = (typeof positionColumns)[number];
const requiredColumns: readonly PositionColumn[] = ['response_id', 'unit'];

export interface Header {
  /** Columns from 0, by name. */
  readonly columns: ReadonlyMap<string, number>;
  readonly length: number;
  /** Position and question columns that the file does not have. */
  readonly missingColumns: readonly string[];
}

/** The header, or why the file is not one of responses; `separator` is the one that it was split by. */
export function readHeader(
  cells: readonly string[], questionIds: readonly string[], separator: string,
): { readonly header: Header } | { readonly issues: readonly Issue[] } {
  const names = cells.map((cell) => cell.trim().normalize('NFC'));
  const issues = [...missingIssues(names, separator), ...repeatedIssues(names)];
  if (issues.length > 0) return { issues };
  const columns = new Map(names.flatMap((name, index): [string, number][] => (name === '' ? [] : [[name, index]])));
  const missingColumns = [...positionColumns, ...questionIds].filter((name) => !columns.has(name));
  return { header: { columns, length: names.length, missingColumns } };
}

/** A header without the required columns was most likely split by the wrong sign. */
function missingIssues(names: readonly string[], separator: string): Issue[] {
  const missing = requiredColumns.filter((name) => !names.includes(name));
  if (missing.length === 0) return [];
  const line = names.join(separator);
  const likely = Object.entries(separatorNames).find(([sign]) => {
    const parts = line.split(sign).map((part) => part.trim().replace(/^"(.*)"$/, '$1'));
    return sign !== separator && requiredColumns.every((name) => parts.includes(name));
  });
  return likely === undefined
    ? [issue('file.header_mismatch', 'line 1', { missing: missing.join(', '), flag: '--separator' })]
    : [issue('file.separator_mismatch', 'line 1', { separator: likely[1], flag: '--separator' })];
}

/** Signs that spreadsheets put between cells, as the flag names them. */
const separatorNames: Readonly<Record<string, string>> = { ',': ',', ';': ';', '\t': 'tab', '|': '|' };

/** The sign that a `--separator` value means, or undefined. */
export function separatorSign(given: string): string | undefined {
  return Object.entries(separatorNames).find(([sign, name]) => given === sign || given === name)?.[0];
}

function repeatedIssues(names: readonly string[]): Issue[] {
  return names.flatMap((name, index) =>
    (name !== '' && names.indexOf(name) < index
      ? [issue('reference.duplicate', `line 1, column ${index + 1}`, { id: name })] : []));
}
