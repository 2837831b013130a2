/** Staff set the tablet up: by a code from the office, or by signing in once and choosing the centre it stands in. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { readEnrolmentCode } from '#shared/wire/enrolment-codes.ts';
import { holdsDemonstration } from '../../../kit/api/demonstration.ts';
import { enrol, kioskPlaces } from '../../../kit/enrolment/enrol.ts';
import type { Store } from '../../../kit/store/open-store.ts';
import type { Sync } from '../../../kit/sync/start-sync.ts';
import { BrandMark } from '../../../kit/ui/brand-mark.tsx';
import { Button } from '../../../kit/ui/button.tsx';
import { Notice } from '../../../kit/ui/notice.tsx';
import { TextField } from '../../../kit/ui/text-field.tsx';
import { t } from '../../words.ts';
import { EnrolByLink } from './enrol-by-link.tsx';
import { PlaceChoice, type Places } from './place-choice.tsx';
import { useAttempt } from './use-attempt.ts';
import { enrolmentLink } from '../../state/enrolment-link.ts';

interface EnrolProps {
  readonly store: Store;
  readonly sync: Sync;
}

export function EnrolScreen({ store, sync }: EnrolProps) {
  const isDemonstration = useSignal(false);
  const byCode = useSignal(false);
  useEffect(() => { holdsDemonstration().then((holds) => { isDemonstration.value = holds; }).catch(reportError); }, []);
  const link = enrolmentLink.value;
  return (
    <>
      {isDemonstration.value ? <aside class="demonstration">{t('demonstration')}</aside> : null}
      <main class="enrol">
        <p class="enrol-brand"><BrandMark />{t('appName')}</p>
        {link === undefined ? null : <EnrolByLink store={store} sync={sync} link={link} />}
        {link === undefined && byCode.value ? <ByCode store={store} sync={sync} /> : null}
        {link === undefined && !byCode.value ? <ByPassword store={store} sync={sync} /> : null}
        {link === undefined ? <Button kind="quiet" onClick={() => { byCode.value = !byCode.peek(); }}>{t(byCode.value ? 'useLogin' : 'useCode')}</Button> : null}
      </main>
    </>
  );
}

function ByCode({ store, sync }: EnrolProps) {
  const typed = useSignal('');
  const { attempt, isBusy, trouble, say } = useAttempt();
  const settle = (): void => attempt(async () => {
    const code = readEnrolmentCode(typed.peek());
    if (code === undefined) return say(t('codeUnreadable'));
    await enrol(store, { code });
    await sync.syncNow();
  });
  return (
    <>
      <h1>{t('enrolTitle')}</h1>
      {trouble === '' ? null : <Notice tone="trouble" text={trouble} />}
      <form class="enrol-form" autocomplete="off" onSubmit={(event) => { event.preventDefault(); settle(); }}>
        <TextField label={t('enrolCode')} hint={t('enrolCodeHint')} autoComplete="off" autoCapitalize="characters" value={typed.value}
          onText={(text) => { typed.value = text; }} />
        <Button kind="primary" type="submit" wide disabled={isBusy || typed.value.trim() === ''}>{t('enrolByCode')}</Button>
      </form>
    </>
  );
}

function ByPassword({ store, sync }: EnrolProps) {
  const login = useSignal('');
  const password = useSignal('');
  const places = useSignal<Places | undefined>(undefined);
  const { attempt, isBusy, trouble } = useAttempt();
  const credentials = (): { login: string; password: string } => ({ login: login.value, password: password.value });
  const look = (): void => attempt(async () => { places.value = await kioskPlaces(store, credentials()); });
  const settle = (place: Places[number]): void => attempt(async () => {
    await enrol(store, credentials(), { campaign: place.campaign, place: place.place });
    password.value = '';
    await sync.syncNow();
  });
  return (
    <>
      <h1>{places.value === undefined ? t('enrolTitle') : t('choosePlace')}</h1>
      {trouble === '' ? null : <Notice tone="trouble" text={trouble} />}
      {places.value === undefined ? (
        <form class="enrol-form" autocomplete="off" onSubmit={(event) => { event.preventDefault(); look(); }}>
          <p class="muted">{t('enrolWhy')}</p>
          <TextField label={t('login')} autoComplete="off" autoCapitalize="none" value={login.value} onText={(text) => { login.value = text; }} />
          <TextField label={t('password')} type="password" autoComplete="off" value={password.value} onText={(text) => { password.value = text; }} />
          <Button kind="primary" type="submit" wide disabled={isBusy || login.value === '' || password.value === ''}>{t('findPlaces')}</Button>
        </form>
      ) : <PlaceChoice places={places.value} isBusy={isBusy} onChoose={settle} onBack={() => { places.value = undefined; }} />}
    </>
  );
}
