/** The field app: whether somebody is signed in here, and what is said on every screen. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { storeState } from '../kit/store/store-state.ts';
import { EnrolByLinkScreen } from './screens/sign-in/enrol-by-link.tsx';
import { SignInScreen } from './screens/sign-in/sign-in.tsx';
import { StorageTrouble } from './screens/trouble/storage-trouble.tsx';
import { rest } from './state/rest.ts';
import { replace, route } from './state/route.ts';
import { t } from './words.ts';
import './field.css';

/** `wasEnrolled` stands in for the store until that is open. */
export function FieldApp({ wasEnrolled }: { readonly wasEnrolled: boolean }) {
  const state = storeState.value;
  const opened = rest.value;
  const store = opened?.app.store;
  const at = route.value;
  const gate = opened?.gateOf(opened.app) ?? (wasEnrolled ? 'opening' : 'sign-in');
  const isOfDemonstration = useDemonstrationMark(gate === 'sign-in');
  if (state !== 'opening' && state !== 'open') return <StorageTrouble state={state} />;
  const isDemonstration = isOfDemonstration || store?.live.campaigns.value?.some((each) => each.isDemonstration) === true;
  const login = store?.live.device.value?.login ?? '';
  return (
    <>
      {isDemonstration ? <aside class="demonstration">{t('demonstration')}</aside> : null}
      {gate === 'opening' ? <p class="opening muted">{t('opening')}</p> : null}
      {gate === 'sign-in' && at.screen === 'enrol'
        ? <EnrolByLinkScreen link={at.link} login={login} onLeave={() => replace({ screen: 'today' })} /> : null}
      {gate === 'sign-in' && at.screen !== 'enrol' ? <SignInScreen login={login} /> : null}
      {gate === 'inside' && opened !== undefined ? <opened.Screen app={opened.app} /> : null}
    </>
  );
}

/** Before a sign-in no campaign is known here: the server says whether it holds a demonstration. */
function useDemonstrationMark(isAtDoor: boolean): boolean {
  const isMarked = useSignal(false);
  const ask = rest.value?.holdsDemonstration;
  useEffect(() => {
    if (!isAtDoor || ask === undefined) return;
    ask().then((holds) => { isMarked.value = holds; }).catch(reportError);
  }, [isAtDoor, ask]);
  return isAtDoor && isMarked.value;
}
