/** The first PIN of a person on this phone, or the one after a PIN that was forgotten or used up. */
import type { App } from '../../state/app.ts';
import { ChoosePin } from './choose-pin.tsx';
import { t } from './pin-words.ts';

export function SetPinScreen({ app }: { readonly app: App }) {
  const { vault } = app.store;
  const isForgotten = app.isPinForgotten.value;
  const set = async (pin: string): Promise<void> => {
    await vault.setPin(pin);
    app.isPinForgotten.value = false;
    app.sync.syncNow().catch(reportError);
  };
  const why = vault.state.value === 'destroyed' ? t('setDestroyedWhy') : t(isForgotten ? 'setForgottenWhy' : 'setWhy');
  return <ChoosePin title={t(isForgotten ? 'setForgottenTitle' : 'setTitle')} why={why} onChosen={set} />;
}
