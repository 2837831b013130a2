import { useState } from 'preact/hooks';
import type { ChangeCounts } from '#shared/change/unit-change.ts';
import type { Campaign } from '#shared/campaign/model.ts';
import type { Report } from '#shared/report/report.ts';
import { writeCount } from '../../../kit/language/formats.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { isOutsideError } from '../../figures/sureness.ts';
import { countChanges } from '../../figures/year-lines.ts';
import { notComparableText } from '../../parts/precision-text.ts';
import type { RankingScope } from '../../parts/ranking-scope.ts';
import { ScopeNote } from '../../parts/scope-note.tsx';
import { ScopeTabs } from '../../parts/scope-tabs.tsx';
import { nameOf } from '../../state/wording.ts';
import { t } from '../../state/words.ts';
import { SlopeChart } from './slope-chart.tsx';
import { YearTable } from './year-table.tsx';

interface YearsProps {
  readonly report: Report;
  readonly campaign: Campaign;
  readonly scope: RankingScope;
}

/** Last year against this one: who rose, who fell, and by how much, as lines or as a table. */
export function YearsView({ report, campaign, scope }: YearsProps) {
  const [isTable, setTable] = useState(false);
  const year = scope.units.map((unit) => unit.change?.previousYear ?? null).find((each) => each !== null) ?? null;
  const counts = scope.changes ?? countChanges(scope.units);
  const hasLines = scope.units.some((unit) => unit.change !== null && unit.change.change !== null);
  const title = year === null ? t('yearsNothing') : finding(counts, scope, year);
  return (
    <section class="overview-table" aria-labelledby="years">
      <div class="section-head">
        <h2 id="years">{title}</h2>
        {hasLines ? <Button kind="quiet" compact onClick={() => setTable(!isTable)}>{t(isTable ? 'levelsAsChart' : 'levelsAsTable')}</Button> : null}
      </div>
      <ScopeNote />
      <ScopeTabs report={report} chosen={scope.id} />
      {year === null ? <p class="empty">{t('yearsNothingText')}</p> : (
        <>
          <p class="table-note">{countsText(counts)}</p>
          <NotComparable scope={scope} ids={counts.notComparableUnits} />
          {!hasLines ? null : isTable ? <YearTable campaign={campaign} scope={scope} year={year} now={report.year} /> : <SlopeChart campaign={campaign} scope={scope} title={title} year={year} now={report.year} />}
        </>
      )}
    </section>
  );
}

/** How many changes are larger than their error: only of those is a direction certain. */
function finding(counts: ChangeCounts, scope: RankingScope, year: number): string {
  const sure = scope.units.filter((unit) => unit.change !== null && isOutsideError(unit.change) === true);
  const up = sure.filter((unit) => unit.change?.direction === 'up').length;
  const known = scope.units.some((unit) => unit.change !== null && isOutsideError(unit.change) !== null);
  if (!known) return t('yearsFindingUnknown', { year, up: writeCount(counts.up), down: writeCount(counts.down) });
  if (sure.length === 0) return t('yearsFindingNone', { year });
  return t('yearsFinding', { year, up: writeCount(up), down: writeCount(sure.length - up) });
}

function countsText(counts: ChangeCounts): string {
  return t('yearsCounts', {
    up: writeCount(counts.up), unchanged: writeCount(counts.unchanged), down: writeCount(counts.down),
    none: writeCount(counts.notComparable), total: writeCount(counts.total),
  });
}

/** Published counts tend to leave these out; here each is named with why. */
function NotComparable({ scope, ids }: { readonly scope: RankingScope; readonly ids: readonly string[] }) {
  if (ids.length === 0) return null;
  const known = new Map(scope.units.map((unit) => [unit.id, unit]));
  const names = ids.map((id) => {
    const unit = known.get(id);
    const reason = unit?.change === undefined || unit.change === null ? t('notComparable') : notComparableText(unit.change);
    return t('namedReason', { unit: unit === undefined ? id : nameOf(unit.name), reason });
  });
  return <p class="muted table-note">{names.join('; ')}</p>;
}
