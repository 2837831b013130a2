import { useState } from 'preact/hooks';
import { readReceipt } from '#shared/wire/receipt.ts';
import type { RescueReply } from '#shared/wire/rescue-file.ts';
import { writeCount } from '../../../kit/language/formats.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { Notice } from '../../../kit/ui/notice.tsx';
import { FileField } from '../../parts/file-field.tsx';
import { TroubleNotice } from '../../parts/trouble-notice.tsx';
import { refreshFigures } from '../../state/campaign.ts';
import { bringRescueFile } from '../../state/server.ts';
import { noticeSessionEnd } from '../../state/session.ts';
import { t } from '../../state/words.ts';

/**
 * A rescue file from a phone that could not send: sealed and signed, so that whoever brings it does not
 * matter. Any file may be chosen: messengers give it other endings.
 */
export function RescueImport() {
  const [file, setFile] = useState<File | undefined>(undefined);
  const [state, setState] = useState<{ readonly isBusy?: boolean; readonly done?: RescueReply; readonly trouble?: unknown }>({});
  const submit = async (chosen: File): Promise<void> => {
    setState({ isBusy: true });
    try {
      setState({ done: await bringRescueFile(chosen) });
      refreshFigures();
    } catch (trouble) {
      if (!noticeSessionEnd(trouble)) setState({ trouble });
    }
  };
  return (
    <section class="paper stack" aria-labelledby="rescue">
      <h2 id="rescue">{t('rescueTitle')}</h2>
      <p class="muted">{t('rescueText')}</p>
      <div class="paper-fields">
        <FileField label={t('rescueFile')} onFile={(chosen) => { setFile(chosen); setState({}); }} />
        {file === undefined ? null : <Button kind="primary" compact disabled={state.isBusy} onClick={() => { void submit(file); }}>{state.isBusy ? t('paperBusy') : t('rescueDo', { file: file.name })}</Button>}
      </div>
      {state.trouble === undefined ? null : <TroubleNotice trouble={state.trouble} />}
      {state.done === undefined ? null : <Outcome done={state.done} />}
    </section>
  );
}

function Outcome({ done: { signed, damaged, isShort } }: { readonly done: RescueReply }) {
  const statuses = signed.map((each) => (each === null ? undefined : readReceipt(each.text)?.status));
  const count = (status: string | undefined): string => writeCount(statuses.filter((each) => each === status).length);
  const isWhole = damaged === 0 && !isShort && !statuses.includes(undefined) && !statuses.includes('refused');
  return (
    <>
      <Notice tone={isWhole ? 'done' : 'waiting'} text={t('rescueDone', { stored: count('stored'), held: count('held') })} />
      {isWhole ? null : <p>{t('rescueNotWhole', { refused: count('refused'), unknown: count(undefined), damaged: writeCount(damaged) })}</p>}
    </>
  );
}
