import type { Campaign } from '#shared/campaign/model.ts';
import { answerableQuestions } from '#shared/questionnaire/questions.ts';
import type { Leverage } from '#shared/report/leverage.ts';
import { signedText } from '../../parts/precision-text.ts';
import { unitNames } from '../../state/campaign.ts';
import { nameOf } from '../../state/wording.ts';
import { t } from '../../state/words.ts';

const most = 5;

/** The criteria that would move the index most: to everybody satisfied, and to the best unit of the group. */
export function LeverageList({ leverage, campaign }: { readonly leverage: readonly Leverage[]; readonly campaign: Campaign }) {
  const shown = leverage.filter((each) => each.room > 0).slice(0, most);
  if (shown.length === 0) return null;
  const names = new Map(answerableQuestions(campaign.questionnaire).map((each) => [each.id, nameOf(each.shortLabel)]));
  const largest = shown[0]?.room ?? 1;
  return (
    <section>
      <h2>{t('leverageTitle')}</h2>
      <p class="muted">{t('leverageNote')}</p>
      <ul class="beside">
        {shown.map((each) => (
          <li key={each.criterion} title={each.reach === null ? undefined : t('leverageReach', { unit: unitNames.value.get(each.reach.unit) ?? each.reach.unit, points: signedText(each.reach.points, 2) })}>
            <span class="beside-name">{names.get(each.criterion) ?? each.criterion}</span>
            <span class="row-bar" aria-hidden="true"><i class="row-bar-done" style={{ width: `${(100 * each.room) / largest}%` }} /></span>
            <span class="figures beside-own">{signedText(each.room, 2)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
