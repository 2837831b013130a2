/**
 * Responses from paper, one row a form, through the door of every response. A draft can still
 * change, so it takes none; a closed campaign holds them.
 */
import { Problem } from '#shared/kernel/problem.ts';
import type { ResponsesImportReply } from '#shared/wire/campaigns.ts';
import type { Reader } from '../auth/reader.ts';
import type { Ingest } from '../ingest/receive.ts';
import type { Sender } from '../ingest/sender.ts';
import type { Storage } from '../storage/port.ts';
import { visibleCampaign } from './visible.ts';

export interface ImportOptions {
  readonly campaign: string;
  readonly reader: Reader;
  readonly separator?: string | undefined;
  readonly encoding?: string | undefined;
}

export type ImportResponses = (csv: Uint8Array, options: ImportOptions) => Promise<ResponsesImportReply>;

export function createImportResponses(storage: Pick<Storage, 'campaign'>, ingest: Ingest): ImportResponses {
  return async (csv, { campaign: id, reader, separator, encoding }) => {
    const { campaign, questionnaireHash, status } = await visibleCampaign(storage, id, reader);
    if (status === 'draft') throw new Problem('campaign.draft', { campaign: campaign.id });
    // Loaded when first needed: most servers never read a CSV.
    const { importResponses } = await import('../imports/responses-csv/import-responses.ts');
    return importResponses(csv, { campaign, questionnaireHash, separator, encoding }, (envelopes, { isGenerated }) =>
      ingest.receive(envelopes, { ...office, account: reader.account, isGenerated }));
  };
}

const office: Omit<Sender, 'isGenerated'> = { device: 'import', account: null, kind: 'office', isRevoked: false, places: 'all' };
