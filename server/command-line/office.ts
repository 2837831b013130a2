/** What the command line does with stored data: the same use-cases as the admin page, with the rights of whoever holds the files. */
import type { CampaignFile } from '#shared/campaign/campaign-file.ts';
import type { ImportReply, ResponsesImportReply } from '#shared/wire/campaigns.ts';

export interface Office {
  importCampaign(file: unknown, options: { readonly dryRun: boolean }): Promise<ImportReply>;
  /** The rest throw `campaign.unknown` when there is none. */
  campaignFile(campaign: string): Promise<CampaignFile>;
  openCampaign(campaign: string): Promise<void>;
  closeCampaign(campaign: string): Promise<void>;
  importResponses(csv: Uint8Array, options: {
    readonly campaign: string;
    readonly separator: string | undefined;
    readonly encoding: string | undefined;
  }): Promise<ResponsesImportReply>;
  /** Returns the responses counted. */
  rebuildTallies(campaign: string): Promise<number>;
  close(): Promise<void>;
}

export const defaultDataFolder = 'data';
