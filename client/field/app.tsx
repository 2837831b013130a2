/** The field app: whether somebody is signed in here, and what is said on every screen. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { storeState } from '../kit/store/store-state.ts';
import { SignInScreen } from './screens/sign-in/sign-in.tsx';
import { StorageTrouble } from './screens/trouble/storage-trouble.tsx';
import { rest } from './state/rest.ts';
import { t } from './words.ts';
import './field.css';

/** `wasEnrolled` stands in for the store until that is open. */
export function FieldApp({ wasEnrolled }: { readonly wasEnrolled: boolean }) {
  const state = storeState.value;
  const opened = rest.value;
  const store = opened?.app.store;
  const device = store?.live.device.value;
  const isSignedOut = device === undefined ? !wasEnrolled : device?.isSignedIn !== true;
  const isOfDemonstration = useDemonstrationMark(isSignedOut);
  if (state !== 'opening' && state !== 'open') return <StorageTrouble state={state} />;
  if (!isSignedOut && (opened === undefined || device === undefined)) return <p class="opening muted">{t('opening')}</p>;
  const isDemonstration = isOfDemonstration || store?.live.campaigns.value?.some((each) => each.isDemonstration) === true;
  return (
    <>
      {isDemonstration ? <aside class="demonstration">{t('demonstration')}</aside> : null}
      {isSignedOut || opened === undefined ? <SignInScreen login={device?.login ?? ''} /> : <opened.Screen app={opened.app} />}
    </>
  );
}

/** Before a sign-in no campaign is known here: the server says whether it holds a demonstration. */
function useDemonstrationMark(isSignedOut: boolean): boolean {
  const isMarked = useSignal(false);
  const ask = rest.value?.holdsDemonstration;
  useEffect(() => {
    if (!isSignedOut || ask === undefined) return;
    ask().then((holds) => { isMarked.value = holds; }).catch(reportError);
  }, [isSignedOut, ask]);
  return isSignedOut && isMarked.value;
}
