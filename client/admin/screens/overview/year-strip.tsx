import type { Report } from '#shared/report/report.ts';
import { writePercent } from '../../../kit/language/formats.ts';
import { closeAxis, placeOn } from '../../figures/axis.ts';
import { digitsOf } from '../../figures/digits.ts';
import type { PastYears } from '../../figures/past-years.ts';
import { spread } from '../../figures/spread.ts';
import { t } from '../../state/words.ts';

/** Room of a year's label, percent of the strip. */
const labelRoom = 13;

/** The index of this year with its interval, past years as open dots on the same axis; years that mean something else are only named. */
export function YearStrip({ report, past: { years: past, apart } }: { readonly report: Report; readonly past: PastYears }) {
  const { index, low, high } = report.overall.overall;
  if (index === null || past.length === 0) return null;
  const axis = closeAxis([index, low ?? index, high ?? index, ...past.map((each) => each.index)]);
  const dots = [...past, { year: report.year, index }];
  const labels = spread(dots.map((each) => placeOn(axis, each.index)), labelRoom, 100);
  const heard = dots.map((each) => t('yearHeard', { year: each.year, figure: writePercent(digitsOf(each.index, report.parameters.decimals)) }));
  return (
    <>
      <div class="strip year-strip" role="img" aria-label={heard.join('; ')}>
        {dots.map((each, at) => <span key={each.year} class={each.year === report.year ? 'year-label figures year-now' : 'year-label figures'} style={{ left: `${labels[at] ?? 0}%` }}>{each.year}</span>)}
        <div class="strip-axis">
          {low === null || high === null ? null : <span class="whisker" style={{ left: `${placeOn(axis, low)}%`, width: `${placeOn(axis, high) - placeOn(axis, low)}%` }} />}
          {dots.map((each) => <span key={each.year} class={each.year === report.year ? 'dot' : 'dot dot-open'} style={{ left: `${placeOn(axis, each.index)}%` }} />)}
          {axis.ticks.map((tick) => <span key={tick} class="strip-tick figures" style={{ left: `${placeOn(axis, tick)}%` }}>{tick}%</span>)}
        </div>
      </div>
      {apart.length === 0 ? null : (
        <p class="muted">{t('namedReason', { unit: apart.join(', '), reason: t('notComparableBecause', { reason: t('notComparableDefinition') }) })}</p>
      )}
    </>
  );
}
