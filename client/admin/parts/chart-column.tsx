/** The column that draws every unit's index with its interval on one axis. */
import type { Band } from '#shared/ranking/classify.ts';
import type { UnitFigures } from '#shared/report/report.ts';
import { writeDigits } from '../../kit/language/formats.ts';
import { percentAxis } from '../figures/axis.ts';
import { figureOf } from '../state/wording.ts';
import { t } from '../state/words.ts';
import type { Column } from './column.ts';
import { DotCell, DotHead, type DotScale } from './dot-chart.tsx';
import { intervalText } from './precision-text.ts';
import type { RankingScope } from './ranking-scope.ts';

export function chartColumn(scope: RankingScope): Column<UnitFigures> {
  const scale = dotScale(scope);
  const labels = new Map(scope.bands.map((band) => [band.id, bandLabel(band)]));
  return {
    id: 'chart', title: t('columnChart'), look: 'chart', room: 'medium', isPicture: true, head: <DotHead scale={scale} />,
    value: () => null,
    cell: (unit) => <DotCell figure={unit.overall} scale={scale} label={labels.get(unit.band ?? '') ?? ''} heard={intervalText(unit.overall, 1) ?? undefined} />,
  };
}

export function dotScale({ reference, bands, units, isRegion }: RankingScope): DotScale {
  const edges = [...new Set(bands.flatMap((band) => [band.from, band.to]).filter((edge) => edge > 0 && edge < 100))];
  const { index, shown } = reference.overall;
  const mean = index === null || shown === null ? undefined : { value: index, label: t(isRegion ? 'wholeMean' : 'groupMean', { figure: figureOf(shown) }) };
  return { axis: percentAxis(axisFigures(units), edges), edges, mean };
}

/** Everything that the axis has to hold: figures and the low ends of their intervals. */
export function axisFigures(units: readonly UnitFigures[]): number[] {
  return units.flatMap(({ overall: { index, low } }) => [index, low].filter((each) => each !== null));
}

/** A band's edges in few signs; its full title, with what each edge holds, stands under the table's tabs. */
function bandLabel({ from, to, fromIncluded }: Band): string {
  const [low, high] = [writeDigits(String(from)), writeDigits(String(to))];
  if (to >= 100) return t(fromIncluded ? 'bandFrom' : 'bandAbove', { from: low });
  return from <= 0 ? t('bandBelow', { to: high }) : t('bandBetween', { from: low, to: high });
}
