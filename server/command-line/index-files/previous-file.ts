/** `--previous previous.csv` (`unit, year, index, se`): figures of past years; the latest year is the one compared with. */
import type { Issue } from '#shared/kernel/issue.ts';
import type { PastIndex } from '#shared/change/past-index.ts';
import { duplicateRows, readTable, type NamedFile } from './read-table.ts';

const years = { minimum: 1990, maximum: 2100, isWhole: true, example: '2025' } as const;
const percent = { minimum: 0, maximum: 100, example: '83.94' } as const;

export function readPrevious(file: NamedFile): { readonly values: readonly PastIndex[]; readonly issues: readonly Issue[] } {
  const { rows, issues } = readTable(file, { required: ['unit', 'year', 'index'], optional: ['se'] });
  const read = rows.flatMap((row): (PastIndex & { readonly path: string })[] => {
    const unit = row.needed('unit').normalize('NFC');
    const year = row.number('year', years);
    const index = row.number('index', percent);
    const se = row.text('se') === '' ? null : row.number('se', { ...percent, example: '0.81' });
    return unit === '' || year === undefined || index === undefined || se === undefined ? [] : [{ unit, year, index, se, path: row.path }];
  });
  issues.push(...duplicateRows(read, ({ unit, year }) => [unit, year]));
  return { values: read.map(({ unit, year, index, se }) => ({ unit, year, index, se })), issues };
}
