import { useMemo } from 'preact/hooks';
import { language } from '../../kit/language/language.ts';
import { issueText, placeText } from '../state/wording.ts';
import { t } from '../state/words.ts';
import type { Column } from './column.ts';
import { DataTable } from './data-table.tsx';

interface WireIssue {
  readonly code: string;
  readonly path: string;
  readonly values?: Readonly<Record<string, string | number>> | undefined;
}
interface Row extends WireIssue {
  readonly key: string;
}

/** What is wrong with a file, place by place. */
export function IssueTable({ issues, caption }: { readonly issues: readonly WireIssue[]; readonly caption: string }) {
  const columns = useMemo((): Column<Row>[] => [
    { id: 'where', title: t('columnWhere'), isFixed: true, value: (row) => placeText(row.path, row.values) },
    { id: 'reason', title: t('columnReason'), value: (row) => issueText(row) },
  ], [language.value]);
  const rows = useMemo(() => issues.map((each, index): Row => ({ ...each, key: String(index) })), [issues]);
  return <DataTable fileName={caption} caption={caption} columns={columns} rows={rows} keyOf={(row) => row.key} empty={t('emptyTable')} />;
}
