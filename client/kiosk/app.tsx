/** The kiosk: which screen shows, what is said on every one of them, and the way back to the start. */
import { useEffect, useMemo } from 'preact/hooks';
import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { IncidentScreen } from '../kit/incidents/incident-screen.tsx';
import { storeState, type Store } from '../kit/store/open-store.ts';
import type { Sync } from '../kit/sync/start-sync.ts';
import { Notice } from '../kit/ui/notice.tsx';
import { Button } from '../kit/ui/button.tsx';
import { applyUpdate, updateReady } from '../service-worker/register.ts';
import { AttractScreen } from './screens/attract/attract.tsx';
import { EnrolScreen } from './screens/enrol/enrol.tsx';
import { IdleSheet } from './screens/question/idle-sheet.tsx';
import { QuestionScreen } from './screens/question/question.tsx';
import { ThanksScreen } from './screens/thanks/thanks.tsx';
import { watchIdle } from './state/idle.ts';
import { useCentre } from './state/use-centre.ts';
import { enrolmentLink } from './state/enrolment-link.ts';
import { begin, currentRating, wipe, type Centre } from './state/current-rating.ts';
import { t } from './words.ts';
import './kiosk.css';

export function KioskApp({ store, sync }: { readonly store: Store; readonly sync: Sync }) {
  const centre = useCentre(store, sync);
  if (storeState.value !== 'open') {
    return <Notice tone="trouble" text={t('storageTrouble')}><Button onClick={() => location.reload()}>{t('reloadPage')}</Button></Notice>;
  }
  const device = store.live.device.value;
  if (device === undefined) return <p class="kiosk-opening muted">{t('opening')}</p>;
  const unseen = store.incidents.value.filter((each) => !each.isSeen);
  if (device === null && unseen.length > 0) return <IncidentScreen hasDrafts={false} incidents={unseen} device="" onSeen={() => { store.seeIncidents().catch(reportError); }} />;
  if (device === null || device.kiosk === undefined || enrolmentLink.value !== undefined) return <EnrolScreen store={store} sync={sync} />;
  if (centre === undefined) return <p class="kiosk-opening muted">{t('waitingForQuestionnaire')}</p>;
  return (
    <>
      {centre.campaign.isDemonstration ? <aside class="demonstration">{t('demonstration')}</aside> : null}
      <AtCentre store={store} sync={sync} centre={centre} />
    </>
  );
}

function AtCentre({ store, sync, centre }: { readonly store: Store; readonly sync: Sync; readonly centre: Centre }) {
  const rating = currentRating.value;
  const leave = (): void => wipe(sync);
  const isReading = useSignal(false);
  const seen = (): void => {
    isReading.value = false;
    store.seeIncidents().catch(reportError);
  };
  useSignalEffect(() => {
    if (currentRating.value?.state.value === 'empty') leave();
    if (currentRating.value === undefined && updateReady.value) applyUpdate();
  });
  const unseen = store.incidents.value.filter((each) => !each.isSeen);
  if (rating === undefined && unseen.length > 0 && isReading.value) return <IncidentScreen hasDrafts={false} incidents={unseen} device={centre.device} onSeen={seen} />;
  if (rating === undefined) return <AttractScreen centre={centre} onBegin={() => begin(centre, store)} onAbandoned={leave} onIncident={unseen.length === 0 ? undefined : () => { isReading.value = true; }} />;
  if (rating.state.value !== 'asking') return <ThanksScreen rating={rating} onDone={leave} />;
  return <WatchedQuestion key={rating.code} centre={centre} onWipe={leave} />;
}

/** The question with its watch over the empty room. */
function WatchedQuestion({ centre, onWipe }: { readonly centre: Centre; onWipe(): void }) {
  const rating = currentRating.peek();
  const idle = useIdle(onWipe);
  const isAsking = useComputed(() => idle.secondsLeft.value !== undefined).value;
  if (rating === undefined) return null;
  return (
    <>
      <div class="question-frame" inert={isAsking}><QuestionScreen centre={centre} rating={rating} /></div>
      <IdleSheet secondsLeft={idle.secondsLeft} onStay={idle.touch} onErase={onWipe} />
    </>
  );
}

function useIdle(onWipe: () => void): ReturnType<typeof watchIdle> {
  const idle = useMemo(() => watchIdle(onWipe), []);
  useEffect(() => {
    // While the sheet asks, only its own buttons answer: it must not go from under the finger.
    const touch = (): void => { if (idle.secondsLeft.peek() === undefined) idle.touch(); };
    addEventListener('pointerdown', touch, true);
    addEventListener('keydown', touch, true);
    return () => {
      idle.stop();
      removeEventListener('pointerdown', touch, true);
      removeEventListener('keydown', touch, true);
    };
  }, []);
  return idle;
}
