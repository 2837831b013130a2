import { useMemo } from 'preact/hooks';
import type { Campaign } from '#shared/campaign/model.ts';
import { answerableQuestions } from '#shared/questionnaire/questions.ts';
import type { Report, UnitFigures } from '#shared/report/report.ts';
import { language } from '../../../kit/language/language.ts';
import { writeCount } from '../../../kit/language/formats.ts';
import { branchesOf, branchFigure, headlineBranches } from '../../figures/content-tree.ts';
import { rankingFinding } from '../../figures/finding.ts';
import type { Column } from '../../parts/column.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { findingText } from '../../parts/finding-text.ts';
import { bandClass, branchColumns, cellFigure, chartColumn, countColumn, rankColumns, rankingScope, tableFileName, type RankingScope } from '../../parts/ranking-columns.tsx';
import { PageHead, Waiting } from '../../parts/screen-frame.tsx';
import { ScopeNote } from '../../parts/scope-note.tsx';
import { definition, progress, report, unitNames } from '../../state/campaign.ts';
import { campaignAddress, route } from '../../state/route.ts';
import { nameOf } from '../../state/wording.ts';
import { t } from '../../state/words.ts';
import { ChartNote, GroupTabs } from '../overview/overview-table.tsx';
import { MethodChooser } from './method-chooser.tsx';
import { MethodStatement } from './method-statement.tsx';

/** Every unit group in full, with the method it is computed by. */
export function RankingScreen() {
  const [figures, campaign] = [report.value.value, definition.value.value];
  const scope = figures && campaign ? rankingScope(figures, campaign.unitGroups, route.value.query['group']) : undefined;
  return (
    <>
      <PageHead title={t('menuRanking')} />
      <Waiting resources={[report, definition]} />
      {figures && campaign ? (
        <>
          <MethodChooser report={figures} campaign={campaign} />
          {scope === undefined ? <p class="empty">{t('emptyUnits')}</p> : <RankingTable report={figures} campaign={campaign} scope={scope} />}
          <MethodStatement report={figures} campaign={campaign} />
        </>
      ) : null}
    </>
  );
}

function RankingTable({ report: figures, campaign, scope }: { readonly report: Report; readonly campaign: Campaign; readonly scope: RankingScope }) {
  const columns = useMemo(() => columnsOf(campaign, scope), [figures, campaign, scope.group.id, language.value]);
  const bands = scope.group.bands.map((band) => t('bandCount', { band: nameOf(band.title), count: writeCount(band.count) }));
  return (
    <section class="overview-table" aria-labelledby="finding">
      <div class="section-head">
        <h2 id="finding">{findingText(rankingFinding(scope.units), (id) => unitNames.value.get(id) ?? id, nameOf(scope.group.name))}</h2>
        <ChartNote scope={scope} />
      </div>
      <ScopeNote />
      <GroupTabs report={figures} chosen={scope.group.id} />
      <p class="muted table-note">{bands.length === 0 ? t('noBands') : `${t('columnBand')}: ${bands.join(' · ')}`}</p>
      <DataTable key={scope.group.id} keepAs={`ranking ${campaign.questionnaire.id}`} fileName={tableFileName(campaign.id, scope.group.id, progress.value.value?.asOfMs ?? 0)} caption={nameOf(scope.group.name)}
        columns={columns} rows={scope.units} keyOf={(unit) => unit.id} rowClass={bandClass} empty={t('emptyUnits')}
        hrefOf={(unit) => campaignAddress({ campaign: campaign.id, page: 'units', detail: unit.id })} />
    </section>
  );
}

function columnsOf(campaign: Campaign, scope: RankingScope): Column<UnitFigures>[] {
  const headline = headlineBranches(campaign.questionnaire, scope.group);
  const others = branchesOf(campaign.questionnaire).filter((branch) => branchFigure(scope.group, branch) !== undefined && !headline.some((each) => each.id === branch.id));
  const titles = new Map(scope.bands.map((band) => [band.id, nameOf(band.title)]));
  return [
    ...rankColumns(), chartColumn(scope), countColumn(), ...countColumns(),
    { id: 'band', title: t('columnBand'), isHiddenAtFirst: true, value: (unit) => (unit.band === null ? null : titles.get(unit.band) ?? unit.band) },
    ...branchColumns(headline), ...branchColumns(others, true), ...criterionColumns(campaign),
  ];
}

function countColumns(): Column<UnitFigures>[] {
  const count = (id: string, title: string, value: (unit: UnitFigures) => number): Column<UnitFigures> =>
    ({ id, title, look: 'figure', isHiddenAtFirst: true, isBestHigh: true, value, cell: (unit) => writeCount(value(unit)) });
  return [
    count('target', t('columnTarget'), (unit) => unit.target),
    count('satisfied', t('columnSatisfied'), (unit) => unit.overall.satisfied),
    count('answered', t('columnAnswered'), (unit) => unit.overall.answered),
  ];
}

/** One hidden column a criterion: chosen, filtered by and downloaded like the others. */
function criterionColumns(campaign: Campaign): Column<UnitFigures>[] {
  return answerableQuestions(campaign.questionnaire).filter((each) => each.role === 'criterion').map(({ id, shortLabel }): Column<UnitFigures> => ({
    id: `criterion-${id}`, title: `${id} ${nameOf(shortLabel)}`, look: 'figure', isHiddenAtFirst: true, isBestHigh: true,
    value: (unit) => figureNumber(unit, id),
    cell: (unit) => cellFigure(unit.criteria.find((each) => each.id === id)?.shown ?? null),
  }));
}

function figureNumber(unit: UnitFigures, id: string): number | null {
  const shown = unit.criteria.find((each) => each.id === id)?.shown ?? null;
  return shown === null ? null : Number(shown);
}
