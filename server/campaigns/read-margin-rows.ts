/** Reads the CSV `question, option, share` as rows; whether they fit the questionnaire is asked of `shared/weighting`. */
import { issue, type Issue } from '#shared/kernel/issue.ts';
import { shortened } from '#shared/kernel/json-path.ts';
import type { MarginRow } from '#shared/weighting/margin-issues.ts';
import { readSmallTable, type TableRow } from '../csv/small-table.ts';

export function readMarginRows(csv: Uint8Array, separator?: string): { readonly rows: readonly MarginRow[]; readonly issues: readonly Issue[] } {
  const table = readSmallTable(csv, ['question', 'option', 'share'], separator);
  const read = table.rows.map(readRow);
  return {
    rows: read.flatMap((each) => ('row' in each ? [each.row] : [])),
    issues: [...table.issues, ...read.flatMap((each) => ('issue' in each ? [each.issue] : []))],
  };
}

function readRow(row: TableRow<'question' | 'option' | 'share'>): { readonly row: MarginRow } | { readonly issue: Issue } {
  const [question, option, share] = [row.cell('question'), row.cell('option'), row.cell('share')];
  if (question === '') return { issue: issue('value.missing', row.at('question')) };
  if (!/^-?\d{1,9}$/.test(option)) return { issue: issue('value.bad_format', row.at('option'), { value: shortened(option), example: '1' }) };
  if (!/^\d{1,3}(\.\d{1,12})?$/.test(share)) return { issue: issue('value.bad_format', row.at('share'), { value: shortened(share), example: '0.485' }) };
  return { row: { question, option: Number(option), share: Number(share), path: `line ${row.line}` } };
}
