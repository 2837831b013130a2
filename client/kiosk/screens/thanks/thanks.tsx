/** The rating is sealed: thanks, a code that shows nothing, and the way back to the start by itself; where it could not be kept, that is tried again by itself. */
import { useEffect } from 'preact/hooks';
import { Button } from '../../../kit/ui/button.tsx';
import type { Rating } from '../../state/rating.ts';
import { t } from '../../words.ts';

const returnsAfterMs = 20_000;

export function ThanksScreen({ rating, onDone }: { readonly rating: Rating; onDone(): void }) {
  const state = rating.state.value;
  const save = (): void => { rating.finish().catch(reportError); };
  useEffect(() => {
    if (state !== 'saved' && state !== 'failed') return undefined;
    const timer = setTimeout(state === 'saved' ? onDone : save, returnsAfterMs);
    return () => clearTimeout(timer);
  }, [state]);
  if (state === 'saving') return <main class="kiosk thanks"><p class="kiosk-lead muted">{t('saving')}</p></main>;
  if (state === 'failed') {
    return (
      <main class="kiosk thanks">
        <p class="kiosk-lead" role="alert">{t('notSaved')}</p>
        <Button kind="primary" onClick={save}>{t('saveAgain')}</Button>
      </main>
    );
  }
  return (
    <main class="kiosk thanks">
      <h1>{t('thanks')}</h1>
      <p class="kiosk-lead muted">{t('thanksSentence')}</p>
      <p class="thanks-code"><span class="muted">{t('receiptCode')}</span><b>{rating.code}</b></p>
      <Button kind="primary" onClick={onDone}>{t('done')}</Button>
    </main>
  );
}
