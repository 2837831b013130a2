import { Button } from '../../kit/ui/button.tsx';
import { Notice } from '../../kit/ui/notice.tsx';
import { troubleText } from '../state/wording.ts';
import { t } from '../state/words.ts';

/** What went wrong, in words, with the one next step. */
export function TroubleNotice({ trouble, onRetry }: { readonly trouble: unknown; readonly onRetry?: () => void }) {
  return (
    <Notice tone="trouble" text={troubleText(trouble)}>
      {onRetry === undefined ? null : <Button compact onClick={onRetry}>{t('retry')}</Button>}
    </Notice>
  );
}
