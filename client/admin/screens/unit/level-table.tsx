import { useMemo } from 'preact/hooks';
import type { Campaign } from '#shared/campaign/model.ts';
import type { CriterionFigure, UnitFigures } from '#shared/report/report.ts';
import { keepTogether, writeCount, writePercent } from '../../../kit/language/formats.ts';
import { language } from '../../../kit/language/language.ts';
import { leafGroups } from '../../figures/content-tree.ts';
import { sharePercent } from '../../figures/plan.ts';
import type { Column } from '../../parts/column.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { cellFigure } from '../../parts/ranking-columns.tsx';
import { nameOf } from '../../state/wording.ts';
import { t } from '../../state/words.ts';

/** The same as the bars in digits: counts and percent of each level. */
export function LevelTable({ unit, campaign }: { readonly unit: UnitFigures; readonly campaign: Campaign }) {
  const columns = useMemo(() => columnsOf(campaign), [campaign, language.value]);
  return (
    <DataTable fileName={`${campaign.id}-${unit.id}`} caption={nameOf(unit.name)} columns={columns} rows={unit.criteria}
      keyOf={(each) => each.id} empty={t('unitNoAnswers')} />
  );
}

function columnsOf(campaign: Campaign): Column<CriterionFigure>[] {
  const criteria = leafGroups(campaign.questionnaire).flatMap((leaf) => leaf.criteria);
  const names = new Map(criteria.map((each) => [each.id, nameOf(each.shortLabel)]));
  const scale = campaign.questionnaire.scales.find((each) => each.id === criteria[0]?.scale);
  return [
    { id: 'unit', title: t('columnCriterion'), isFixed: true, value: (each) => `${each.id} ${names.get(each.id) ?? ''}` },
    ...(scale?.levels ?? []).flatMap((level, at): Column<CriterionFigure>[] => [
      { id: `count-${level.value}`, title: `${nameOf(level.label)}, ${t('columnCount')}`, head: <span class="branch-head">{keepTogether(nameOf(level.label))}</span>, look: 'figure', value: (each) => each.levels[at] ?? 0, cell: (each) => writeCount(each.levels[at] ?? 0) },
      {
        id: `share-${level.value}`, title: `${nameOf(level.label)}, %`, head: '%', look: 'figure', value: (each) => Number(shareOf(each, at)),
        cell: (each) => <span class="muted">{shareOf(each, at) === null ? t('noFigure') : writePercent(shareOf(each, at) ?? '')}</span>,
      },
    ]),
    { id: 'answered', title: t('columnAnswered'), head: <span class="branch-head branch-head-short">{t('columnAnswered')}</span>, look: 'figure', value: (each) => each.answered, cell: (each) => writeCount(each.answered) },
    { id: 'index', title: t('columnIndexUnit'), look: 'figure', isStrong: true, value: (each) => (each.shown === null ? null : Number(each.shown)), cell: (each) => cellFigure(each.shown) },
  ];
}

function shareOf(figure: CriterionFigure, at: number): string | null {
  return sharePercent(figure.levels[at] ?? 0, figure.levels.reduce((sum, each) => sum + each, 0), 1);
}
