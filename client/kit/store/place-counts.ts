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

/** A response that the server's counts do not include yet. */
export interface Uncounted {
  readonly id: string;
  readonly campaign: string;
  /** Of a response that version 1 of the store took; else empty. */
  readonly place: string;
  readonly isSettled: boolean;
}

/** `places` are those of responses, by their ids; one whose place is not known is counted once the server counts it. */
export function placeCounts(
  campaigns: readonly AssignedCampaign[], uncounted: readonly Uncounted[], places: ReadonlyMap<string, string>,
): ReadonlyMap<string, PlaceCount> {
  const counts = new Map(campaigns.flatMap((campaign) =>
    campaign.places.map((place) => [placeKey(campaign.id, place.id), { done: place.received, waiting: 0 }])));
  for (const { id, campaign, place, isSettled } of uncounted) {
    const at = places.get(id) ?? place;
    if (at === '') continue;
    const { done, waiting } = counts.get(placeKey(campaign, at)) ?? { done: 0, waiting: 0 };
    counts.set(placeKey(campaign, at), { done: done + 1, waiting: waiting + (isSettled ? 0 : 1) });
  }
  return counts;
}
