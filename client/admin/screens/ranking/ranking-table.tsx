import { useMemo } from 'preact/hooks';
import type { Campaign } from '#shared/campaign/model.ts';
import type { Report } from '#shared/report/report.ts';
import { language } from '../../../kit/language/language.ts';
import { writeCount } from '../../../kit/language/formats.ts';
import { headlineBranches } from '../../figures/content-tree.ts';
import { rankingFinding } from '../../figures/finding.ts';
import { hasHeat } from '../../parts/branch-columns.tsx';
import { ChartNote, SignLegend } from '../../parts/chart-note.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { findingText } from '../../parts/finding-text.ts';
import { refusalsText } from '../../parts/precision-text.ts';
import { rankingRowClass, tableFileName } from '../../parts/ranking-columns.tsx';
import type { RankingScope } from '../../parts/ranking-scope.ts';
import { RankingPictureButton } from '../../parts/ranking-picture-button.tsx';
import { ScopeNote } from '../../parts/scope-note.tsx';
import { ScopeTabs } from '../../parts/scope-tabs.tsx';
import { progress, unitNames } from '../../state/campaign.ts';
import { campaignAddress } from '../../state/route.ts';
import { nameOf } from '../../state/wording.ts';
import { t } from '../../state/words.ts';
import { fullColumns } from './full-columns.tsx';

interface TableProps {
  readonly report: Report;
  readonly campaign: Campaign;
  readonly scope: RankingScope;
}

/** One group or region in full: every figure that there is of a unit is a column. */
export function RankingTable({ report, campaign, scope }: TableProps) {
  const columns = useMemo(() => fullColumns(campaign, scope), [report, campaign, scope.id, language.value]);
  const branches = headlineBranches(campaign.questionnaire, scope.reference);
  const finding = findingText(rankingFinding(scope.units), (id) => unitNames.value.get(id) ?? id, nameOf(scope.name));
  const fileName = tableFileName(campaign.id, scope.id, progress.value.value?.asOfMs ?? 0);
  return (
    <section class="overview-table" aria-labelledby="finding">
      <div class="section-head">
        <h2 id="finding">{finding}</h2>
        <SignLegend scope={scope} isHeated={hasHeat(scope, branches)} />
      </div>
      <ScopeNote />
      <ScopeTabs report={report} chosen={scope.id} />
      <p class="muted table-note">{notesOf(scope).join(' · ')}</p>
      <DataTable key={scope.id} keepAs={`ranking ${campaign.questionnaire.id}`} fileName={fileName} caption={nameOf(scope.name)}
        extra={<RankingPictureButton scope={scope} title={finding} fileName={fileName} />}
        columns={columns} rows={scope.units} keyOf={(unit) => unit.id} rowClass={rankingRowClass(scope)} empty={t('emptyUnits')}
        hrefOf={(unit) => campaignAddress({ campaign: campaign.id, page: 'units', detail: unit.id })} />
      <ChartNote scope={scope} />
    </section>
  );
}

/** Bands with their counts and last year's, who is below the minimum sample, how many were asked. */
function notesOf(scope: RankingScope): string[] {
  const bands = scope.bandCounts.filter(({ count, previousCount }) => count > 0 || (previousCount ?? 0) > 0).map(({ title, count, previousCount }) => (previousCount === null
    ? t('bandCount', { band: nameOf(title), count: writeCount(count) })
    : t('bandCountBefore', { band: nameOf(title), count: writeCount(count), before: writeCount(previousCount) })));
  const small = scope.units.filter((unit) => unit.rankReason === 'below_minimum_sample').length;
  return [
    ...(scope.bands.length === 0 ? [t('noBands')] : [`${t('columnBand')}: ${bands.join(', ')}`]),
    ...(small === 0 ? [] : [t('belowMinimum', { count: writeCount(small), minimum: writeCount(scope.minimumSample) })]),
    ...(scope.coverage === null ? [] : [t('coverage', { responses: writeCount(scope.coverage.responses), planned: writeCount(scope.coverage.planned), refusals: refusalsText(scope.coverage) })]),
  ];
}
