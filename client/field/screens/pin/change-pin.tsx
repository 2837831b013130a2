/** The old PIN, then a new one; drafts and assigned work stay as they are. */
import { useSignal } from '@preact/signals';
import { Button } from '../../../kit/ui/button.tsx';
import type { App } from '../../state/app.ts';
import { replace } from '../../state/route.ts';
import { ChoosePin } from './choose-pin.tsx';
import { PinFrame } from './pin-frame.tsx';
import { t } from './pin-words.ts';
import { useTries } from './use-tries.ts';

export function ChangePinScreen({ app }: { readonly app: App }) {
  const { vault } = app.store;
  const old = useSignal('');
  const tries = useTries(vault, () => undefined, vault.triesLeft.value);
  const leave = (): void => replace({ screen: 'settings' });
  const check = (pin: string): void => tries.attempt(async () => {
    const outcome = await vault.unlock(pin);
    if (outcome === 'open') old.value = pin;
    return outcome;
  });
  const change = async (fresh: string): Promise<void> => {
    if (await vault.changePin(old.peek(), fresh) !== 'open') throw new Error('The PIN in use is no longer the one that was just right.');
    app.pinNote.value = t('changed');
    leave();
  };
  const back = <Button kind="quiet" wide onClick={leave}>{t('back')}</Button>;
  if (old.value !== '') return <ChoosePin title={t('changeNew')} why={t('setWhy')} onChosen={change}>{back}</ChoosePin>;
  return (
    <PinFrame title={t('changeOld')} why="" busy={t('opening')} trouble={tries.trouble} state={tries.state} onPin={check}>{back}</PinFrame>
  );
}
