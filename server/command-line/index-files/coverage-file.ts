/** `--coverage coverage.csv` (`unit, planned, refusals`): how many were to be asked, and how many refused. */
import { issue, type Issue } from '#shared/kernel/issue.ts';
import { duplicateRows, readTable, type NamedFile, type PlacedRow } from './read-table.ts';

export interface CoverageRow extends PlacedRow {
  readonly unit: string;
  readonly planned: number;
  /** Null where nobody recorded it. */
  readonly refusals: number | null;
}

const people = { minimum: 0, maximum: 10_000_000, isWhole: true, example: '300' } as const;

export function readCoverage(file: NamedFile): { readonly rows: readonly CoverageRow[]; readonly issues: readonly Issue[] } {
  const { rows, issues } = readTable(file, { required: ['unit', 'planned'], optional: ['refusals'] });
  const read = rows.flatMap((row): CoverageRow[] => {
    const unit = row.needed('unit').normalize('NFC');
    const planned = row.number('planned', people);
    const refusals = row.text('refusals') === '' ? null : row.number('refusals', people);
    return unit === '' || planned === undefined || refusals === undefined ? [] : [{ unit, planned, refusals, placeOf: row.placeOf }];
  });
  issues.push(...duplicateRows(read, 'unit', ({ unit }) => [unit]));
  return { rows: read, issues };
}

/** Units without a response count nowhere: a line for one is most likely misspelt. */
export function coverageIssues(rows: readonly CoverageRow[], units: ReadonlyMap<string, string>): Issue[] {
  return rows.flatMap(({ unit, placeOf }) => (units.has(unit) ? [] : [issue('reference.unknown', placeOf('unit'), { column: 'unit', id: unit })]));
}
