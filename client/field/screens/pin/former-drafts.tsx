/** Drafts under a PIN that was forgotten: back by that PIN, or destroyed because the person says so. */
import { useSignal } from '@preact/signals';
import { Button } from '../../../kit/ui/button.tsx';
import { Dialog } from '../../../kit/ui/dialog.tsx';
import type { App } from '../../state/app.ts';
import { replace } from '../../state/route.ts';
import { PinFrame } from './pin-frame.tsx';
import { t } from './pin-words.ts';
import { useTries } from './use-tries.ts';

export function FormerDraftsScreen({ app }: { readonly app: App }) {
  const { vault } = app.store;
  const isAsking = useSignal(false);
  const count = vault.formerDrafts.value;
  const leave = (): void => replace({ screen: 'settings' });
  const tries = useTries(vault, (outcome) => {
    if (outcome === 'open') app.pinNote.value = t('formerDone');
    if (outcome === 'open' || outcome === 'destroyed') leave();
  });
  const forget = async (): Promise<void> => {
    await vault.forgetFormer();
    leave();
  };
  return (
    <>
      <PinFrame title={t('formerTitle')} why={t('formerWhy')} busy={t('opening')} trouble={tries.trouble} state={tries.state}
        onPin={(pin) => tries.attempt(() => vault.recoverFormer(pin))}>
        <Button kind="quiet" wide onClick={() => { isAsking.value = true; }}>{t('formerForget')}</Button>
        <Button kind="quiet" wide onClick={leave}>{t('back')}</Button>
      </PinFrame>
      {isAsking.value ? (
        <Dialog title={t('formerForgetDo', { count })} onClose={() => { isAsking.value = false; }}>
          <p>{t('formerForgetWhy')}</p>
          <Button kind="danger" wide onClick={() => { forget().catch(reportError); }}>{t('formerForgetDo', { count })}</Button>
          <Button kind="quiet" wide onClick={() => { isAsking.value = false; }}>{t('formerKeep')}</Button>
        </Dialog>
      ) : null}
    </>
  );
}
