import type { Campaign } from '#shared/campaign/model.ts';
import { answerableQuestions } from '#shared/questionnaire/questions.ts';
import type { Explanation } from '#shared/report/explanation.ts';
import { closeAxis } from '../../figures/axis.ts';
import { changedMost, wayOf } from '../../figures/changed-criteria.ts';
import { DotPair } from '../../parts/dot-pair.tsx';
import { signedText } from '../../parts/precision-text.ts';
import { nameOf } from '../../state/wording.ts';
import { list, t } from '../../state/words.ts';

const titles = {
  years: { down: 'changedDown', up: 'changedUp', both: 'changedBoth' },
  units: { down: 'differsDown', up: 'differsUp', both: 'changedBoth' },
} as const;

/** The five criteria that differ most: an open dot for the other side, a filled one for the unit. */
export function ChangedCriteria({ explanation, campaign, other }: { readonly explanation: Explanation; readonly campaign: Campaign; readonly other: string }) {
  const changed = changedMost(explanation.criteria);
  if (changed.length === 0) return null;
  const names = new Map(answerableQuestions(campaign.questionnaire).map((each) => [each.id, nameOf(each.shortLabel)]));
  const axis = closeAxis(changed.flatMap((each) => [Number(each.mine), Number(each.theirs)]));
  return (
    <section>
      <h2>{t(titles[explanation.mine.campaign === explanation.theirs.campaign ? 'units' : 'years'][wayOf(changed)], { count: list('numberWords')[changed.length] ?? changed.length })}</h2>
      <p class="muted pair-legend"><span><i class="dot dot-open" />{other}</span><span><i class="dot" />{t('compareThis')}</span><span>{t('points')}</span></p>
      <ul class="beside">
        {changed.map((each) => (
          <li key={each.criterion} title={t('criterionHeard', { criterion: names.get(each.criterion) ?? each.criterion, before: each.theirs, now: each.mine })}>
            <span class="beside-name">{names.get(each.criterion) ?? each.criterion}</span>
            <DotPair axis={axis} before={Number(each.theirs)} now={Number(each.mine)} />
            <span class={each.isBeyondError === false ? 'figures muted' : 'figures beside-own'}>{signedText(Number(each.change), 1)}</span>
          </li>
        ))}
      </ul>
      {changed.some((each) => each.isBeyondError === false) ? <p class="muted">{t('changedNote')}</p> : null}
    </section>
  );
}
