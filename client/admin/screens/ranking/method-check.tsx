import { useMemo } from 'preact/hooks';
import type { Campaign } from '#shared/campaign/model.ts';
import type { MethodCheck } from '#shared/report/method-variants.ts';
import { writeCount, writeDigits } from '../../../kit/language/formats.ts';
import { language } from '../../../kit/language/language.ts';
import { largestDifference, variantRows, type VariantRow } from '../../figures/method-rows.ts';
import type { Column } from '../../parts/column.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { cellFigure, tableFileName } from '../../parts/ranking-columns.tsx';
import { ScopeNote } from '../../parts/scope-note.tsx';
import { Waiting } from '../../parts/screen-frame.tsx';
import { progress } from '../../state/campaign.ts';
import { route } from '../../state/route.ts';
import { readMethodCheck } from '../../state/server.ts';
import { useReading } from '../../state/use-reading.ts';
import { t } from '../../state/words.ts';
import { CheckedFigures } from './checked-figures.tsx';
import { acrossUnitsWords, aggregationWords, baseFigureWords } from './method-words.ts';

/** The same data under every choice of method: what would change once it is rounded. */
export function MethodCheckView({ campaign }: { readonly campaign: Campaign }) {
  const { aggregation, baseFigure, acrossUnits } = route.value.query;
  const method = { aggregation, baseFigure, acrossUnits };
  const reading = useReading(JSON.stringify([campaign.id, method]), () => readMethodCheck(campaign.id, method));
  const check = reading.value.value;
  return (
    <>
      <Waiting resources={[reading]} />
      {check === undefined ? null : <Checked check={check} campaign={campaign} />}
    </>
  );
}

function Checked({ check, campaign }: { readonly check: MethodCheck; readonly campaign: Campaign }) {
  const rows = useMemo(() => variantRows(check), [check]);
  const columns = useMemo(() => columnsOf(), [language.value]);
  return (
    <section class="overview-table" aria-labelledby="check">
      <div class="section-head"><h2 id="check">{finding(rows)}</h2></div>
      <p class="muted">{t('checkNote')}</p>
      <ScopeNote />
      <DataTable fileName={tableFileName(campaign.id, 'methods', progress.value.value?.asOfMs ?? 0)} keepAs="methods" caption={t('viewMethods')}
        columns={columns} rows={rows} keyOf={(row) => String(row.at)} empty={t('emptyTable')} rowClass={(row) => (row.variant.isChosen ? 'row-chosen' : '')} />
      <CheckedFigures check={check} rows={rows} campaign={campaign} />
    </section>
  );
}

function finding(rows: readonly VariantRow[]): string {
  const most = largestDifference(rows);
  if (most === undefined) return t('checkSame');
  return t('checkDiffers', { method: variantName(most), points: writeDigits(most.difference.largest ?? ''), figures: writeCount(most.difference.figures), ranks: writeCount(most.difference.ranks) });
}

/** Of the aggregation and, where it is not the pooled one, the way across units. */
function variantName({ variant }: VariantRow): string {
  const aggregation = t(aggregationWords[variant.aggregation]);
  return variant.acrossUnits === 'pooled' ? aggregation : t('two', { first: aggregation, second: t(acrossUnitsWords[variant.acrossUnits]) });
}

function columnsOf(): Column<VariantRow>[] {
  const count = (id: 'figures' | 'ranks' | 'bands', title: string): Column<VariantRow> => ({
    id, title, head: <span class="branch-head">{title}</span>, look: 'figure', isBestHigh: true, value: (row) => row.difference[id],
    cell: (row) => (row.variant.isChosen ? '' : writeCount(row.difference[id])),
  });
  return [
    { id: 'unit', title: t('methodAggregation'), isFixed: true, value: (row) => t(aggregationWords[row.variant.aggregation]), cell: (row) => <>{t(aggregationWords[row.variant.aggregation])}{row.variant.isChosen ? <strong> · {t('checkChosen')}</strong> : null}</> },
    { id: 'across', title: t('methodAcrossUnits'), value: (row) => t(acrossUnitsWords[row.variant.acrossUnits]) },
    { id: 'base', title: t('methodBaseFigure'), value: (row) => t(baseFigureWords[row.variant.baseFigure]) },
    { id: 'index', title: t('columnIndexUnit'), look: 'figure', isStrong: true, isBestHigh: true, value: (row) => (row.overall === null ? null : Number(row.overall)), cell: (row) => cellFigure(row.overall) },
    count('figures', t('columnOtherFigures')),
    {
      id: 'largest', title: t('columnLargest'), head: <span class="branch-head">{t('columnLargest')}</span>, look: 'figure', isBestHigh: true,
      value: (row) => (row.difference.largest === null ? null : Number(row.difference.largest)), cell: (row) => (row.difference.largest === null ? t('noFigure') : writeDigits(row.difference.largest)),
    },
    count('ranks', t('columnOtherRanks')), count('bands', t('columnOtherBands')),
  ];
}
