/** Everything that sign-in can be painted without: store, sync, and the screens of a person who is signed in. */
import { openStore } from '../kit/store/open-store.ts';
import { startSync } from '../kit/sync/start-sync.ts';
import { lockWhenLeft } from '../kit/vault/lock-when-left.ts';
import { createApp, type App } from './state/app.ts';
import { route } from './state/route.ts';

export { holdsDemonstration } from '../kit/api/demonstration.ts';
export { enrol } from '../kit/enrolment/enrol.ts';
export { readEnrolmentCode, readEnrolmentLink } from '#shared/wire/enrolment-codes.ts';
export { Screen } from './screens/screen.tsx';

/** Does not return while another window holds an upgrade of the store up; `storeState` says so. */
export async function openApp(): Promise<App> {
  const store = await openStore('field');
  lockWhenLeft(store.vault, Date.now);
  return createApp(store, startSync(store, __APP_VERSION__));
}

/** What stands at the door, undefined until the store knows: an incident is told before anything else, also to whoever has to sign in. */
export function gateOf({ store }: App): 'inside' | 'sign-in' | undefined {
  const device = store.live.device.value;
  if (store.incidents.value.some((each) => !each.isSeen)) return 'inside';
  if (device === undefined) return undefined;
  return device?.isSignedIn !== true || route.value.screen === 'enrol' ? 'sign-in' : 'inside';
}
