import type { Campaign } from '#shared/campaign/model.ts';
import type { FigureRef } from '#shared/report/figure-ref.ts';
import type { Report } from '#shared/report/report.ts';
import { figureStatement } from '#shared/report/statement.ts';
import { writeCount, writePercent } from '../../../kit/language/formats.ts';
import { percentAxis, placeOn } from '../../figures/axis.ts';
import { pastYears } from '../../figures/past-years.ts';
import { changeSentence, intervalText, precisionReasonText } from '../../parts/precision-text.ts';
import { current } from '../../state/campaign.ts';
import { campaignAddress } from '../../state/route.ts';
import { t } from '../../state/words.ts';
import { written } from '../../state/written.ts';
import { YearStrip } from './year-strip.tsx';

const whole: FigureRef = { scope: { kind: 'overall' }, figure: { kind: 'overall' } };

/** What the index says so far, how sure it is, how it changed and how many answers it stands on. */
export function IndexAnswer({ report, campaign }: { readonly report: Report; readonly campaign: Campaign }) {
  const { overall } = report.overall;
  const { decimals } = report.parameters;
  const interval = intervalText(overall, decimals);
  const past = pastYears(report, campaign);
  return (
    <section class="answer" aria-labelledby="answer-index">
      <h2 id="answer-index">{current.value?.status === 'closed' ? t('indexFinal') : t('indexSoFar')}</h2>
      {overall.shown === null ? <p class="muted">{t('indexNothing')}</p> : (
        <>
          <p class="answer-line">
            <a class="answer-figure figures" href={campaignAddress({ campaign: campaign.id, page: 'formula' })} title={t('formulaOpen')}>{writePercent(overall.shown)}</a>{' '}
            <span class="muted">{interval === null ? precisionReasonText(overall.reason) : t('interval95', { interval })}</span>
          </p>
          {report.change === null ? null : <p>{changeSentence(report.change, decimals)}</p>}
          <p class="muted">{figureStatement({ report, questionnaire: campaign.questionnaire, written: written() }, whole)}</p>
          {past.years.length > 0 ? <YearStrip report={report} past={past} /> : <UnitStrip report={report} />}
        </>
      )}
    </section>
  );
}

/** All units as dots on one axis, the whole as the large one: where there is no past to show. */
function UnitStrip({ report }: { readonly report: Report }) {
  const figures = report.units.flatMap((each) => (each.overall.index === null || each.overall.shown === null ? [] : [{ id: each.id, value: each.overall.index, shown: each.overall.shown }]));
  const axis = percentAxis(figures.map((each) => each.value));
  const sorted = [...figures].sort((left, right) => left.value - right.value);
  const [low, high] = [sorted[0]?.shown, sorted.at(-1)?.shown];
  const whole = report.overall.overall.index;
  if (low === undefined || high === undefined || whole === null) return null;
  return (
    <div class="strip">
      <div class="strip-axis" role="img" aria-label={t('unitStripHeard', { count: writeCount(figures.length), low: writePercent(low), high: writePercent(high) })}>
        {figures.map((each) => <span key={each.id} class="strip-unit" style={{ left: `${placeOn(axis, each.value)}%` }} />)}
        <span class="strip-whole" style={{ left: `${placeOn(axis, whole)}%` }} />
        {axis.ticks.map((tick) => <span key={tick} class="strip-tick figures" style={{ left: `${placeOn(axis, tick)}%` }}>{tick}%</span>)}
      </div>
      <p class="muted">{axis.isCut ? t('unitStripCut', { from: axis.from }) : t('unitStrip')}</p>
    </div>
  );
}
