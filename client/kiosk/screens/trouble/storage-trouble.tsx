/** The browser does not give us the place where ratings are kept: staff can load the page anew. */
import { storeState } from '../../../kit/store/store-state.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { Notice } from '../../../kit/ui/notice.tsx';
import { t } from '../../words.ts';

export function StorageTrouble() {
  return <Notice tone="trouble" text={t(storeState.value === 'newer' ? 'storageNewer' : 'storageTrouble')}><Button onClick={() => location.reload()}>{t('reloadPage')}</Button></Notice>;
}
