import { useMemo } from 'preact/hooks';
import type { Campaign } from '#shared/campaign/model.ts';
import type { ProgressReply } from '#shared/wire/campaigns.ts';
import { language } from '../../../kit/language/language.ts';
import type { Column } from '../../parts/column.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { tableFileName } from '../../parts/ranking-columns.tsx';
import { unitNames } from '../../state/campaign.ts';
import { nameOf } from '../../state/wording.ts';
import { t } from '../../state/words.ts';
import { progressColumns } from './progress-columns.tsx';

type Row = ProgressReply['places'][number];

/** Progress of every place where interviews are taken. */
export function PlaceTable({ counts, campaign }: { readonly counts: ProgressReply; readonly campaign: Campaign }) {
  const columns = useMemo((): Column<Row>[] => {
    const places = new Map(campaign.places.map((each) => [each.id, nameOf(each.name)]));
    return [
      { id: 'unit', title: t('columnPlace'), isFixed: true, value: (row) => places.get(row.id) ?? row.id },
      { id: 'of-unit', title: t('columnUnit'), room: 'wide', value: (row) => unitNames.value.get(row.unit) ?? row.unit },
      ...progressColumns<Row>(() => undefined),
    ];
  }, [campaign, language.value]);
  return (
    <DataTable fileName={tableFileName(campaign.id, 'places', counts.asOfMs)} keepAs="places" caption={t('tabPlaces')} columns={columns} rows={counts.places}
      keyOf={(row) => row.id} empty={t('emptyPlaces')} />
  );
}
