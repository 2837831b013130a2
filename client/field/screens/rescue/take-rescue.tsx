import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { takeRescue, type Taken } from '../../../kit/rescue/take-rescue.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { Notice } from '../../../kit/ui/notice.tsx';
import type { App } from '../../state/app.ts';
import { t } from './rescue-words.ts';

type End = Taken | 'not_rescue' | 'failed';

/** Any file may be chosen: phones hide what their picker does not know. */
export function TakeRescue({ app }: { readonly app: App }) {
  const input = useRef<HTMLInputElement>(null);
  const isBusy = useSignal(false);
  const end = useSignal<End | undefined>(undefined);
  const take = async (file: File): Promise<void> => {
    isBusy.value = true;
    end.value = await takeRescue(app.store, file).then((taken) => taken ?? 'not_rescue', () => 'failed' as const);
    isBusy.value = false;
    if (typeof end.value === 'object' && end.value.fresh > 0) app.sync.syncSoon();
  };
  return (
    <section class="settings-part">
      <h2>{t('takeTitle')}</h2>
      <p class="muted">{t('takeWhy')}</p>
      <input ref={input} type="file" hidden aria-label={t('take')} onChange={(event) => {
        const file = event.currentTarget.files?.[0];
        if (file !== undefined) take(file).catch(reportError);
        event.currentTarget.value = '';
      }} />
      <Button wide disabled={isBusy.value} onClick={() => input.current?.click()}>{t(isBusy.value ? 'taking' : 'take')}</Button>
      {end.value === undefined ? null : <Result end={end.value} />}
    </section>
  );
}

function Result({ end }: { readonly end: End }) {
  if (end === 'not_rescue') return <Notice tone="trouble" text={t('notRescue')} />;
  if (end === 'failed') return <Notice tone="trouble" text={t('notTaken')} />;
  const rest = end.isDamaged ? t('takenDamaged') : end.isShort ? t('takenShort') : '';
  return (
    <>
      <Notice tone="done" text={end.fresh > 0 ? t('taken', { count: end.fresh }) : t('takenNone')} />
      {rest === '' ? null : <Notice tone="waiting" text={rest} />}
    </>
  );
}
