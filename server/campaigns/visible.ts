/** A campaign as one reader may see it: units and places outside their scope are not there. */
import type { Campaign } from '#shared/campaign/model.ts';
import { Problem } from '#shared/kernel/problem.ts';
import { covers, type Reader } from '../auth/reader.ts';
import type { Storage, StoredCampaign } from '../storage/port.ts';

/** Throws `campaign.unknown` for none and for one outside the scope alike: existence is not told. */
export async function visibleCampaign(storage: Pick<Storage, 'campaign'>, id: string, reader: Reader): Promise<StoredCampaign> {
  const stored = await storage.campaign(id.normalize('NFC'), reader.scope);
  if (stored === undefined) throw new Problem('campaign.unknown');
  return { ...stored, campaign: cutToScope(stored.campaign, reader) };
}

export function cutToScope(campaign: Campaign, { scope }: Reader): Campaign {
  if (scope.units === 'all') return campaign;
  const units = campaign.units.filter((unit) => covers(scope.units, unit.id));
  const groups = new Set(units.map((unit) => unit.unitGroup));
  return {
    ...campaign, units,
    unitGroups: campaign.unitGroups.filter((group) => groups.has(group.id)),
    places: campaign.places.filter((place) => covers(scope.units, place.unit)),
  };
}
