import { Button } from '../../../kit/ui/button.tsx';
import { Notice } from '../../../kit/ui/notice.tsx';
import type { App } from '../../state/app.ts';
import { open, replace } from '../../state/route.ts';
import { t } from '../pin/pin-words.ts';

/** Locking now, another PIN, and drafts that are still under an old one. */
export function PinPart({ app }: { readonly app: App }) {
  const { vault } = app.store;
  const former = vault.formerDrafts.value;
  const lock = (): void => {
    replace({ screen: 'today' });
    vault.lock();
  };
  return (
    <>
      <h2 class="section-heading">{t('section')}</h2>
      {app.pinNote.value === '' ? null : <Notice tone="done" text={app.pinNote.value} />}
      {former === 0 ? null : (
        <Notice tone="waiting" text={t('formerCount', { count: former })}>
          <Button onClick={() => open({ screen: 'former-drafts' })}>{t('formerOpen')}</Button>
        </Notice>
      )}
      <div class="settings-pair">
        <Button icon="lock" onClick={lock}>{t('lockNow')}</Button>
        <Button onClick={() => open({ screen: 'change-pin' })}>{t('change')}</Button>
      </div>
    </>
  );
}
