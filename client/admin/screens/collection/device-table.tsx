import { useMemo, useState } from 'preact/hooks';
import type { Campaign } from '#shared/campaign/model.ts';
import type { ProgressReply } from '#shared/wire/campaigns.ts';
import { writeCount } from '../../../kit/language/formats.ts';
import { language } from '../../../kit/language/language.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { devicesToSee } from '../../figures/plan.ts';
import type { Column } from '../../parts/column.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { tableFileName } from '../../parts/ranking-columns.tsx';
import { progress } from '../../state/campaign.ts';
import { revokeDevice } from '../../state/server.ts';
import { mayDecide, mayManage, session } from '../../state/session.ts';
import { momentOf } from '../../state/wording.ts';
import { t } from '../../state/words.ts';
import { EnrolmentCode } from './enrolment-code.tsx';

type Row = ProgressReply['devices'][number];

/** Every enrolled device: when it was heard of, what it still holds; an admin can revoke it. */
export function DeviceTable({ counts, campaign }: { readonly counts: ProgressReply; readonly campaign: Campaign | undefined }) {
  const [isEnrolling, setEnrolling] = useState(false);
  const [asked, setAsked] = useState<Row | undefined>(undefined);
  const columns = useMemo(() => columnsOf(counts, setAsked), [counts, language.value, mayManage.value]);
  return (
    <>
      {mayDecide.value && campaign !== undefined ? <p><Button compact onClick={() => setEnrolling(true)}>{t('enrolCode')}</Button></p> : null}
      {isEnrolling && campaign !== undefined ? <EnrolmentCode campaign={campaign} onClose={() => setEnrolling(false)} /> : null}
      <DataTable fileName={tableFileName(counts.campaign, 'devices', counts.asOfMs)} keepAs="devices" caption={t('tabDevices')} columns={columns} rows={counts.devices}
        keyOf={(row) => row.id} empty={t(session.value?.seesAllUnits === false ? 'emptyDevicesScope' : 'emptyDevices')} />
      {asked === undefined ? null : (
        <ConfirmDialog title={t('deviceRevokeTitle', { login: asked.login })} action={t('deviceRevokeDo')} isDanger onClose={() => setAsked(undefined)}
          onDo={async () => { await revokeDevice(asked.id); setAsked(undefined); await progress.refresh(); }}>
          <p>{t('deviceRevokeStates', { count: writeCount(asked.responses), waiting: writeCount(asked.waiting) })}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

function columnsOf(counts: ProgressReply, onRevoke: (row: Row) => void): Column<Row>[] {
  const toSee = devicesToSee(counts);
  const stateOf = (row: Row): string => {
    if (row.isRevoked) return t('deviceRevoked');
    if (toSee.waiting.includes(row.id)) return t('deviceWaiting');
    return toSee.silent.includes(row.id) ? t('deviceSilent') : t('deviceFine');
  };
  const isCalling = (row: Row): boolean => !row.isRevoked && (toSee.waiting.includes(row.id) || toSee.silent.includes(row.id));
  const action: Column<Row> = {
    id: 'action', title: t('deviceRevoke'), look: 'figure', isAction: true, value: () => null,
    cell: (row) => (row.isRevoked ? null : <button type="button" class="link link-danger" onClick={() => onRevoke(row)}>{t('deviceRevoke')}</button>),
  };
  return [
    { id: 'unit', title: t('columnLogin'), isFixed: true, value: (row) => row.login },
    { id: 'device', title: t('columnDevice'), room: 'wide', value: (row) => row.id.slice(0, 8) },
    { id: 'kind', title: t('columnKind'), room: 'medium', value: (row) => t(row.kind === 'kiosk' ? 'kindKiosk' : 'kindField') },
    { id: 'state', title: t('columnState'), value: stateOf, cell: (row) => <span class={isCalling(row) ? 'calling' : ''}>{stateOf(row)}</span> },
    { id: 'waiting', title: t('columnWaiting'), look: 'figure', isBestHigh: true, value: (row) => row.waiting, cell: (row) => writeCount(row.waiting) },
    { id: 'n', title: t('columnResponses'), look: 'figure', isBestHigh: true, value: (row) => row.responses, cell: (row) => writeCount(row.responses) },
    { id: 'seen', title: t('columnSeen'), look: 'figure', room: 'medium', isBestHigh: true, value: (row) => row.lastSeenAtMs, cell: (row) => (row.lastSeenAtMs === null ? t('seenNever') : momentOf(row.lastSeenAtMs)) },
    ...(mayManage.value ? [action] : []),
  ];
}
