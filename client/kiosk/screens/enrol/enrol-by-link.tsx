import { enrol } from '../../../kit/enrolment/enrol.ts';
import type { takeEnrolmentLink } from '../../../kit/enrolment/take-link.ts';
import type { Store } from '../../../kit/store/open-store.ts';
import type { Sync } from '../../../kit/sync/start-sync.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { Notice } from '../../../kit/ui/notice.tsx';
import { enrolmentLink } from '../../state/enrolment-link.ts';
import { t } from '../../words.ts';
import { useAttempt } from './use-attempt.ts';

/** A code that the tablet's camera read: it says which centre, so that one button is all. */
export function EnrolByLink({ store, sync, link }: {
  readonly store: Store; readonly sync: Sync; readonly link: NonNullable<ReturnType<typeof takeEnrolmentLink>>;
}) {
  const { attempt, isBusy, trouble } = useAttempt();
  const leave = (): void => { enrolmentLink.value = undefined; };
  const settle = (): void => attempt(async () => {
    if (link === 'unreadable') return;
    await enrol(store, link);
    leave();
    await sync.syncNow();
  });
  const words = link === 'unreadable' ? t('codeUnreadable') : trouble;
  return (
    <>
      <h1>{t('enrolTitle')}</h1>
      <p class="muted">{t('enrolLinkWhy')}</p>
      {words === '' ? null : <Notice tone="trouble" text={words} />}
      {link === 'unreadable' ? null : <Button kind="primary" wide disabled={isBusy} onClick={settle}>{t('enrolByCode')}</Button>}
      <Button kind="quiet" onClick={leave}>{t('enrolLinkLeave')}</Button>
    </>
  );
}
