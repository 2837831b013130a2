import { useMemo } from 'preact/hooks';
import type { Campaign } from '#shared/campaign/model.ts';
import type { UnitFigures } from '#shared/report/report.ts';
import { language } from '../../../kit/language/language.ts';
import { closeAxis, type Axis } from '../../figures/axis.ts';
import { digitsOf } from '../../figures/digits.ts';
import { isOutsideError } from '../../figures/sureness.ts';
import { ChangeCell, placesColumn } from '../../parts/change-columns.tsx';
import type { Column } from '../../parts/column.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { DotPair } from '../../parts/dot-pair.tsx';
import { notComparableText, signedText } from '../../parts/precision-text.ts';
import { cellFigure, tableFileName } from '../../parts/ranking-columns.tsx';
import type { RankingScope } from '../../parts/ranking-scope.ts';
import { progress } from '../../state/campaign.ts';
import { campaignAddress } from '../../state/route.ts';
import { nameOf } from '../../state/wording.ts';
import { t } from '../../state/words.ts';

interface YearTableProps {
  readonly campaign: Campaign;
  readonly scope: RankingScope;
  readonly year: number;
  readonly now: number;
}

/** The same in digits: both years, the change with its interval, places gained or lost. */
export function YearTable({ campaign, scope, year, now }: YearTableProps) {
  const columns = useMemo(() => columnsOf(scope, year, now), [scope, year, now, language.value]);
  return (
    <DataTable key={scope.id} keepAs="years" fileName={tableFileName(campaign.id, `${scope.id}-${year}-${now}`, progress.value.value?.asOfMs ?? 0)} caption={nameOf(scope.name)}
      columns={columns} rows={scope.units} keyOf={(unit) => unit.id} empty={t('emptyUnits')}
      hrefOf={(unit) => campaignAddress({ campaign: campaign.id, page: 'units', detail: unit.id })} />
  );
}

function columnsOf(scope: RankingScope, year: number, now: number): Column<UnitFigures>[] {
  const { decimals } = scope;
  const values = scope.units.flatMap((unit) => [unit.change?.previous ?? null, unit.overall.index].filter((each) => each !== null));
  const axis: Axis = closeAxis(values.length === 0 ? [0, 100] : values);
  return [
    { id: 'unit', title: t('columnUnit'), isFixed: true, value: (unit) => nameOf(unit.name) },
    {
      id: 'before', title: String(year), look: 'figure', isBestHigh: true, value: (unit) => unit.change?.previous ?? null,
      cell: (unit) => previousText(unit, decimals),
    },
    {
      id: 'now', title: String(now), look: 'figure', isStrong: true, isBestHigh: true,
      value: (unit) => (unit.overall.shown === null ? null : Number(unit.overall.shown)), cell: (unit) => cellFigure(unit.overall.shown),
    },
    { id: 'pair', title: t('columnChart'), look: 'chart', room: 'medium', isPicture: true, value: () => null, cell: (unit) => <DotPair axis={axis} before={unit.change?.previous ?? null} now={unit.overall.index} /> },
    { id: 'change', title: t('columnChange'), head: t('columnChangeShort'), look: 'figure', isBestHigh: true, value: (unit) => unit.change?.change ?? null, cell: (unit) => <ChangeCell change={unit.change} decimals={decimals} /> },
    { id: 'interval', title: t('columnChangeInterval'), head: <span class="branch-head">{t('columnChangeInterval')}</span>, look: 'figure', room: 'medium', value: (unit) => changeInterval(unit, decimals), cell: (unit) => changeInterval(unit, decimals) ?? t('noFigure') },
    placesColumn(),
    { id: 'verdict', title: t('columnVerdict'), room: 'wide', value: verdict },
  ];
}

function previousText({ change }: UnitFigures, decimals: number): string {
  return change === null || change.previous === null ? t('noFigure') : cellFigure(digitsOf(change.previous, decimals));
}

function changeInterval({ change }: UnitFigures, decimals: number): string | null {
  if (change === null || change.changeLow === null || change.changeHigh === null) return null;
  return t('changeInterval', { low: signedText(change.changeLow, decimals), high: signedText(change.changeHigh, decimals) });
}

function verdict({ change }: UnitFigures): string {
  if (change === null) return t('notComparable');
  if (change.change === null) return notComparableText(change);
  const outside = isOutsideError(change);
  return outside === null ? t('verdictUnknown') : t(outside ? 'outsideError' : 'insideError');
}
