import { fraction } from '#shared/statistics/fraction.ts';
import { roundHalfUp, roundedDigits } from '#shared/statistics/round-half-up.ts';
import type { Figure, Report } from '#shared/report/report.ts';
import { writeCount, writePercent } from '../../../kit/language/formats.ts';
import { percentAxis, placeOn } from '../../figures/axis.ts';
import { current } from '../../state/campaign.ts';
import { t } from '../../state/words.ts';

/** What the index says so far, and how many answers it stands on. */
export function IndexAnswer({ report }: { readonly report: Report }) {
  const { overall } = report.overall;
  const withFigure = report.units.filter((each) => each.overall.index !== null);
  return (
    <section class="answer" aria-labelledby="answer-index">
      <h2 id="answer-index">{current.value?.status === 'closed' ? t('indexFinal') : t('indexSoFar')}</h2>
      {overall.shown === null ? <p class="muted">{t('indexNothing')}</p> : (
        <>
          <p class="answer-line">
            <span class="answer-figure figures">{writePercent(overall.shown)}</span>{' '}
            <span class="muted">{baseText(overall, report.parameters.decimals)}</span>
          </p>
          <p>{t('behindFigure', { count: writeCount(overall.n), units: writeCount(withFigure.length), total: writeCount(report.units.length) })}</p>
          <UnitStrip report={report} />
        </>
      )}
    </section>
  );
}

/** An equals sign stands only where the quotient of the counts is the figure shown; weights and means make it another. */
function baseText({ satisfied, answered, shown }: Figure, decimals: number): string {
  const isQuotient = answered > 0 && roundedDigits(roundHalfUp(fraction(100 * satisfied, answered), decimals)) === shown;
  return t(isQuotient ? 'indexEquals' : 'indexFrom', { satisfied: writeCount(satisfied), answered: writeCount(answered) });
}

/** All units as dots on one axis, the whole as the large one. */
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
