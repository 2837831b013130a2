import { useState } from 'preact/hooks';
import { writeCount } from '../../../kit/language/formats.ts';
import { Icon } from '../../../kit/ui/icon.tsx';
import { beginDownload } from '../../parts/download.ts';
import { PageHead, Waiting } from '../../parts/screen-frame.tsx';
import { TroubleNotice } from '../../parts/trouble-notice.tsx';
import { current, currentId, progress } from '../../state/campaign.ts';
import { exportAddress } from '../../state/server.ts';
import { maySeeResponses } from '../../state/session.ts';
import { t } from '../../state/words.ts';

/** Files of the campaign; the browser shows how far each is. */
export function DownloadsScreen() {
  const campaign = currentId.value;
  if (campaign === undefined) return null;
  const count = writeCount(progress.value.value?.responses ?? current.value?.responses ?? 0);
  return (
    <>
      <PageHead title={t('downloadsTitle')} note={t('downloadsNote')} />
      <Waiting resources={[progress]} />
      <ul class="downloads">
        <Download href={exportAddress(campaign, 'workbook')} name={t('downloadWorkbook')} text={t('downloadWorkbookText')} />
        {maySeeResponses.value ? <Download href={exportAddress(campaign, 'responses-csv')} name={t('downloadResponses')} text={t('downloadResponsesText', { count })} /> : null}
        <Download href={exportAddress(campaign, 'codebook')} name={t('downloadCodebook')} text={t('downloadCodebookText')} />
      </ul>
      {maySeeResponses.value ? null : <p class="muted">{t('downloadsNotAllowed')}</p>}
    </>
  );
}

function Download({ href, name, text }: { readonly href: string; readonly name: string; readonly text: string }) {
  const [trouble, setTrouble] = useState<unknown>(undefined);
  const begin = (event: MouseEvent): void => {
    event.preventDefault();
    setTrouble(undefined);
    beginDownload(href).catch(setTrouble);
  };
  return (
    <li>
      <a class="button button-plain" href={href} download onClick={begin}><Icon name="download" />{name}</a>
      {trouble === undefined ? null : <TroubleNotice trouble={trouble} />}
      <p class="muted">{text}</p>
    </li>
  );
}
