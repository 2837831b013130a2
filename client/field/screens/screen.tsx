/** Which screen a person sees who is signed in: an incident first, then the PIN, then the one in the address. */
import { IncidentScreen } from '../../kit/incidents/incident-screen.tsx';
import type { App } from '../state/app.ts';
import { replace, route } from '../state/route.ts';
import { t } from '../words.ts';
import { t as healthWords } from './health/health-words.ts';
import { InterviewScreen } from './interview/interview.tsx';
import { OutboxScreen } from './outbox/outbox.tsx';
import { ChangePinScreen } from './pin/change-pin.tsx';
import { FormerDraftsScreen } from './pin/former-drafts.tsx';
import { t as pinWords } from './pin/pin-words.ts';
import { SetPinScreen } from './pin/set-pin.tsx';
import { UnlockScreen } from './pin/unlock.tsx';
import { RescueScreen } from './rescue/rescue.tsx';
import { ReviewScreen } from './review/review.tsx';
import { SettingsScreen } from './settings/settings.tsx';
import { SignInScreen } from './sign-in/sign-in.tsx';
import { TodayScreen } from './today/today.tsx';

export function Screen({ app }: { readonly app: App }) {
  const { incidents, vault, live } = app.store;
  const unseen = incidents.value.filter((each) => !each.isSeen);
  const state = vault.state.value;
  if (unseen.length > 0) {
    return <IncidentScreen hasDrafts incidents={unseen} device={live.device.value?.id ?? ''} onSeen={() => { app.store.seeIncidents().catch(reportError); }} />;
  }
  if (state === 'open') return <AtWork app={app} />;
  if (state === 'unknown') return <p class="opening muted">{t('opening')}</p>;
  if (state === 'none' || state === 'destroyed' || (app.isPinForgotten.value && vault.mayReplace.value)) return <SetPinScreen app={app} />;
  return app.isPinForgotten.value ? <ForgottenPin app={app} /> : <UnlockScreen app={app} />;
}

function AtWork({ app }: { readonly app: App }) {
  const at = route.value;
  switch (at.screen) {
    case 'interview': return <InterviewScreen app={app} draftId={at.draft} />;
    case 'review': return <ReviewScreen app={app} draftId={at.draft} />;
    case 'outbox': return <OutboxScreen app={app} />;
    case 'settings': return <SettingsScreen app={app} />;
    case 'rescue': return <RescueScreen app={app} />;
    case 'change-pin': return <ChangePinScreen app={app} />;
    case 'former-drafts': return <FormerDraftsScreen app={app} />;
    case 'sign-in': return <SignInAgain app={app} />;
    case 'enrol':
    case 'today': return <TodayScreen app={app} />;
  }
}

/** A forgotten PIN: whoever signs in with a network may set a new one. */
function ForgottenPin({ app }: { readonly app: App }) {
  const back = { words: pinWords('backToUnlock'), leave: () => { app.isPinForgotten.value = false; } };
  return <SignInScreen login={app.store.live.device.value?.login ?? ''} title={pinWords('forgotTitle')} why={pinWords('forgotWhy')} back={back} />;
}

/** The server does not know the device any more: work goes on, and a sign-in enrols it again. */
function SignInAgain({ app }: { readonly app: App }) {
  const leave = (): void => replace({ screen: 'today' });
  return (
    <SignInScreen login={app.store.live.device.value?.login ?? ''} title={healthWords('enrolAgain')} why={healthWords('enrolAgainWhy')}
      back={{ words: healthWords('backToWork'), leave }} onDone={leave} />
  );
}
