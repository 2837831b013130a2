import { useMemo } from 'preact/hooks';
import type { Campaign } from '#shared/campaign/model.ts';
import type { ProgressReply } from '#shared/wire/campaigns.ts';
import { writeCount } from '../../../kit/language/formats.ts';
import { language } from '../../../kit/language/language.ts';
import { plannedForUnit } from '../../figures/plan.ts';
import type { Column } from '../../parts/column.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { tableFileName } from '../../parts/ranking-columns.tsx';
import { campaignAddress } from '../../state/route.ts';
import { momentOf, nameOf } from '../../state/wording.ts';
import { t } from '../../state/words.ts';
import { progressColumns } from './progress-columns.tsx';

type Row = ProgressReply['units'][number];

/** Progress of every unit against its target, with what it should have by today marked on the bar. */
export function UnitTable({ counts, campaign }: { readonly counts: ProgressReply; readonly campaign: Campaign }) {
  const columns = useMemo(() => columnsOf(counts, campaign), [counts, campaign, language.value]);
  return (
    <DataTable fileName={tableFileName(campaign.id, 'units', counts.asOfMs)} keepAs="units" caption={t('tabUnits')} columns={columns} rows={counts.units}
      keyOf={(row) => row.id} empty={t('emptyUnits')} hrefOf={(row) => campaignAddress({ campaign: campaign.id, page: 'units', detail: row.id })} />
  );
}

function columnsOf(counts: ProgressReply, campaign: Campaign): Column<Row>[] {
  const units = new Map(campaign.units.map((each) => [each.id, each]));
  const groups = new Map(campaign.unitGroups.map((each) => [each.id, nameOf(each.name)]));
  const plannedOf = (row: Row): number => plannedForUnit(row.target, counts);
  return [
    { id: 'unit', title: t('columnUnit'), isFixed: true, value: (row) => nameOf(units.get(row.id)?.name ?? { vi: row.id }) },
    { id: 'group', title: t('columnGroup'), room: 'wide', value: (row) => groups.get(units.get(row.id)?.unitGroup ?? '') ?? null },
    ...progressColumns<Row>(plannedOf),
    { id: 'planned', title: t('columnPlanned'), look: 'figure', room: 'wide', isHiddenAtFirst: true, value: plannedOf, cell: (row) => writeCount(plannedOf(row)) },
    { id: 'held', title: t('columnHeld'), look: 'figure', room: 'wide', isBestHigh: true, value: (row) => row.held, cell: (row) => (row.held > 0 ? <span class="calling">{writeCount(row.held)}</span> : writeCount(0)) },
    { id: 'last', title: t('columnLast'), look: 'figure', room: 'wide', isBestHigh: true, value: (row) => row.lastReceivedAtMs, cell: (row) => momentOf(row.lastReceivedAtMs) },
  ];
}
