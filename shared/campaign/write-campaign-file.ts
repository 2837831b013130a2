/**
 * Writes a campaign as the file that makes it again: what is read back equals what was written,
 * except for passwords, which are never written.
 */
import { campaignFile, type CampaignFile } from './campaign-file.ts';
import type { CampaignAccount } from './campaign-account.ts';
import type { Campaign } from './model.ts';

/**
 * The campaign file of `campaign`. The questionnaire is written whole, so that the file means the
 * same on another server; nothing is left to a default.
 */
export function writeCampaignFile(campaign: Campaign, accounts: readonly CampaignAccount[]): CampaignFile {
  const { method, ...rest } = campaign;
  const file = {
    formatVersion: 1,
    ...rest,
    method: { id: method.id, parameters: method.parameters },
    accounts: accounts.map(({ login, role, units, places }) => ({
      login, role,
      ...(units === 'all' ? {} : { units }),
      ...(role === 'enumerator' ? { places } : {}),
    })),
  };
  // Through JSON, so that the file holds nothing that a reader of the written text would not see.
  return campaignFile.parse(JSON.parse(JSON.stringify(file)));
}
