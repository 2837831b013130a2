import type { CampaignSummary } from '#shared/wire/campaigns.ts';
import { writeCount } from '../../../kit/language/formats.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { campaigns, currentId, refreshFigures } from '../../state/campaign.ts';
import { closeCampaign, openCampaign } from '../../state/server.ts';
import { nameOf } from '../../state/wording.ts';
import { t } from '../../state/words.ts';

/** Opens a draft or closes what is open, after saying what that freezes or turns away. */
export function StatusDialog({ campaign, onClose }: { readonly campaign: CampaignSummary; onClose(): void }) {
  const values = {
    name: nameOf(campaign.name), units: writeCount(campaign.units), target: writeCount(campaign.target), responses: writeCount(campaign.responses), code: campaign.id,
  };
  const run = (change: (id: string) => Promise<unknown>) => async (): Promise<void> => {
    await change(campaign.id);
    onClose();
    if (currentId.value === campaign.id) refreshFigures();
    else await campaigns.refresh();
  };
  if (campaign.status === 'draft') {
    return (
      <ConfirmDialog title={t('openTitle', values)} action={t('openDo', values)} onDo={run(openCampaign)} onClose={onClose}>
        <p>{t('openStates', values)}</p>
      </ConfirmDialog>
    );
  }
  return (
    <ConfirmDialog title={t('closeTitle', values)} action={t('closeDo', values)} isDanger code={campaign.id} codeLabel={t('closeType', values)}
      onDo={run(closeCampaign)} onClose={onClose}>
      <p>{t('closeStates', values)}</p>
    </ConfirmDialog>
  );
}
