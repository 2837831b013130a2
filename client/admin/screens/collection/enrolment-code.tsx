import { useEffect, useState } from 'preact/hooks';
import type { Campaign } from '#shared/campaign/model.ts';
import type { EnrolmentCodeReply, EnrolmentCodeRequest } from '#shared/wire/enrolment-codes.ts';
import { writeTime } from '../../../kit/language/formats.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { Dialog } from '../../../kit/ui/dialog.tsx';
import { TextField } from '../../../kit/ui/text-field.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { QrCode } from '../../parts/qr-code.tsx';
import { SelectField } from '../../parts/select-field.tsx';
import { createEnrolmentCode } from '../../state/server.ts';
import { nameOf } from '../../state/wording.ts';
import { t } from '../../state/words.ts';

/** A code by which one phone or one kiosk enrols: asked for, then shown until it is used or runs out. */
export function EnrolmentCode({ campaign, onClose }: { readonly campaign: Campaign; onClose(): void }) {
  const [made, setMade] = useState<EnrolmentCodeReply | undefined>(undefined);
  return made === undefined
    ? <Request campaign={campaign} onMade={setMade} onClose={onClose} />
    : <Shown code={made} onClose={onClose} />;
}

function Request({ campaign, onMade, onClose }: { readonly campaign: Campaign; onMade(made: EnrolmentCodeReply): void; onClose(): void }) {
  const [kind, setKind] = useState<'field' | 'kiosk'>('field');
  const [login, setLogin] = useState('');
  const [place, setPlace] = useState(campaign.places[0]?.id ?? '');
  const hasKiosks = campaign.channels.includes('kiosk');
  const request = (): EnrolmentCodeRequest => (kind === 'field' ? { login: login.trim().normalize('NFC') } : { kiosk: { campaign: campaign.id, place } });
  return (
    <ConfirmDialog title={t('enrolCodeTitle')} action={t('enrolCodeDo')} isBlocked={kind === 'field' ? login.trim() === '' : place === ''}
      onDo={async () => { onMade(await createEnrolmentCode(request())); }} onClose={onClose}>
      {hasKiosks ? (
        <SelectField label={t('columnKind')} value={kind} onChoose={(chosen) => setKind(chosen === 'kiosk' ? 'kiosk' : 'field')}
          choices={[['field', t('kindField')], ['kiosk', t('kindKiosk')]]} />
      ) : null}
      {kind === 'field'
        ? <TextField label={t('enrolCodeLogin')} value={login} onText={setLogin} autoComplete="off" autoCapitalize="none" maxLength={64} />
        : <SelectField label={t('enrolCodePlace')} value={place} onChoose={setPlace} choices={campaign.places.map((each) => [each.id, nameOf(each.name)])} />}
    </ConfirmDialog>
  );
}

function Shown({ code: { code, url, expiresAtMs }, onClose }: { readonly code: EnrolmentCodeReply; onClose(): void }) {
  const [hasRunOut, setRunOut] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setRunOut(true), Math.max(0, expiresAtMs - Date.now()));
    return () => { clearTimeout(timer); };
  }, [expiresAtMs]);
  return (
    <Dialog title={t('enrolCodeTitle')} onClose={onClose}>
      {hasRunOut ? <p role="status">{t('enrolCodeRunOut')}</p> : (
        <div class="stack">
          <p>{t('enrolCodeScan')}</p>
          <QrCode text={url} label={t('enrolCodePicture')} />
          <p>{t('enrolCodeType')}</p>
          <p class="enrol-code figures">{code}</p>
          <p class="muted">{t('enrolCodeGoodUntil', { time: writeTime(expiresAtMs) })}</p>
        </div>
      )}
      <div class="buttons"><Button onClick={onClose}>{t('close')}</Button></div>
    </Dialog>
  );
}
