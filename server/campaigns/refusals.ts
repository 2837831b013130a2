/** Refusals by unit: reading them, and taking what an office hands in, with who and when. */
import { Problem } from '#shared/kernel/problem.ts';
import type { Campaign } from '#shared/campaign/model.ts';
import type { RefusalsReply } from '#shared/wire/refusals.ts';
import type { Reader } from '../auth/reader.ts';
import type { Storage } from '../storage/port.ts';
import { visibleCampaign } from './visible.ts';

export interface Refusals {
  read(id: string, reader: Reader): Promise<RefusalsReply>;
  /** Throws `import.unreadable` with every bad row, and then nothing changed. */
  record(id: string, reader: Reader, file: { readonly csv: Uint8Array; readonly separator: string | undefined }): Promise<RefusalsReply>;
}

export interface RefusalsParts {
  readonly storage: Pick<Storage, 'campaign' | 'refusals' | 'recordRefusals'>;
  readonly now: () => number;
  /** After refusals of a campaign changed. */
  readonly onChanged: (campaign: string) => void;
}

export function createRefusals({ storage, now, onChanged }: RefusalsParts): Refusals {
  const reply = async (campaign: Campaign, reader: Reader): Promise<RefusalsReply> => {
    const recorded = new Map((await storage.refusals(campaign.id, reader.scope)).map((each) => [each.unit, each]));
    return {
      campaign: campaign.id,
      units: campaign.units.map(({ id }) => {
        const { refusals = null, recordedBy = null, recordedAtMs = null } = recorded.get(id) ?? {};
        return { id, refusals, recordedBy, recordedAtMs };
      }),
    };
  };
  return {
    read: async (id, reader) => reply((await visibleCampaign(storage, id, reader)).campaign, reader),
    record: async (id, reader, { csv, separator }) => {
      const { campaign, status } = await visibleCampaign(storage, id, reader);
      if (status === 'draft') throw new Problem('campaign.draft', { campaign: campaign.id });
      // Loaded when first needed: most servers never read a CSV.
      const { readRefusals } = await import('./read-refusals.ts');
      const read = readRefusals(csv, new Set(campaign.units.map((unit) => unit.id)), separator);
      if ('issues' in read) throw new Problem('import.unreadable', {}, read.issues);
      await storage.recordRefusals(campaign.id, { refusals: read.refusals, by: reader.login, atMs: now(), scope: reader.scope });
      onChanged(campaign.id);
      return reply(campaign, reader);
    },
  };
}
