import type { Coverage } from '#shared/report/report.ts';
import type { ProgressReply } from '#shared/wire/campaigns.ts';
import { writeCount, writeDay } from '../../../kit/language/formats.ts';
import { forecast, planGap, sharePercent } from '../../figures/plan.ts';
import { refusalsText } from '../../parts/precision-text.ts';
import { current } from '../../state/campaign.ts';
import { t } from '../../state/words.ts';

/** How much is in, against the plan, and how many refused. */
export function CollectedAnswer({ progress, coverage }: { readonly progress: ProgressReply; readonly coverage: Coverage }) {
  const { responses, target } = progress;
  const share = sharePercent(responses, target);
  return (
    <section class="answer" aria-labelledby="answer-collected">
      <h2 id="answer-collected">{t('collected')}</h2>
      <p class="answer-line">
        <span class="answer-figure figures">{writeCount(responses)}</span>{' '}
        <span class="muted">{share === null ? t('ofNoTarget') : t('ofTarget', { target: writeCount(target), share })}</span>
      </p>
      <p>{planText(progress)}</p>
      {target > 0 ? <PlanBar progress={progress} /> : null}
      <p class="muted">{[outlook(progress), refusalsText(coverage)].filter(Boolean).join('; ')}</p>
    </section>
  );
}

function planText(progress: ProgressReply) {
  if (current.value?.status === 'draft') return t('campaignNotOpen');
  const gap = planGap(progress);
  if (progress.plannedToday === 0) return null;
  if (gap === 0) return t('onPlan');
  return t(gap < 0 ? 'behindPlan' : 'aheadOfPlan', { count: writeCount(Math.abs(gap)) });
}

function outlook(progress: ProgressReply): string {
  if (current.value?.status === 'closed') return t('campaignClosedOn', { day: writeDay(current.value.closesOn) });
  if (current.value?.status === 'draft') return '';
  const seen = forecast(progress);
  if (seen.kind === 'full') return progress.target > 0 ? t('forecastFull') : '';
  return seen.kind === 'day' ? t('forecastDay', { day: writeDay(seen.day) }) : t('forecastUnknown');
}

function PlanBar({ progress: { responses, target, plannedToday } }: { readonly progress: ProgressReply }) {
  const whole = Math.max(target, responses);
  const placeOf = (count: number): string => `${(100 * count) / whole}%`;
  return (
    <div class="plan" role="img" aria-label={t('progressHeard', { responses: writeCount(responses), target: writeCount(target), planned: writeCount(plannedToday) })}>
      <div class="plan-track">
        <span class="plan-done" style={{ width: placeOf(responses) }} />
        <span class="plan-mark" style={{ left: placeOf(plannedToday) }} />
      </div>
      <span class="plan-label"><span style={{ width: placeOf(plannedToday) }} /><span>{t('planToday', { count: writeCount(plannedToday) })}</span></span>
    </div>
  );
}
