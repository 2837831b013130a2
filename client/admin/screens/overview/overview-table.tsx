import { useMemo } from 'preact/hooks';
import type { Campaign } from '#shared/campaign/model.ts';
import type { Report } from '#shared/report/report.ts';
import { language } from '../../../kit/language/language.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { percentAxis } from '../../figures/axis.ts';
import { headlineBranches } from '../../figures/content-tree.ts';
import { rankingFinding } from '../../figures/finding.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { downloadTable } from '../../parts/download.ts';
import { findingText } from '../../parts/finding-text.ts';
import { bandClass, branchColumns, chartColumn, countColumn, rankColumns, rankingScope, tableFileName, type RankingScope } from '../../parts/ranking-columns.tsx';
import { ScopeNote } from '../../parts/scope-note.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { progress, unitNames } from '../../state/campaign.ts';
import { campaignAddress, replaceQuery, route } from '../../state/route.ts';
import { nameOf } from '../../state/wording.ts';
import { t } from '../../state/words.ts';

/** The ranking of one unit group, chart and content groups on the same rows. */
export function OverviewTable({ report, campaign }: { readonly report: Report; readonly campaign: Campaign }) {
  const scope = rankingScope(report, campaign.unitGroups, route.value.query['group']);
  const shown = language.value;
  const columns = useMemo(() => (scope === undefined ? [] : [
    ...rankColumns(), chartColumn(scope), countColumn(), ...branchColumns(headlineBranches(campaign.questionnaire, scope.group)),
  ]), [report, campaign, scope?.group.id, shown]);
  if (scope === undefined) return <p class="empty">{t('emptyUnits')}</p>;
  const fileName = tableFileName(campaign.id, scope.group.id, progress.value.value?.asOfMs ?? 0);
  return (
    <section class="overview-table" aria-labelledby="finding">
      <div class="section-head">
        <h2 id="finding">{findingText(rankingFinding(scope.units), (id) => unitNames.value.get(id) ?? id, nameOf(scope.group.name))}</h2>
        <ChartNote scope={scope} />
        <Button kind="quiet" compact icon="download" onClick={() => downloadTable(fileName, columns, scope.units)}>{t('downloadTable')}</Button>
      </div>
      <ScopeNote />
      <GroupTabs report={report} chosen={scope.group.id} />
      <DataTable fileName={fileName} keepAs="overview" caption={nameOf(scope.group.name)} columns={columns} rows={scope.units} tools="none" empty={t('emptyUnits')}
        keyOf={(unit) => unit.id} rowClass={bandClass}
        hrefOf={(unit) => campaignAddress({ campaign: campaign.id, page: 'units', detail: unit.id })} />
    </section>
  );
}

/** A cut axis says so, and a tie sign is explained where one stands. */
export function ChartNote({ scope }: { readonly scope: RankingScope }) {
  const values = scope.units.flatMap((unit) => (unit.overall.index === null ? [] : [unit.overall.index]));
  const isTied = scope.units.some((unit) => unit.isTied);
  const axis = percentAxis(values);
  const axisNote = axis.isCut ? t('chartCut', { from: axis.from }) : t('chartFromZero');
  return <p class="muted section-note">{values.length === 0 ? '' : [isTied ? t('tiedNote') : '', axisNote].filter(Boolean).join(' · ')}</p>;
}

export function GroupTabs({ report, chosen }: { readonly report: Report; readonly chosen: string }) {
  const counts = new Map(report.unitGroups.map((group) => [group.id, report.units.filter((unit) => unit.unitGroup === group.id).length]));
  return (
    <Tabs label={t('unitGroups')} chosen={chosen} onChoose={(group) => replaceQuery({ group })}
      tabs={report.unitGroups.map((group) => ({ id: group.id, name: nameOf(group.name), count: counts.get(group.id) ?? 0 }))} />
  );
}
