import { Problem } from '#shared/kernel/problem.ts';
import { t } from '../state/words.ts';
import { IssueTable } from './issue-table.tsx';
import { TroubleNotice } from './trouble-notice.tsx';

/** A refusal with every place that led to it. */
export function TroubleIssues({ trouble }: { readonly trouble: unknown }) {
  const issues = trouble instanceof Problem ? trouble.issues : [];
  return (
    <>
      <TroubleNotice trouble={trouble} />
      {issues.length === 0 ? null : <IssueTable issues={issues} caption={t('columnReason')} />}
    </>
  );
}
