/** The browser does not give us the place where responses are kept: what a person can do about it. */
import type { StoreState } from '../../../kit/store/open-store.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { Notice } from '../../../kit/ui/notice.tsx';
import { t } from '../../words.ts';

export function StorageTrouble({ state }: { readonly state: StoreState }) {
  if (state === 'opening' || state === 'open') return <p class="opening muted">{t('opening')}</p>;
  const words = { blocked: t('storageBlocked'), replaced: t('storageReplaced'), failed: t('storageFailed') };
  return (
    <main class="screen">
      <Notice tone="trouble" text={words[state]}>
        <Button onClick={() => location.reload()}>{t('reloadPage')}</Button>
      </Notice>
    </main>
  );
}
