/** `--previous previous.csv` (`unit, year, index, se`): figures of past years; the latest year is the one compared with. */
import { issue, type Issue } from '#shared/kernel/issue.ts';
import type { PastIndex } from '#shared/change/past-index.ts';
import { duplicateRows, readTable, type NamedFile, type PlacedRow } from './read-table.ts';

const years = { minimum: 1990, maximum: 2100, isWhole: true, example: '2025' } as const;
const percent = { minimum: 0, maximum: 100, example: '83.94' } as const;

/** `thisYear`: the year of the responses, where it was said; a row of that year or a later one is no past figure. */
export function readPrevious(file: NamedFile, thisYear: number | undefined): { readonly values: readonly PastIndex[]; readonly issues: readonly Issue[] } {
  const { rows, issues } = readTable(file, { required: ['unit', 'year', 'index'], optional: ['se'] });
  const read = rows.flatMap((row): (PastIndex & PlacedRow)[] => {
    const unit = row.needed('unit').normalize('NFC');
    const year = row.number('year', years);
    const index = row.number('index', percent);
    const se = row.text('se') === '' ? null : row.number('se', { ...percent, example: '0.81' });
    return unit === '' || year === undefined || index === undefined || se === undefined ? [] : [{ unit, year, index, se, placeOf: row.placeOf }];
  });
  issues.push(
    ...duplicateRows(read, 'unit', ({ unit, year }) => [unit, year]),
    ...read.flatMap(({ year, placeOf }) => (thisYear === undefined || year < thisYear
      ? [] : [issue('series.not_before', placeOf('year'), { column: 'year', value: year, year: thisYear })])),
  );
  return { values: read.map(({ unit, year, index, se }) => ({ unit, year, index, se })), issues };
}
