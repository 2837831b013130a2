import type { ProgressReply } from '#shared/wire/campaigns.ts';
import { writeCount, writeDay } from '../../../kit/language/formats.ts';
import { t } from '../../state/words.ts';

/** Responses of each day as bars from zero, the number on each. */
export function DayChart({ progress: { days } }: { readonly progress: ProgressReply }) {
  const most = Math.max(1, ...days.map((each) => each.responses));
  return (
    <section class="days" aria-labelledby="days">
      <h2 id="days">{t('perDay')}</h2>
      {days.length === 0 ? <p class="muted">{t('perDayNone')}</p> : (
        <ol class="day-bars">
          {days.map((each, index) => (
            <li key={each.day} title={t('perDayHeard', { day: writeDay(each.day), count: writeCount(each.responses) })}>
              <span class="figures day-count">{writeCount(each.responses)}</span>
              <span class="day-bar" aria-hidden="true"><i style={{ height: `${(100 * each.responses) / most}%` }} /></span>
              <span class="figures muted day-name">{dayNumber(each.day, days[index - 1]?.day)}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** The day is enough under a bar; its month stands where it changes. */
function dayNumber(day: string, before: string | undefined): string {
  const [, month = '', date = ''] = day.split('-');
  return before?.slice(0, 7) === day.slice(0, 7) ? String(Number(date)) : `${Number(date)}/${Number(month)}`;
}
