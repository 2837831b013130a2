/** What the command line does with stored data: the same use-cases as the admin page, with the rights of whoever holds the files. */
import type { CampaignFile } from '#shared/campaign/campaign-file.ts';
import type { RebuiltDerived } from '../storage/port.ts';
import type { CampaignKeys, KeyStore } from '../keys/key-store.ts';
import type { ImportReply, ResponsesImportReply } from '#shared/wire/campaigns.ts';
import type { RescueReply } from '#shared/wire/rescue-file.ts';

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
  }): Promise<ResponsesImportReply & { readonly isClosed: boolean }>;
  /** Returns the responses counted. */
  rebuildTallies(campaign: string): Promise<number>;
  /** Everything that was derived, of all campaigns. */
  rebuildDerived(): Promise<RebuiltDerived>;
  /** The envelopes of a rescue file; throws `rescue.unreadable`. */
  takeRescueFile(file: Uint8Array): Promise<RescueReply>;
  readonly keys: KeyStore;
  /** Gives a campaign a new working key; throws `campaign.unknown`. */
  rotateKey(campaign: string): Promise<CampaignKeys>;
  /** Judges again what could not be opened. Returns how many are counted now. */
  judgeKeysAgain(): Promise<number>;
  close(): Promise<void>;
}

export const defaultDataFolder = 'data';

/** Which data, and what to do where there are none yet: say so, make an empty database, or one that is gone afterwards. */
export interface OfficeFolder {
  readonly folder: string;
  readonly ifMissing: 'refuse' | 'make' | 'pretend';
}

export interface OfficeOpener {
  /** Throws `UsageError` when the data cannot be opened or a server is using them. */
  openOffice(where: OfficeFolder): Promise<Office>;
}

/** Opens the office, does `work`, and lets the folder go whatever happens. */
export async function withOffice<T>(opener: OfficeOpener, where: OfficeFolder, work: (office: Office) => Promise<T>): Promise<T> {
  const office = await opener.openOffice(where);
  try {
    return await work(office);
  } finally {
    await office.close();
  }
}
