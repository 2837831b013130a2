import { useMemo } from 'preact/hooks';
import type { Campaign } from '#shared/campaign/model.ts';
import type { Figure, Report } from '#shared/report/report.ts';
import { language } from '../../../kit/language/language.ts';
import type { Column } from '../../parts/column.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { intervalText, signedText } from '../../parts/precision-text.ts';
import { cellFigure, tableFileName } from '../../parts/ranking-columns.tsx';
import { progress } from '../../state/campaign.ts';
import { nameOf } from '../../state/wording.ts';
import { t } from '../../state/words.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly official: Figure;
  readonly weighted: Figure | undefined;
}

/** Official and weighted figures side by side: the whole, each group, each unit. */
export function CalibratedTable({ official, weighted, campaign }: { readonly official: Report; readonly weighted: Report; readonly campaign: Campaign }) {
  const rows = useMemo(() => rowsOf(official, weighted), [official, weighted, language.value]);
  const columns = useMemo(() => columnsOf(official.parameters.decimals), [official, language.value]);
  return (
    <DataTable fileName={tableFileName(campaign.id, 'calibrated', progress.value.value?.asOfMs ?? 0)} keepAs="calibrated" caption={t('calibratedTitle')}
      columns={columns} rows={rows} keyOf={(row) => row.id} empty={t('emptyUnits')} />
  );
}

function rowsOf(official: Report, weighted: Report): Row[] {
  const [groups, units] = [new Map(weighted.unitGroups.map((each) => [each.id, each])), new Map(weighted.units.map((each) => [each.id, each]))];
  return [
    { id: 'overall', name: t('formulaWhole'), official: official.overall.overall, weighted: weighted.overall.overall },
    ...official.unitGroups.map((each) => ({ id: `group ${each.id}`, name: nameOf(each.name), official: each.overall, weighted: groups.get(each.id)?.overall })),
    ...official.units.map((each) => ({ id: each.id, name: nameOf(each.name), official: each.overall, weighted: units.get(each.id)?.overall })),
  ];
}

function columnsOf(decimals: number): Column<Row>[] {
  const shown = (figure: Figure | undefined): number | null => (figure === undefined || figure.shown === null ? null : Number(figure.shown));
  const difference = (row: Row): number | null => {
    const [own, other] = [shown(row.weighted), shown(row.official)];
    return own === null || other === null ? null : own - other;
  };
  const interval = (figure: Figure | undefined): string | null => (figure === undefined ? null : intervalText(figure, decimals));
  return [
    { id: 'unit', title: t('columnUnit'), isFixed: true, value: (row) => row.name },
    { id: 'official', title: t('columnOfficial'), look: 'figure', isStrong: true, isBestHigh: true, value: (row) => shown(row.official), cell: (row) => cellFigure(row.official.shown) },
    { id: 'officialInterval', title: t('columnInterval'), look: 'figure', room: 'medium', value: (row) => interval(row.official), cell: (row) => interval(row.official) ?? t('noFigure') },
    { id: 'weighted', title: t('columnWeighted'), look: 'figure', isStrong: true, isBestHigh: true, value: (row) => shown(row.weighted), cell: (row) => cellFigure(row.weighted?.shown ?? null) },
    { id: 'weightedInterval', title: t('columnInterval'), look: 'figure', room: 'medium', value: (row) => interval(row.weighted), cell: (row) => interval(row.weighted) ?? t('noFigure') },
    { id: 'difference', title: t('columnDifference'), look: 'figure', isBestHigh: true, value: difference, cell: (row) => { const points = difference(row); return points === null ? t('noFigure') : signedText(points, decimals); } },
  ];
}
