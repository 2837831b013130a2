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

export function cutToScope(campaign: Campaign, { scope }: Pick<Reader, 'scope'>): Campaign {
  const { previousCampaign } = campaign;
  const known = { ...campaign, previousCampaign: previousCampaign !== null && covers(scope.campaigns, previousCampaign) ? previousCampaign : null };
  if (scope.units === 'all') return known;
  const isOwn = (unit: string): boolean => covers(scope.units, unit);
  const units = campaign.units.filter((unit) => isOwn(unit.id));
  const groups = new Set(units.map((unit) => unit.unitGroup));
  const places = campaign.places.filter((place) => isOwn(place.unit));
  const strata = new Set(places.map((place) => place.stratum));
  const transitions = within(campaign.transitions, 'after', isOwn);
  const predecessors = new Set(transitions.flatMap((each) => each.before));
  return {
    ...known, units, places, transitions,
    unitGroups: campaign.unitGroups.filter((group) => groups.has(group.id)),
    strata: campaign.strata.filter((stratum) => strata.has(stratum.id)),
    regions: within(campaign.regions, 'units', isOwn),
    // Past figures of groups and of the whole are of other units too.
    history: campaign.history.filter(({ unit }) => isOwn(unit) || predecessors.has(unit)),
  };
}

/** Each with the units that are left of one of its lists; without any it is not there. */
function within<Key extends string, T extends { readonly [K in Key]: readonly string[] }>(list: readonly T[], key: Key, isOwn: (unit: string) => boolean): T[] {
  return list.map((each) => ({ ...each, [key]: each[key].filter(isOwn) })).filter((each) => each[key].length > 0);
}
