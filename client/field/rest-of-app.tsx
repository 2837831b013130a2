/** Everything that sign-in can be painted without: store, sync, and the screens of a person who is signed in. */
import { openStore } from '../kit/store/open-store.ts';
import { startSync } from '../kit/sync/start-sync.ts';
import { InterviewScreen } from './screens/interview/interview.tsx';
import { OutboxScreen } from './screens/outbox/outbox.tsx';
import { ReviewScreen } from './screens/review/review.tsx';
import { SettingsScreen } from './screens/settings/settings.tsx';
import { TodayScreen } from './screens/today/today.tsx';
import { createApp, type App } from './state/app.ts';
import { route } from './state/route.ts';

export { holdsDemonstration } from '../kit/api/demonstration.ts';
export { enrol } from '../kit/enrolment/enrol.ts';

/** Does not return while another window holds an upgrade of the store up; `storeState` says so. */
export async function openApp(): Promise<App> {
  const store = await openStore('field');
  return createApp(store, startSync(store, __APP_VERSION__));
}

export function Screen({ app }: { readonly app: App }) {
  const at = route.value;
  switch (at.screen) {
    case 'interview': return <InterviewScreen app={app} draftId={at.draft} />;
    case 'review': return <ReviewScreen app={app} draftId={at.draft} />;
    case 'outbox': return <OutboxScreen app={app} />;
    case 'settings': return <SettingsScreen app={app} />;
    case 'today': return <TodayScreen app={app} />;
  }
}
