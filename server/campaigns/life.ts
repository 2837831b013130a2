/** Opening freezes a campaign; closing it lets late responses come in as held. */
import { Problem } from '#shared/kernel/problem.ts';
import type { CampaignSummary } from '#shared/wire/campaigns.ts';
import type { Reader } from '../auth/reader.ts';
import type { Storage } from '../storage/port.ts';
import { summaryOf } from './summaries.ts';
import { visibleCampaign } from './visible.ts';

export interface Life {
  open(id: string, reader: Reader): Promise<CampaignSummary>;
  close(id: string, reader: Reader): Promise<CampaignSummary>;
}

export function createLife(storage: Storage, onChanged: () => void): Life {
  const move = async (id: string, reader: Reader, to: 'open' | 'closed'): Promise<CampaignSummary> => {
    const stored = await visibleCampaign(storage, id, reader);
    if (to === 'open' && stored.status !== 'draft') throw new Problem('campaign.not_draft');
    if (to === 'closed' && stored.status !== 'open') throw new Problem('campaign.closed');
    await storage.setCampaignStatus(stored.campaign.id, to);
    onChanged();
    return summaryOf(storage, { ...stored, status: to }, reader);
  };
  return {
    open: (id, reader) => move(id, reader, 'open'),
    close: (id, reader) => move(id, reader, 'closed'),
  };
}
