/** Where a person may set up a kiosk: the places of open campaigns with kiosks, in their units. */
import type { LocalText } from '#shared/kernel/local-text.ts';
import type { Storage } from '../storage/port.ts';
import { covers, type Reader } from './reader.ts';

export interface KioskPlace {
  readonly campaign: string;
  readonly campaignName: LocalText;
  readonly place: string;
  readonly placeName: LocalText;
}

export async function kioskPlacesFor(storage: Pick<Storage, 'campaigns'>, { role, scope }: Pick<Reader, 'role' | 'scope'>): Promise<KioskPlace[]> {
  if (role === 'viewer' || role === 'auditor') return [];
  const campaigns = await storage.campaigns(scope);
  const open = campaigns.filter(({ status, campaign }) => status === 'open' && campaign.channels.includes('kiosk'));
  return open.flatMap(({ campaign }) => campaign.places
    .filter((place) => covers(scope.units, place.unit))
    .map((place) => ({ campaign: campaign.id, campaignName: campaign.name, place: place.id, placeName: place.name })));
}
