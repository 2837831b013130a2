/** Staff set the tablet up: sign in once, choose the centre it stands in. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Problem } from '#shared/kernel/problem.ts';
import { textIn } from '#shared/kernel/local-text.ts';
import { holdsDemonstration } from '../../../kit/api/demonstration.ts';
import { NoAnswer } from '../../../kit/api/no-answer.ts';
import { enrol, kioskPlaces } from '../../../kit/enrolment/enrol.ts';
import { language } from '../../../kit/language/language.ts';
import { problemInWords } from '../../../kit/language/problem-words.ts';
import type { Store } from '../../../kit/store/open-store.ts';
import type { Sync } from '../../../kit/sync/start-sync.ts';
import { BrandMark } from '../../../kit/ui/brand-mark.tsx';
import { Button } from '../../../kit/ui/button.tsx';
import { Notice } from '../../../kit/ui/notice.tsx';
import { TextField } from '../../../kit/ui/text-field.tsx';
import { t } from '../../words.ts';

type Places = Awaited<ReturnType<typeof kioskPlaces>>;

export function EnrolScreen({ store, sync }: { readonly store: Store; readonly sync: Sync }) {
  const login = useSignal('');
  const password = useSignal('');
  const places = useSignal<Places | undefined>(undefined);
  const isBusy = useSignal(false);
  const trouble = useSignal('');
  const isDemonstration = useSignal(false);
  useEffect(() => { holdsDemonstration().then((holds) => { isDemonstration.value = holds; }).catch(reportError); }, []);
  const attempt = (work: () => Promise<void>): void => {
    isBusy.value = true;
    trouble.value = '';
    work().catch(async (error) => { trouble.value = await inWords(error); }).finally(() => { isBusy.value = false; });
  };
  const credentials = (): { login: string; password: string } => ({ login: login.value, password: password.value });
  const look = (): void => attempt(async () => { places.value = await kioskPlaces(credentials()); });
  const settle = (place: Places[number]): void => attempt(async () => {
    await enrol(store, credentials(), { campaign: place.campaign, place: place.place });
    password.value = '';
    await sync.syncNow();
  });
  return (
    <>
    {isDemonstration.value ? <aside class="demonstration">{t('demonstration')}</aside> : null}
    <main class="enrol">
      <p class="enrol-brand"><BrandMark />{t('appName')}</p>
      <h1>{places.value === undefined ? t('enrolTitle') : t('choosePlace')}</h1>
      {trouble.value === '' ? null : <Notice tone="trouble" text={trouble.value} />}
      {places.value === undefined ? (
        <form class="enrol-form" onSubmit={(event) => { event.preventDefault(); look(); }}>
          <p class="muted">{t('enrolWhy')}</p>
          <TextField label={t('login')} autoComplete="off" autoCapitalize="none" value={login.value} onText={(text) => { login.value = text; }} />
          <TextField label={t('password')} type="password" autoComplete="off" value={password.value} onText={(text) => { password.value = text; }} />
          <Button kind="primary" type="submit" wide disabled={isBusy.value || login.value === '' || password.value === ''}>{t('findPlaces')}</Button>
        </form>
      ) : <PlaceChoice places={places.value} isBusy={isBusy.value} onChoose={settle} onBack={() => { places.value = undefined; }} />}
    </main>
    </>
  );
}

function PlaceChoice({ places, isBusy, onChoose, onBack }: {
  readonly places: Places; readonly isBusy: boolean; onChoose(place: Places[number]): void; onBack(): void;
}) {
  const wanted = useSignal('');
  const found = places.filter((each) => plain(name(each.placeName)).includes(plain(wanted.value)));
  return (
    <div class="enrol-form">
      {places.length > shownWithoutSearch ? <TextField label={t('searchPlace')} autoComplete="off" value={wanted.value} onText={(text) => { wanted.value = text; }} /> : null}
      {places.length === 0 ? <Notice text={t('noPlaces')} /> : found.map((each) => (
        <Button key={`${each.campaign}/${each.place}`} wide disabled={isBusy} detail={name(each.campaignName)} onClick={() => onChoose(each)}>
          {t('enrolHere', { place: name(each.placeName) })}
        </Button>
      ))}
      <Button kind="quiet" onClick={onBack}>{t('back')}</Button>
    </div>
  );
}

/** Places from which looking for one by its name is quicker than scrolling. */
const shownWithoutSearch = 8;

/** Without marks and capitals, as it is typed in a hurry. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().trim();
}

function name(text: { readonly vi: string; readonly en?: string | undefined }): string {
  return textIn({ vi: text.vi, en: text.en }, language.value);
}

async function inWords(error: unknown): Promise<string> {
  if (error instanceof NoAnswer) return t('noAnswer');
  if (!(error instanceof Problem)) throw error;
  return problemInWords(error.code).catch(() => t('failed'));
}
