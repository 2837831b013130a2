/** `--margins margins.csv` (`question, option, share`): known shares of the population. */
import type { Issue, IssueCode } from '#shared/kernel/issue.ts';
import type { TallyLayout } from '#shared/tally/layout.ts';
import type { Margin } from '#shared/weighting/calibration.ts';
import { readMargins, type MarginRow } from '#shared/weighting/margin-issues.ts';
import { readTable, type NamedFile, type PlacedRow } from './read-table.ts';

type MarginFileRow = MarginRow & PlacedRow;

export interface PlacedMargin extends Margin {
  /** The rows that it comes from, to say where it is wrong. */
  readonly rows: readonly MarginFileRow[];
}

export function readMarginsFile(file: NamedFile, layout: TallyLayout): { readonly margins: readonly PlacedMargin[]; readonly issues: readonly Issue[] } {
  const { rows, issues } = readTable(file, { required: ['question', 'option', 'share'] });
  const read = rows.flatMap((row): MarginFileRow[] => {
    const question = row.needed('question').normalize('NFC');
    const option = row.number('option', { minimum: 0, maximum: 250, isWhole: true, example: '1' });
    const share = row.number('share', { minimum: 0, maximum: 1, example: '0.52' });
    return question === '' || option === undefined || share === undefined ? [] : [{ question, option, share, path: row.path, placeOf: row.placeOf }];
  });
  if (issues.length > 0) return { margins: [], issues };
  const checked = readMargins(layout, read);
  if ('issues' in checked) {
    const placed = checked.issues.map((each) => (each.path === '' ? { ...each, path: file.name } : inColumn(each, read.find((row) => row.path === each.path))));
    return { margins: [], issues: placed };
  }
  return { margins: checked.margins.map((each) => ({ ...each, rows: read.filter((row) => row.question === each.question) })), issues: [] };
}

/** What the responses tell against a margin, at the row of the option, or at the question's last where the option has none. */
export function placedInMargins(issues: readonly Issue[], margins: readonly PlacedMargin[]): Issue[] {
  return issues.map((each) => {
    const ofQuestion = margins.find((margin) => margin.question === each.values?.['question'])?.rows ?? [];
    return inColumn(each, ofQuestion.find((row) => row.option === each.values?.['option']) ?? ofQuestion.at(-1));
  });
}

/** Codes that are not about the option. */
const columns: Readonly<Partial<Record<IssueCode, string>>> = {
  'reference.unknown': 'question', 'margin.several_answers': 'question', 'margin.bad_share': 'share', 'margin.not_whole': 'share',
};

function inColumn(found: Issue, row: MarginFileRow | undefined): Issue {
  const column = columns[found.code] ?? 'option';
  return row === undefined ? found : { ...found, path: row.placeOf(column), values: { ...found.values, column } };
}
