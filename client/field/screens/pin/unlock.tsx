/** What every start of the app shows first: whose phone it is, and the pad that opens it, with or without a network. */
import { Button } from '../../../kit/ui/button.tsx';
import type { App } from '../../state/app.ts';
import { signInReason } from '../../state/rest.ts';
import { PinFrame } from './pin-frame.tsx';
import { t } from './pin-words.ts';
import { useTries } from './use-tries.ts';

export function UnlockScreen({ app }: { readonly app: App }) {
  const { vault } = app.store;
  const tries = useTries(vault, (outcome) => {
    if (outcome === 'open') app.sync.syncSoon();
    if (outcome === 'destroyed') signInReason.value = () => t('setDestroyedWhy');
  }, vault.triesLeft.value);
  const forget = (): void => { app.isPinForgotten.value = true; };
  return (
    <PinFrame title={t('unlockTitle')} why={t('unlockWho', { login: app.store.live.device.value?.login ?? '' })}
      busy={t('opening')} trouble={tries.trouble} state={tries.state} onPin={(pin) => tries.attempt(() => vault.unlock(pin))}>
      <Button kind="quiet" wide onClick={forget}>{t('forgot')}</Button>
    </PinFrame>
  );
}
