import { useState } from 'preact/hooks';
import type { ResponsesImportReply } from '#shared/wire/campaigns.ts';
import { writeCount } from '../../../kit/language/formats.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { Notice } from '../../../kit/ui/notice.tsx';
import { FileField } from '../../parts/file-field.tsx';
import { IssueTable } from '../../parts/issue-table.tsx';
import { SelectField } from '../../parts/select-field.tsx';
import { separatorChoices } from '../../parts/separators.ts';
import { TroubleIssues } from '../../parts/trouble-issues.tsx';
import { refreshFigures } from '../../state/campaign.ts';
import { importPaper } from '../../state/server.ts';
import { noticeSessionEnd } from '../../state/session.ts';
import { t } from '../../state/words.ts';

const encodings = ['utf-8', 'windows-1258', 'utf-16le'] as const;

/** Paper forms from a CSV file: good rows are kept, bad ones listed. */
export function PaperImport({ campaign }: { readonly campaign: string }) {
  const [file, setFile] = useState<File | undefined>(undefined);
  const [options, setOptions] = useState({ separator: ',', encoding: 'utf-8' });
  const [state, setState] = useState<{ readonly isBusy?: boolean; readonly done?: ResponsesImportReply; readonly trouble?: unknown }>({});
  const submit = async (chosen: File): Promise<void> => {
    setState({ isBusy: true });
    try {
      setState({ done: await importPaper(campaign, chosen, options) });
      refreshFigures();
    } catch (trouble) {
      if (!noticeSessionEnd(trouble)) setState({ trouble });
    }
  };
  return (
    <section class="paper stack" aria-labelledby="paper">
      <h2 id="paper">{t('paperTitle')}</h2>
      <p class="muted">{t('paperText')}</p>
      <div class="paper-fields">
        <FileField label={t('paperFile')} accept=".csv,text/csv" onFile={(chosen) => { setFile(chosen); setState({}); }} />
        <SelectField label={t('paperSeparator')} value={options.separator} onChoose={(separator) => setOptions({ ...options, separator })}
          choices={separatorChoices()} />
        <SelectField label={t('paperEncoding')} value={options.encoding} onChoose={(encoding) => setOptions({ ...options, encoding })}
          choices={encodings.map((each) => [each, each.toUpperCase()])} />
        {file === undefined ? null : <Button kind="primary" compact disabled={state.isBusy} onClick={() => { void submit(file); }}>{state.isBusy ? t('paperBusy') : t('paperDo', { file: file.name })}</Button>}
      </div>
      {state.trouble === undefined ? null : <TroubleIssues trouble={state.trouble} />}
      {state.done === undefined ? null : <Outcome done={state.done} />}
    </section>
  );
}

function Outcome({ done }: { readonly done: ResponsesImportReply }) {
  const words = { stored: writeCount(done.stored), already: writeCount(done.alreadyThere), held: writeCount(done.held), rejected: writeCount(done.rejected) };
  return (
    <>
      <Notice tone={done.rejected > 0 ? 'waiting' : 'info'} text={t('paperDone', words)} />
      {done.issues.length === 0 ? null : <><h3>{t('paperIssues')}</h3><IssueTable issues={done.issues} caption={t('paperIssues')} /></>}
    </>
  );
}
