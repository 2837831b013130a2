import { useEffect, useMemo } from 'preact/hooks';
import type { GapsReply } from '#shared/wire/gaps.ts';
import { writeCount } from '../../../kit/language/formats.ts';
import { language } from '../../../kit/language/language.ts';
import { missingText } from '../../figures/gaps.ts';
import type { Column } from '../../parts/column.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { deviceHealthText, isHealthCalling } from '../../parts/device-health.ts';
import { tableFileName } from '../../parts/ranking-columns.tsx';
import { Waiting } from '../../parts/screen-frame.tsx';
import { progress } from '../../state/campaign.ts';
import { resource } from '../../state/resource.ts';
import { readGaps } from '../../state/server.ts';
import { momentOf } from '../../state/wording.ts';
import { t } from '../../state/words.ts';

type Row = GapsReply['devices'][number];

/** What each device finished and what of it arrived: the numbers between are named, and since when they are missed. */
export function GapReport({ campaign }: { readonly campaign: string }) {
  const gaps = useMemo(() => resource(() => readGaps(campaign)), [campaign]);
  const arrived = progress.value.value?.responses;
  useEffect(() => { void gaps.refresh(); }, [gaps, arrived]);
  const columns = useMemo(columnsOf, [language.value]);
  const reply = gaps.value.value;
  if (reply === undefined) return <Waiting resources={[gaps]} />;
  return (
    <section class="stack panel" aria-labelledby="gaps">
      <h2 id="gaps">{finding(reply)}</h2>
      <p class="muted">{t('gapsText')}</p>
      <DataTable fileName={tableFileName(campaign, 'gaps', reply.asOfMs)} keepAs="gaps" caption={t('tabGaps')} columns={columns} rows={reply.devices}
        keyOf={(row) => row.id} order={{ column: 'missing', isDescending: true }} empty={t('emptyDevices')} />
    </section>
  );
}

function finding({ devices }: GapsReply): string {
  const lacking = devices.filter((each) => each.missingCount > each.waiting);
  const missing = lacking.reduce((sum, each) => sum + each.missingCount - each.waiting, 0);
  const waiting = devices.reduce((sum, each) => sum + each.waiting, 0);
  if (missing > 0) return t('gapsFindingMissing', { count: writeCount(missing), devices: writeCount(lacking.length) });
  return waiting > 0 ? t('gapsFindingWaiting', { count: writeCount(waiting) }) : t('gapsFindingNone');
}

function columnsOf(): Column<Row>[] {
  const count = (id: 'finished' | 'received' | 'waiting', title: string): Column<Row> =>
    ({ id, title, look: 'figure', isBestHigh: true, value: (row) => row[id], cell: (row) => writeCount(row[id]) });
  const numbers = (id: 'doubled' | 'broken', title: string): Column<Row> =>
    ({ id, title, look: 'figure', room: 'wide', value: (row) => row[id].length, cell: (row) => <span class={row[id].length > 0 ? 'calling' : ''}>{row[id].map(writeCount).join(', ')}</span> });
  return [
    { id: 'unit', title: t('columnLogin'), isFixed: true, value: (row) => row.login },
    { id: 'device', title: t('columnDevice'), room: 'wide', value: (row) => row.id.slice(0, 8) },
    count('finished', t('columnFinished')),
    count('received', t('columnArrived')),
    {
      id: 'missing', title: t('columnGaps'), isBestHigh: true, value: (row) => row.missingCount,
      cell: (row) => <span class={row.missingCount > row.waiting ? 'calling' : ''}>{missingText(row)}</span>,
    },
    count('waiting', t('columnStillOnDevice')),
    numbers('doubled', t('columnDoubled')),
    numbers('broken', t('columnBroken')),
    {
      id: 'health', title: t('columnHealth'), room: 'medium', value: (row) => deviceHealthText(row),
      cell: (row) => <span class={isHealthCalling(row) ? 'calling' : ''}>{deviceHealthText(row)}</span>,
    },
    { id: 'seen', title: t('columnSeen'), look: 'figure', room: 'medium', isBestHigh: true, value: (row) => row.lastSeenAtMs, cell: (row) => (row.lastSeenAtMs === null ? t('seenNever') : momentOf(row.lastSeenAtMs)) },
  ];
}
