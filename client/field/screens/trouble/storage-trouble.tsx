/** The browser does not give us the place where responses are kept: what that means and what a person can do. */
import type { StoreState } from '../../../kit/store/store-state.ts';
import { BrandMark } from '../../../kit/ui/brand-mark.tsx';
import { Button } from '../../../kit/ui/button.tsx';
import { t } from '../../words.ts';

const words = {
  blocked: ['storageBlockedTitle', 'storageBlocked'],
  replaced: ['storageReplacedTitle', 'storageReplaced'],
  newer: ['storageNewerTitle', 'storageNewer'],
  failed: ['storageFailedTitle', 'storageFailed'],
} as const;

export function StorageTrouble({ state }: { readonly state: Exclude<StoreState, 'opening' | 'open'> }) {
  const [title, what] = words[state];
  return (
    <main class="screen trouble">
      <p class="sign-in-brand"><BrandMark />{t('appName')}</p>
      <div class="pin-asked" role="alert">
        <h1>{t(title)}</h1>
        <p>{t(what)}</p>
      </div>
      <Button kind="primary" wide onClick={() => location.reload()}>{t('reloadPage')}</Button>
    </main>
  );
}
