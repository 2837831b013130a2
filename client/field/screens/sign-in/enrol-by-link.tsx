/** A code that the phone's camera read at the office: one button enrols. */
import { BrandMark } from '../../../kit/ui/brand-mark.tsx';
import { Button } from '../../../kit/ui/button.tsx';
import { Notice } from '../../../kit/ui/notice.tsx';
import { t } from '../../words.ts';
import { useEnrolment } from './use-enrolment.ts';

export function EnrolByLinkScreen({ link, login, onLeave }: { readonly link: string; readonly login: string; onLeave(): void }) {
  const enrolment = useEnrolment(onLeave);
  return (
    <main class="screen">
      <div class="sign-in">
        <p class="sign-in-brand"><BrandMark />{t('appName')}</p>
        <h1>{t('enrolLinkTitle')}</h1>
        <p class="muted">{login === '' ? t('enrolLinkWhy') : t('enrolLinkInUse', { login })}</p>
        {enrolment.trouble === '' ? null : <Notice tone="trouble" text={enrolment.trouble} />}
        <Button kind="primary" wide disabled={enrolment.isBusy} onClick={() => enrolment.attempt({ link })}>
          {t(enrolment.isBusy ? 'signingIn' : 'enrolByCode')}
        </Button>
        <Button kind="quiet" wide onClick={onLeave}>{t(login === '' ? 'useLogin' : 'enrolLinkLeave')}</Button>
      </div>
    </main>
  );
}
