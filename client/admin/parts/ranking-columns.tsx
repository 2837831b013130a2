/** Columns of a ranking, for the overview's short table and the ranking's full one. */
import { vietnamDay } from '#shared/kernel/instant.ts';
import type { UnitGroup } from '#shared/campaign/model.ts';
import type { Band } from '#shared/ranking/classify.ts';
import type { Report, UnitFigures, UnitGroupFigures } from '#shared/report/report.ts';
import { keepTogether, writeCount, writeDigits } from '../../kit/language/formats.ts';
import { percentAxis } from '../figures/axis.ts';
import { branchFigure, type Branch } from '../figures/content-tree.ts';
import { figureOf, nameOf } from '../state/wording.ts';
import { t } from '../state/words.ts';
import type { Column } from './column.ts';
import { DotCell, DotHead, type DotScale } from './dot-chart.tsx';

export interface RankingScope {
  readonly group: UnitGroupFigures;
  readonly bands: UnitGroup['bands'];
  readonly units: readonly UnitFigures[];
}

/** One unit group of the report with its units, in the report's order. */
export function rankingScope(report: Report, groups: readonly UnitGroup[], id: string | undefined): RankingScope | undefined {
  const group = report.unitGroups.find((each) => each.id === id) ?? report.unitGroups[0];
  if (group === undefined) return undefined;
  const bands = groups.find((each) => each.id === group.id)?.bands ?? [];
  return { group, bands, units: report.units.filter((each) => each.unitGroup === group.id) };
}

export function rankColumns(): Column<UnitFigures>[] {
  return [
    {
      id: 'rank', title: t('columnRank'), look: 'figure', isStrong: true, value: (unit) => unit.rank,
      cell: (unit) => (unit.rank === null ? t('noFigure') : (
        <>{unit.rank}{unit.isTied ? <><span class="tie" aria-hidden="true">=</span><span class="only-heard">{t('tiedHeard', { rank: unit.rank })}</span></> : null}</>
      )),
    },
    { id: 'unit', title: t('columnUnit'), isFixed: true, value: (unit) => nameOf(unit.name) },
    {
      id: 'index', title: t('columnIndexUnit'), head: t('columnIndex'), look: 'figure', isStrong: true, isBestHigh: true,
      value: (unit) => (unit.overall.shown === null ? null : Number(unit.overall.shown)),
      cell: (unit) => cellFigure(unit.overall.shown),
    },
  ];
}

/** Without the percent sign, which the heading or the hundred of the first row carries. */
export function cellFigure(shown: string | null): string {
  if (shown === null) return t('noFigure');
  return Number(shown) === 100 ? figureOf(shown) : writeDigits(shown);
}

export function chartColumn({ group, bands, units }: RankingScope): Column<UnitFigures> {
  const values = units.flatMap((unit) => (unit.overall.index === null ? [] : [unit.overall.index]));
  const edges = [...new Set(bands.flatMap((band) => [band.from, band.to]).filter((edge) => edge > 0 && edge < 100))];
  const { index, shown } = group.overall;
  const scale: DotScale = { axis: percentAxis(values, edges), edges, mean: index === null || shown === null ? undefined : { value: index, shown } };
  const labels = new Map(bands.map((band) => [band.id, bandLabel(band)]));
  return {
    id: 'chart', title: t('columnChart'), look: 'chart', room: 'medium', isPicture: true, head: <DotHead scale={scale} />,
    value: () => null,
    cell: (unit) => <DotCell value={unit.overall.index} scale={scale} label={labels.get(unit.band ?? '') ?? ''} />,
  };
}

/** A band's edges in few signs; its full title, with what each edge holds, stands under the table's tabs. */
function bandLabel({ from, to, fromIncluded }: Band): string {
  const [low, high] = [writeDigits(String(from)), writeDigits(String(to))];
  if (to >= 100) return t(fromIncluded ? 'bandFrom' : 'bandAbove', { from: low });
  return from <= 0 ? t('bandBelow', { to: high }) : t('bandBetween', { from: low, to: high });
}

export function countColumn(): Column<UnitFigures> {
  return { id: 'n', title: t('columnResponses'), look: 'figure', isBestHigh: true, value: (unit) => unit.overall.n, cell: (unit) => writeCount(unit.overall.n) };
}

export function branchColumns(branches: readonly Branch[], isHiddenAtFirst = false): Column<UnitFigures>[] {
  return branches.map((branch) => {
    const shownOf = (unit: UnitFigures): string | null => branchFigure(unit, branch)?.shown ?? null;
    return {
      id: `group-${branch.id}`, title: nameOf(branch.shortLabel), look: 'middle', room: 'wide', isBestHigh: true, isHiddenAtFirst,
      head: <span class="branch-head">{keepTogether(nameOf(branch.shortLabel))}</span>,
      value: (unit) => (shownOf(unit) === null ? null : Number(shownOf(unit))),
      cell: (unit) => (shownOf(unit) === null ? t('noFigure') : writeDigits(trimHundred(shownOf(unit) ?? ''))),
    };
  });
}

function trimHundred(shown: string): string {
  return Number(shown) === 100 ? '100' : shown;
}

/** A rule where the band changes, and its name on the first row that it holds. */
export function bandClass(unit: UnitFigures, above: UnitFigures | undefined): string {
  if (unit.band === null) return '';
  if (above === undefined) return 'band-first';
  return above.band === unit.band ? '' : 'band-first band-changes';
}

export function tableFileName(campaign: string, what: string, atMs: number): string {
  return `${campaign}-${what}-${vietnamDay(atMs)}`;
}
