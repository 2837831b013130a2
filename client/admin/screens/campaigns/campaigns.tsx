import { useMemo, useState } from 'preact/hooks';
import type { CampaignSummary } from '#shared/wire/campaigns.ts';
import { writeCount, writeDay } from '../../../kit/language/formats.ts';
import { language } from '../../../kit/language/language.ts';
import { Button } from '../../../kit/ui/button.tsx';
import type { Column } from '../../parts/column.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { PageHead, Waiting } from '../../parts/screen-frame.tsx';
import { campaigns } from '../../state/campaign.ts';
import { campaignAddress } from '../../state/route.ts';
import { fileAddress } from '../../state/server.ts';
import { mayManage } from '../../state/session.ts';
import { nameOf } from '../../state/wording.ts';
import { t } from '../../state/words.ts';
import { ImportCampaign } from './import-campaign.tsx';
import { StatusDialog } from './status-dialog.tsx';

const statusWords = { draft: 'statusDraft', open: 'statusOpen', closed: 'statusClosed' } as const;

/** Every campaign; an admin brings in another, opens and closes. */
export function CampaignsScreen() {
  const [isImporting, setImporting] = useState(false);
  const [asked, setAsked] = useState<CampaignSummary | undefined>(undefined);
  const all = campaigns.value.value;
  const columns = useMemo(() => columnsOf(setAsked), [language.value, mayManage.value]);
  return (
    <>
      <PageHead title={t('campaignsTitle')}>
        {mayManage.value && !isImporting ? <Button compact onClick={() => setImporting(true)}>{t('importTitle')}</Button> : null}
      </PageHead>
      <Waiting resources={[campaigns]} />
      {isImporting ? <ImportCampaign onClose={() => setImporting(false)} /> : null}
      {all === undefined ? null : (
        <DataTable fileName="campaigns" keepAs="campaigns" caption={t('campaignsTitle')} columns={columns} rows={all} keyOf={(each) => each.id} tools="none"
          hrefOf={(each) => campaignAddress({ campaign: each.id, page: 'overview' })}
          empty={t(mayManage.value ? 'campaignsNone' : 'campaignsNoneForYou')} />
      )}
      {asked === undefined ? null : <StatusDialog campaign={asked} onClose={() => setAsked(undefined)} />}
    </>
  );
}

function columnsOf(onAsk: (campaign: CampaignSummary) => void): Column<CampaignSummary>[] {
  const count = (id: 'units' | 'target' | 'responses' | 'held', title: string): Column<CampaignSummary> =>
    ({ id, title, look: 'figure', isBestHigh: true, value: (each) => each[id], cell: (each) => writeCount(each[id]), ...(id === 'responses' ? {} : { room: 'medium' }) });
  return [
    { id: 'unit', title: t('columnCampaign'), isFixed: true, value: (each) => nameOf(each.name) },
    { id: 'state', title: t('columnState'), value: (each) => t(statusWords[each.status]), cell: (each) => <><span class={each.status === 'draft' ? 'calling' : ''}>{t(statusWords[each.status])}</span>{each.hasGeneratedResponses ? <span class="muted generated"> · {t('generatedMark')}</span> : null}</> },
    { id: 'days', title: t('columnFieldDays'), look: 'figure', room: 'wide', value: (each) => each.opensOn, cell: (each) => t('fieldDays', { from: writeDay(each.opensOn), to: writeDay(each.closesOn) }) },
    count('units', t('columnUnits')),
    count('target', t('columnTarget')),
    count('responses', t('columnResponses')),
    count('held', t('columnHeld')),
    { id: 'action', title: t('campaignOpen'), look: 'figure', isAction: true, value: () => null, cell: (each) => <Actions campaign={each} onAsk={onAsk} /> },
  ];
}

function Actions({ campaign, onAsk }: { readonly campaign: CampaignSummary; onAsk(campaign: CampaignSummary): void }) {
  if (!mayManage.value) return null;
  return (
    <span class="row-actions">
      {campaign.status === 'closed' ? null : <button type="button" class="link" onClick={() => onAsk(campaign)}>{t(campaign.status === 'draft' ? 'campaignOpen' : 'campaignClose')}</button>}
      <a class="link" href={fileAddress(campaign.id)} download={`${campaign.id}.json`}>{t('campaignFile')}</a>
    </span>
  );
}
