/** Campaigns in one line each, with their counts. */
import type { CampaignSummary } from '#shared/wire/campaigns.ts';
import type { Reader } from '../auth/reader.ts';
import type { Storage, StoredCampaign } from '../storage/port.ts';
import { cutToScope } from './visible.ts';
import { wireText } from './wire-text.ts';

export async function listSummaries(storage: Storage, reader: Reader): Promise<CampaignSummary[]> {
  const stored = await storage.campaigns(reader.scope);
  return Promise.all(stored.map((each) => summaryOf(storage, each, reader)));
}

export async function summaryOf(storage: Storage, stored: StoredCampaign, reader: Reader): Promise<CampaignSummary> {
  const campaign = cutToScope(stored.campaign, reader);
  const { id, name, territory, year, isDemonstration, opensOn, closesOn, units } = campaign;
  const { responses, held } = await storage.progress(id, reader.scope);
  return {
    id, name: wireText(name), territory: wireText(territory), year, status: stored.status, isDemonstration,
    hasGeneratedResponses: stored.hasGeneratedResponses, opensOn, closesOn,
    units: units.length, target: units.reduce((sum, unit) => sum + unit.target, 0), responses, held,
  };
}
