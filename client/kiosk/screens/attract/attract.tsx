/** What an empty room sees: whose tablet it is, one sentence, the languages and one button. */
import { useEffect } from 'preact/hooks';
import { textIn } from '#shared/kernel/local-text.ts';
import { language } from '../../../kit/language/language.ts';
import { t as incidentWords } from '../../../kit/incidents/incident-words.ts';
import { BrandMark } from '../../../kit/ui/brand-mark.tsx';
import { Button } from '../../../kit/ui/button.tsx';
import { idleMs } from '../../state/idle.ts';
import type { Centre } from '../../state/current-rating.ts';
import { t } from '../../words.ts';
import { LanguageCells } from '../question/language-cells.tsx';

/** `onIncident`: something happened to the ratings kept here, and no member of staff has read it yet. Citizens go on. */
export function AttractScreen({ centre, onBegin, onAbandoned, onIncident }: {
  readonly centre: Centre; onBegin(): void; onAbandoned(): void; readonly onIncident: (() => void) | undefined;
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
      {onIncident === undefined ? null : (
        <p class="attract-incident">{incidentWords('staffNote')}<Button kind="quiet" onClick={onIncident}>{incidentWords('staffOpen')}</Button></p>
      )}
    </main>
  );
}
