/** The field app: whether somebody is signed in here, and what is said on every screen. */
import { storeState } from '../kit/store/store-state.ts';
import { SignInScreen } from './screens/sign-in/sign-in.tsx';
import { StorageTrouble } from './screens/trouble/storage-trouble.tsx';
import { rest } from './state/rest.ts';
import { t } from './words.ts';
import './field.css';

/** `wasEnrolled` stands in for the store until that is open. */
export function FieldApp({ wasEnrolled }: { readonly wasEnrolled: boolean }) {
  const state = storeState.value;
  if (state !== 'opening' && state !== 'open') return <StorageTrouble state={state} />;
  const opened = rest.value;
  const store = opened?.app.store;
  const device = store?.live.device.value;
  const isSignedOut = device === undefined ? !wasEnrolled : device?.isSignedIn !== true;
  if (!isSignedOut && (opened === undefined || device === undefined)) return <p class="opening muted">{t('opening')}</p>;
  const isDemonstration = store?.live.campaigns.value?.some((each) => each.isDemonstration) === true;
  return (
    <>
      {isDemonstration ? <aside class="demonstration">{t('demonstration')}</aside> : null}
      {isSignedOut || opened === undefined ? <SignInScreen login={device?.login ?? ''} /> : <opened.Screen app={opened.app} />}
    </>
  );
}
