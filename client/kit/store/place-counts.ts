/** How far each assigned place is: what the server has, and what this device holds beyond that. Pure. */
import type { AssignedCampaign } from '#shared/wire/assignments.ts';

/** How far a place is: `done` is what the server has plus what this device still holds back from its count. */
export interface PlaceCount {
  readonly done: number;
  /** Of these, not yet received by the server. */
  readonly waiting: number;
}

export function placeKey(campaign: string, place: string): string {
  return `${campaign}/${place}`;
}

export function placeCounts(
  campaigns: readonly AssignedCampaign[],
  uncounted: readonly { readonly campaign: string; readonly place: string; readonly isSettled: boolean }[],
): ReadonlyMap<string, PlaceCount> {
  const counts = new Map(campaigns.flatMap((campaign) =>
    campaign.places.map((place) => [placeKey(campaign.id, place.id), { done: place.received, waiting: 0 }])));
  for (const { campaign, place, isSettled } of uncounted) {
    const { done, waiting } = counts.get(placeKey(campaign, place)) ?? { done: 0, waiting: 0 };
    counts.set(placeKey(campaign, place), { done: done + 1, waiting: waiting + (isSettled ? 0 : 1) });
  }
  return counts;
}
