import { Button } from '../../kit/ui/button.tsx';
import { Notice } from '../../kit/ui/notice.tsx';
import { passes } from '../state/recovery.ts';
import { troubleText } from '../state/wording.ts';
import { t } from '../state/words.ts';

/** What went wrong, in words, with the one next step; what can be read again is, by itself, when the trouble passes. */
export function TroubleNotice({ trouble, onRetry }: { readonly trouble: unknown; readonly onRetry?: () => void }) {
  const retriesItself = onRetry !== undefined && passes(trouble);
  return (
    <Notice tone="trouble" text={retriesItself ? `${troubleText(trouble)} ${t('retriesItself')}` : troubleText(trouble)}>
      {onRetry === undefined ? null : <Button compact onClick={onRetry}>{t('retry')}</Button>}
    </Notice>
  );
}
