import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { vietnamDay, vietnamTime } from '#shared/kernel/instant.ts';
import { canShareFiles, saveFile, shareFile } from '../../../kit/rescue/hand-over.ts';
import { makeRescue, type Rescue } from '../../../kit/rescue/make-rescue.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { Notice } from '../../../kit/ui/notice.tsx';
import type { App } from '../../state/app.ts';
import { t } from './rescue-words.ts';

/** The file is made before a button asks for it: a share sheet opens only straight from a tap. */
export function MakeRescue({ app }: { readonly app: App }) {
  const made = useSignal<Rescue | 'nothing' | 'failed' | undefined>(undefined);
  const done = useSignal('');
  const summary = app.store.live.summary.value;
  useEffect(() => {
    makeRescue(app.store, Date.now()).then((rescue) => { made.value = rescue ?? 'nothing'; }, () => { made.value = 'failed'; });
  }, [summary]);
  const rescue = typeof made.value === 'object' ? made.value : undefined;
  const save = ({ file }: Rescue): void => {
    const name = nameAt(Date.now());
    saveFile(file, name);
    done.value = t('saved', { name });
  };
  const share = async (each: Rescue): Promise<void> => {
    const end = await shareFile(each.file, nameAt(Date.now()));
    if (end === 'shared') done.value = t('shared');
    if (end === 'refused') save(each);
  };
  return (
    <section class="settings-part">
      <p>{t('why')}</p>
      {rescue === undefined ? null : <p class={rescue.unsealed > 0 ? 'rescue-warning' : 'muted'}>{rescue.unsealed > 0 ? t('unsealed', { count: rescue.unsealed }) : t('sealed')}</p>}
      {rescue === undefined || rescue.spoiled === 0 ? null : <p class="rescue-warning">{t('spoiled', { count: rescue.spoiled })}</p>}
      {made.value === 'nothing' ? <p class="muted">{t('nothing')}</p> : null}
      {made.value === 'failed' ? <Notice tone="trouble" text={t('notMade')} /> : null}
      {rescue === undefined || rescue.count === 0 ? null : <Button kind="primary" wide icon="download" onClick={() => save(rescue)}>{t('save', { count: rescue.count })}</Button>}
      {rescue === undefined || rescue.count === 0 || !canShareFiles() ? null : (
        <Button wide icon="outbox" onClick={() => { share(rescue).catch(reportError); }}>{t('share', { count: rescue.count })}</Button>
      )}
      {done.value === '' ? null : <Notice tone="done" text={done.value} />}
    </section>
  );
}

/** `hai-long-20261120-1042.rescue`. */
function nameAt(atMs: number): string {
  return `hai-long-${vietnamDay(atMs).replaceAll('-', '')}-${vietnamTime(atMs).replace(':', '')}.rescue`;
}
