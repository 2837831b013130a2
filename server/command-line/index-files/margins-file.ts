/** `--margins margins.csv` (`question, option, share`): known shares of the population. */
import type { Issue } from '#shared/kernel/issue.ts';
import type { TallyLayout } from '#shared/tally/layout.ts';
import type { Margin } from '#shared/weighting/calibration.ts';
import { readMargins, type MarginRow } from '#shared/weighting/margin-issues.ts';
import { readTable, type NamedFile } from './read-table.ts';

export function readMarginsFile(file: NamedFile, layout: TallyLayout): { readonly margins: readonly Margin[]; readonly issues: readonly Issue[] } {
  const { rows, issues } = readTable(file, { required: ['question', 'option', 'share'] });
  const read = rows.flatMap((row): MarginRow[] => {
    const question = row.needed('question').normalize('NFC');
    const option = row.number('option', { minimum: 0, maximum: 250, isWhole: true, example: '1' });
    const share = row.number('share', { minimum: 0, maximum: 1, example: '0.52' });
    return question === '' || option === undefined || share === undefined ? [] : [{ question, option, share, path: row.path }];
  });
  if (issues.length > 0) return { margins: [], issues };
  const checked = readMargins(layout, read);
  if ('issues' in checked) return { margins: [], issues: checked.issues.map((each) => (each.path === '' ? { ...each, path: file.name } : each)) };
  return { margins: checked.margins, issues: [] };
}
