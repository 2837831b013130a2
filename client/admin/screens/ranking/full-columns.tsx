/** Every column of the ranking's full table; what is not needed at first is hidden until it is chosen. */
import type { Campaign } from '#shared/campaign/model.ts';
import { answerableQuestions } from '#shared/questionnaire/questions.ts';
import type { UnitFigures } from '#shared/report/report.ts';
import { writeCount, writeDigits, writePercent } from '../../../kit/language/formats.ts';
import { branchesOf, branchFigure, headlineBranches } from '../../figures/content-tree.ts';
import { digitsOf } from '../../figures/digits.ts';
import { sharePercent } from '../../figures/plan.ts';
import { branchColumns } from '../../parts/branch-columns.tsx';
import { changeColumn, placesColumn } from '../../parts/change-columns.tsx';
import { chartColumn } from '../../parts/chart-column.tsx';
import type { Column } from '../../parts/column.ts';
import { precisionReasonText } from '../../parts/precision-text.ts';
import { cellFigure, countColumn, rankColumns, rankReasonText } from '../../parts/ranking-columns.tsx';
import type { RankingScope } from '../../parts/ranking-scope.ts';
import { nameOf } from '../../state/wording.ts';
import { t } from '../../state/words.ts';

export function fullColumns(campaign: Campaign, scope: RankingScope): Column<UnitFigures>[] {
  const headline = headlineBranches(campaign.questionnaire, scope.reference);
  const others = branchesOf(campaign.questionnaire).filter((branch) => branchFigure(scope.reference, branch) !== undefined && !headline.some((each) => each.id === branch.id));
  const titles = new Map(scope.bands.map((band) => [band.id, nameOf(band.title)]));
  const hasChanges = scope.units.some((unit) => unit.change !== null);
  return [
    ...rankColumns(scope), chartColumn(scope), ...(hasChanges ? [changeColumn(scope.decimals), placesColumn(true)] : []), countColumn(),
    ...countColumns(), ...precisionColumns(scope.decimals), reasonColumn(scope),
    { id: 'band', title: t('columnBand'), isHiddenAtFirst: true, value: (unit) => (unit.band === null ? null : titles.get(unit.band) ?? unit.band) },
    ...branchColumns(scope, headline), ...branchColumns(scope, others, true), ...criterionColumns(campaign),
  ];
}

/** What was planned and who refused stand beside every index from the start; the rest when chosen. */
function countColumns(): Column<UnitFigures>[] {
  const count = (id: string, title: string, value: (unit: UnitFigures) => number | null): Column<UnitFigures> =>
    ({ id, title, head: <span class="range-head">{title}</span>, look: 'figure', isBestHigh: true, value, cell: (unit) => { const given = value(unit); return given === null ? t('noFigure') : writeCount(given); } });
  const rateOf = (unit: UnitFigures): string | null => (unit.refusals === null ? null : sharePercent(unit.overall.n, unit.overall.n + unit.refusals, 1));
  return [
    { ...count('target', t('columnTarget'), (unit) => unit.target), room: 'wide' },
    { ...count('refusals', t('columnRefusals'), (unit) => unit.refusals), room: 'wide' },
    {
      id: 'rate', title: t('columnResponseRate'), look: 'figure', isHiddenAtFirst: true, isBestHigh: true,
      value: (unit) => (rateOf(unit) === null ? null : Number(rateOf(unit))), cell: (unit) => { const rate = rateOf(unit); return rate === null ? t('noFigure') : writePercent(rate); },
    },
    { ...count('satisfied', t('columnSatisfied'), (unit) => unit.overall.satisfied), isHiddenAtFirst: true },
    { ...count('answered', t('columnAnswered'), (unit) => unit.overall.answered), isHiddenAtFirst: true },
  ];
}

/** How sure the index is, in figures; where one is missing its reason is told. */
function precisionColumns(decimals: number): Column<UnitFigures>[] {
  const figure = (id: 'low' | 'high' | 'se' | 'deff' | 'df', title: string, places: number): Column<UnitFigures> => ({
    id, title, look: 'figure', isHiddenAtFirst: true,
    value: (unit) => { const value = unit.overall[id]; return value === null ? null : Number(digitsOf(value, places)); },
    cell: (unit) => { const value = unit.overall[id]; return value === null ? <span title={precisionReasonText(unit.overall.reason)}>{t('noFigure')}</span> : writeDigits(digitsOf(value, places)); },
  });
  return [
    figure('low', t('columnLow'), decimals), figure('high', t('columnHigh'), decimals), figure('se', t('columnSe'), decimals),
    figure('deff', t('columnDeff'), 2), figure('df', t('columnDf'), 0),
  ];
}

function reasonColumn(scope: RankingScope): Column<UnitFigures> {
  return {
    id: 'why', title: t('columnWhy'), isHiddenAtFirst: true,
    value: (unit) => [rankReasonText(unit, scope.minimumSample), precisionReasonText(unit.overall.reason)].filter(Boolean).join('; ') || null,
  };
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
