/** `--margins margins.csv` (`question, option, share`): known shares of the population. */
import { issue, type Issue } from '#shared/kernel/issue.ts';
import { add, fraction, fractionOfDecimal, toNumber } from '#shared/statistics/fraction.ts';
import type { TallyLayout } from '#shared/tally/layout.ts';
import type { Margin } from '#shared/weighting/calibration.ts';
import { readMargins, type MarginRow } from '#shared/weighting/margin-issues.ts';
import { readTable, type NamedFile } from './read-table.ts';

/** A file says what it means to the last digit; only what a sum of written decimals may be off by is let through. */
const slack = 1e-6;

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
  return { margins: checked.margins, issues: checked.margins.flatMap((margin) => sumIssues(margin, read)) };
}

function sumIssues({ question, shares }: Margin, rows: readonly MarginRow[]): Issue[] {
  const sum = toNumber([...shares.values()].map(fractionOfDecimal).reduce(add, fraction(0)));
  const last = rows.findLast((row) => row.question === question);
  return Math.abs(sum - 1) <= slack || last === undefined ? [] : [issue('margin.not_whole', last.path, { question, sum })];
}
