/** The field app: which screen shows, and what is said on every one of them. */
import { storeState } from '../kit/store/open-store.ts';
import type { App } from './state/app.ts';
import { route } from './state/route.ts';
import { InterviewScreen } from './screens/interview/interview.tsx';
import { OutboxScreen } from './screens/outbox/outbox.tsx';
import { ReviewScreen } from './screens/review/review.tsx';
import { SettingsScreen } from './screens/settings/settings.tsx';
import { SignInScreen } from './screens/sign-in/sign-in.tsx';
import { TodayScreen } from './screens/today/today.tsx';
import { StorageTrouble } from './screens/trouble/storage-trouble.tsx';
import { t } from './words.ts';
import './field.css';

export function FieldApp({ app }: { readonly app: App }) {
  if (storeState.value !== 'open') return <StorageTrouble state={storeState.value} />;
  const device = app.store.live.device.value;
  if (device === undefined) return <p class="opening muted">{t('opening')}</p>;
  const isDemonstration = app.store.live.campaigns.value?.some((each) => each.isDemonstration) === true;
  return (
    <>
      {isDemonstration ? <aside class="demonstration">{t('demonstration')}</aside> : null}
      {device?.isSignedIn ? <Screen app={app} /> : <SignInScreen app={app} login={device?.login ?? ''} />}
    </>
  );
}

function Screen({ app }: { readonly app: App }) {
  const at = route.value;
  switch (at.screen) {
    case 'interview': return <InterviewScreen app={app} draftId={at.draft} />;
    case 'review': return <ReviewScreen app={app} draftId={at.draft} />;
    case 'outbox': return <OutboxScreen app={app} />;
    case 'settings': return <SettingsScreen app={app} />;
    case 'today': return <TodayScreen app={app} />;
  }
}
