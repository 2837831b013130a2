import { useMemo } from 'preact/hooks';
import type { Campaign } from '#shared/campaign/model.ts';
import type { Report } from '#shared/report/report.ts';
import { language } from '../../../kit/language/language.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { headlineBranches } from '../../figures/content-tree.ts';
import { rankingFinding } from '../../figures/finding.ts';
import { branchColumns, hasHeat } from '../../parts/branch-columns.tsx';
import { chartColumn } from '../../parts/chart-column.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { downloadTable } from '../../parts/download.ts';
import { findingText } from '../../parts/finding-text.ts';
import { countColumn, rankColumns, rankingRowClass, tableFileName } from '../../parts/ranking-columns.tsx';
import { rankingScope } from '../../parts/ranking-scope.ts';
import { RankingPictureButton } from '../../parts/ranking-picture-button.tsx';
import { ScopeNote } from '../../parts/scope-note.tsx';
import { progress, unitNames } from '../../state/campaign.ts';
import { campaignAddress, route } from '../../state/route.ts';
import { nameOf } from '../../state/wording.ts';
import { t } from '../../state/words.ts';
import { ChartNote, SignLegend } from '../../parts/chart-note.tsx';
import { ScopeTabs } from '../../parts/scope-tabs.tsx';

/** The ranking of one unit group, chart and content groups on the same rows. */
export function OverviewTable({ report, campaign }: { readonly report: Report; readonly campaign: Campaign }) {
  const wanted = route.value.query['group'];
  const scope = useMemo(() => rankingScope(report, campaign.unitGroups, wanted), [report, campaign, wanted]);
  const branches = useMemo(() => (scope === undefined ? [] : headlineBranches(campaign.questionnaire, scope.reference)), [campaign, scope]);
  const columns = useMemo(() => (scope === undefined ? [] : [
    ...rankColumns(scope), chartColumn(scope), countColumn(), ...branchColumns(scope, branches),
  ]), [scope, branches, language.value]);
  if (scope === undefined) return <p class="empty">{t('emptyUnits')}</p>;
  const fileName = tableFileName(campaign.id, scope.id, progress.value.value?.asOfMs ?? 0);
  const finding = findingText(rankingFinding(scope.units), (id) => unitNames.value.get(id) ?? id, nameOf(scope.name));
  return (
    <section class="overview-table" aria-labelledby="finding">
      <div class="section-head">
        <h2 id="finding">{finding}</h2>
        <SignLegend scope={scope} isHeated={hasHeat(scope, branches)} />
        <Button kind="quiet" compact icon="download" onClick={() => downloadTable(fileName, columns, scope.units)}>{t('downloadTable')}</Button>
        <RankingPictureButton scope={scope} title={finding} fileName={fileName} />
      </div>
      <ScopeNote />
      <ScopeTabs report={report} chosen={scope.id} />
      <DataTable fileName={fileName} keepAs="overview" caption={nameOf(scope.name)} columns={columns} rows={scope.units} tools="none" empty={t('emptyUnits')}
        keyOf={(unit) => unit.id} rowClass={rankingRowClass(scope)}
        hrefOf={(unit) => campaignAddress({ campaign: campaign.id, page: 'units', detail: unit.id })} />
      <ChartNote scope={scope} />
    </section>
  );
}
