/** The file that makes a stored campaign again, with its people and without their passwords. */
import type { CampaignAccount } from '#shared/campaign/campaign-account.ts';
import type { CampaignFile } from '#shared/campaign/campaign-file.ts';
import { writeCampaignFile } from '#shared/campaign/write-campaign-file.ts';
import type { Reader } from '../auth/reader.ts';
import type { Storage } from '../storage/port.ts';
import { visibleCampaign } from './visible.ts';

export async function campaignToFile(storage: Storage, id: string, reader: Reader): Promise<CampaignFile> {
  const { campaign } = await visibleCampaign(storage, id, reader);
  const accounts = (await storage.accounts()).filter(({ scope }) => scope.campaigns !== 'all' && scope.campaigns.includes(campaign.id));
  const written = await Promise.all(accounts.map(async ({ id: account, login, role, scope }): Promise<CampaignAccount> => {
    const places = (await storage.placesOf(account)).filter((each) => each.campaign === campaign.id).map((each) => each.place);
    return { login, role, password: null, units: unitsOf(scope.units, campaign.units), places };
  }));
  return writeCampaignFile(campaign, written);
}

/** Units of another campaign in the same scope are no matter of this file. */
function unitsOf(units: 'all' | readonly string[], known: readonly { readonly id: string }[]): 'all' | readonly string[] {
  return units === 'all' ? 'all' : units.filter((id) => known.some((unit) => unit.id === id));
}
