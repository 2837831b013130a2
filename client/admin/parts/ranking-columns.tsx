/** Columns of a ranking, for the overview's short table and the ranking's full one. */
import { vietnamDay } from '#shared/kernel/instant.ts';
import type { UnitFigures } from '#shared/report/report.ts';
import { writeCount, writeDigits } from '../../kit/language/formats.ts';
import { figureOf, nameOf } from '../state/wording.ts';
import { t } from '../state/words.ts';
import { dotScale } from './chart-column.tsx';
import type { Column } from './column.ts';
import { DotCell, DotHead } from './dot-chart.tsx';
import { intervalText } from './precision-text.ts';
import type { RankingScope } from './ranking-scope.ts';

/** Rank, possible ranks, bracket, name, index: what says where a unit stands. */
export function rankColumns(scope: RankingScope): Column<UnitFigures>[] {
  const hasRanges = scope.units.some((unit) => unit.rankLow !== null);
  return [
    {
      id: 'rank', title: t('columnRank'), look: 'figure', isStrong: true, value: (unit) => unit.rank,
      cell: (unit) => (unit.rank === null ? t('noFigure') : (
        <>{unit.rank}{unit.isTied ? <><span class="tie" aria-hidden="true">=</span><span class="only-heard">{t('tiedHeard', { rank: unit.rank })}</span></> : null}</>
      )),
    },
    ...(hasRanges ? rangeColumns() : []),
    unitColumn(scope),
    {
      id: 'index', title: t('columnIndexUnit'), head: t('columnIndex'), look: 'figure', isStrong: true, isBestHigh: true,
      value: (unit) => (unit.overall.shown === null ? null : Number(unit.overall.shown)),
      cell: (unit) => cellFigure(unit.overall.shown),
    },
  ];
}

/** The name; on a phone, where the chart has no column of its own, the chart is drawn under it. */
function unitColumn(scope: RankingScope): Column<UnitFigures> {
  const scale = dotScale(scope);
  return {
    id: 'unit', title: t('columnUnit'), isFixed: true, value: (unit) => nameOf(unit.name),
    head: <>{t('columnUnit')}<span class="narrow-chart"><DotHead scale={scale} /></span></>,
    note: (unit) => (
      <>
        {unit.rankReason === null ? null : <span class="muted"> {rankReasonText(unit, scope.minimumSample)}</span>}
        <span class="narrow-chart"><DotCell figure={unit.overall} scale={scale} label="" heard={intervalText(unit.overall, 1) ?? undefined} /></span>
      </>
    ),
  };
}

function rangeColumns(): Column<UnitFigures>[] {
  return [
    { id: 'range', title: t('columnRange'), head: <span class="range-head">{t('columnRange')}</span>, look: 'figure', value: rangeText, cell: (unit) => rangeText(unit) ?? '' },
    { id: 'bracket', title: t('columnTieGroup'), look: 'chart', isPicture: true, value: () => null, cell: () => <i class="bracket" aria-hidden="true" /> },
    { id: 'tie', title: t('columnTieGroup'), look: 'figure', isHiddenAtFirst: true, value: (unit) => unit.tieGroup },
  ];
}

/** `5–13`, or one number where the rank is sure. */
export function rangeText({ rankLow, rankHigh }: Pick<UnitFigures, 'rankLow' | 'rankHigh'>): string | null {
  if (rankLow === null || rankHigh === null) return null;
  return rankLow === rankHigh ? String(rankLow) : t('rankRange', { low: rankLow, high: rankHigh });
}

export function rankReasonText(unit: UnitFigures, minimumSample: number): string {
  if (unit.rankReason === null) return '';
  if (unit.rankReason === 'no_figure') return t('rankReasonNoFigure');
  return t('rankReasonSample', { count: writeCount(unit.overall.n), minimum: writeCount(minimumSample) });
}

/** Without the percent sign, which the heading or the hundred of the first row carries. */
export function cellFigure(shown: string | null): string {
  if (shown === null) return t('noFigure');
  return Number(shown) === 100 ? figureOf(shown) : writeDigits(shown);
}

export function countColumn(): Column<UnitFigures> {
  return { id: 'n', title: t('columnResponses'), look: 'figure', room: 'medium', isBestHigh: true, value: (unit) => unit.overall.n, cell: (unit) => writeCount(unit.overall.n) };
}

/** A rule where the band changes and above those without a rank, the band's name on its first row, and the unit's part of a bracket. */
export function rankingRowClass(scope: RankingScope): (unit: UnitFigures, above: UnitFigures | undefined) => string {
  return (unit, above) => [bandClass(unit, above), unit.rank === null && above !== undefined && above.rank !== null ? 'band-changes' : '', bracketClass(scope, unit)].filter(Boolean).join(' ');
}

function bracketClass(scope: RankingScope, unit: UnitFigures): string {
  const part = scope.brackets.get(unit.id);
  return part === undefined ? '' : `bracket-in bracket-${part}`;
}

function bandClass(unit: UnitFigures, above: UnitFigures | undefined): string {
  if (unit.band === null || unit.rank === null) return '';
  if (above === undefined) return 'band-first';
  return above.band === unit.band ? '' : 'band-first band-changes';
}

export function tableFileName(campaign: string, what: string, atMs: number): string {
  return `${campaign}-${what}-${vietnamDay(atMs)}`;
}
