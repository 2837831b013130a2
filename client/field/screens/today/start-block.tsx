/** The one primary act of the day: one tap starts the next interview at the current place. */
import { useSignal } from '@preact/signals';
import { textIn } from '#shared/kernel/local-text.ts';
import { vietnamDay } from '#shared/kernel/instant.ts';
import { keepTogether, writeDay } from '../../../kit/language/formats.ts';
import { language } from '../../../kit/language/language.ts';
import { Button } from '../../../kit/ui/button.tsx';
import type { App } from '../../state/app.ts';
import type { Assignment } from '../../state/assignment.ts';
import { startAt } from '../../state/use-session.ts';
import { t } from '../../words.ts';

export function StartBlock({ app, current }: { readonly app: App; readonly current: Assignment }) {
  const trouble = useSignal('');
  const { campaign, place, done } = current;
  const start = async (): Promise<void> => {
    trouble.value = '';
    if (!await startAt(app, current)) trouble.value = t('questionnaireMissing');
  };
  const note = trouble.value || fieldDays(campaign);
  const name = keepTogether(textIn(place.name, language.value));
  return (
    <>
      {note === '' ? null : <p class="foot-note" role="status">{note}</p>}
      <Button kind="primary" wide detail={t('startAt', { place: name, done, target: place.target })}
        onClick={() => { start().catch(() => { trouble.value = t('finishFailed'); }); }}>{t('startNext')}</Button>
    </>
  );
}

/** Said before the first and after the last day of field work; an interview can be taken all the same. */
function fieldDays({ opensOn, closesOn }: Assignment['campaign']): string {
  const today = vietnamDay(Date.now());
  if (today < opensOn) return t('notOpenYet', { day: writeDay(opensOn) });
  return today > closesOn ? t('overSince', { day: writeDay(closesOn) }) : '';
}
