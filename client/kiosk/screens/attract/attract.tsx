/** What an empty room sees: whose tablet it is, one sentence, the languages and one button. */
import { useEffect } from 'preact/hooks';
import { textIn } from '#shared/kernel/local-text.ts';
import { language } from '../../../kit/language/language.ts';
import { BrandMark } from '../../../kit/ui/brand-mark.tsx';
import { Button } from '../../../kit/ui/button.tsx';
import { idleMs } from '../../state/idle.ts';
import type { Centre } from '../../state/current-rating.ts';
import { t } from '../../words.ts';
import { LanguageCells } from '../question/language-cells.tsx';

export function AttractScreen({ centre, onBegin, onAbandoned }: {
  readonly centre: Centre; onBegin(): void; onAbandoned(): void;
}) {
  useEffect(() => {
    if (language.value === 'vi') return undefined;
    const timer = setTimeout(onAbandoned, idleMs);
    return () => clearTimeout(timer);
  }, [language.value]);
  return (
    <main class="kiosk attract">
      <p class="kiosk-office"><BrandMark />{textIn(centre.place.name, language.value)}</p>
      <div class="attract-words">
        <h1>{t('attractTitle')}</h1>
        <p class="kiosk-lead muted">{t('attractSentence')}</p>
      </div>
      <div class="attract-controls">
        <Button kind="primary" onClick={onBegin}>{t('begin')}</Button>
        <LanguageCells />
      </div>
    </main>
  );
}
