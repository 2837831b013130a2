import { useState } from 'preact/hooks';
import type { ImportReply } from '#shared/wire/campaigns.ts';
import { fill } from '#shared/languages/fill.ts';
import { writeCount } from '../../../kit/language/formats.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { Notice } from '../../../kit/ui/notice.tsx';
import { FileField } from '../../parts/file-field.tsx';
import { IssueTable } from '../../parts/issue-table.tsx';
import { TroubleIssues } from '../../parts/trouble-issues.tsx';
import { campaigns } from '../../state/campaign.ts';
import { importCampaign } from '../../state/server.ts';
import { noticeSessionEnd } from '../../state/session.ts';
import { list, t } from '../../state/words.ts';

interface Step {
  readonly isBusy?: boolean;
  readonly reply?: ImportReply;
  readonly trouble?: unknown;
}

/** Brings in a campaign file: first a reading that stores nothing, then the same file for good. */
export function ImportCampaign({ onClose }: { onClose(): void }) {
  const [file, setFile] = useState<File | undefined>(undefined);
  const [step, setStep] = useState<Step>({});
  const run = async (chosen: File, isDryRun: boolean): Promise<void> => {
    setStep({ isBusy: true });
    try {
      setStep({ reply: await importCampaign(chosen, isDryRun) });
      if (!isDryRun) await campaigns.refresh();
    } catch (trouble) {
      if (!noticeSessionEnd(trouble)) setStep({ trouble });
    }
  };
  const isClean = step.reply !== undefined && !step.reply.applied && step.reply.issues.length === 0;
  return (
    <section class="sheet stack" aria-labelledby="import">
      <h2 id="import">{t('importTitle')}</h2>
      <p class="muted">{t('importText')}</p>
      <FileField label={t('importFile')} accept=".json,application/json" onFile={(chosen) => { setFile(chosen); setStep({}); }} />
      {step.trouble === undefined ? null : <TroubleIssues trouble={step.trouble} />}
      {step.reply === undefined ? null : <Outcome reply={step.reply} />}
      <div class="buttons">
        {file === undefined || step.reply !== undefined ? null : <Button kind="primary" compact disabled={step.isBusy} onClick={() => { void run(file, true); }}>{step.isBusy ? t('importBusy') : t('importCheck', { file: file.name })}</Button>}
        {file !== undefined && isClean ? <Button kind="primary" compact onClick={() => { void run(file, false); }}>{t('importApply', { id: step.reply?.summary?.id ?? file.name })}</Button> : null}
        <Button kind="quiet" compact onClick={onClose}>{t('close')}</Button>
      </div>
    </section>
  );
}

function Outcome({ reply }: { readonly reply: ImportReply }) {
  const { summary, issues } = reply;
  if (issues.length > 0) {
    return (
      <>
        <Notice tone="trouble" text={t('importIssues', { count: writeCount(issues.length) })} />
        <IssueTable issues={issues} caption={t('importIssues', { count: writeCount(issues.length) })} />
      </>
    );
  }
  if (summary === undefined) return null;
  if (reply.applied) return <Notice text={t('importApplied', { id: summary.id })} />;
  const counts = [summary.units, summary.unitGroups, summary.places, summary.questions, summary.criteria, summary.accounts, summary.target];
  return (
    <div role="status">
      <p>{t('importClean', { id: summary.id })}</p>
      <ul class="plain-list">{list('importCounts').map((text, index) => <li key={text}>{fill(text, { count: writeCount(counts[index] ?? 0) })}</li>)}</ul>
    </div>
  );
}
