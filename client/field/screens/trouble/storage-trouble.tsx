/** The browser does not give us the place where responses are kept: what a person can do about it. */
import type { StoreState } from '../../../kit/store/store-state.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { Notice } from '../../../kit/ui/notice.tsx';
import { t } from '../../words.ts';

export function StorageTrouble({ state }: { readonly state: Exclude<StoreState, 'opening' | 'open'> }) {
  const words = { blocked: t('storageBlocked'), replaced: t('storageReplaced'), failed: t('storageFailed') };
  return (
    <main class="screen">
      <Notice tone="trouble" text={words[state]}>
        <Button onClick={() => location.reload()}>{t('reloadPage')}</Button>
      </Notice>
    </main>
  );
}
