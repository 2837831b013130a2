/** Assigned places across campaigns as one list, and the one where interviews are being held. */
import type { AssignedCampaign, AssignedPlace } from '#shared/wire/assignments.ts';
import { placeKey, type PlaceCount } from '../../kit/store/place-counts.ts';

export interface Assignment {
  readonly key: string;
  readonly campaign: AssignedCampaign;
  readonly place: AssignedPlace;
  /** What the server has from here and what this phone holds beyond that. */
  readonly done: number;
}

export function assignmentsOf(campaigns: readonly AssignedCampaign[], counts: ReadonlyMap<string, PlaceCount>): Assignment[] {
  return campaigns.flatMap((campaign) => campaign.places.map((place) => {
    const key = placeKey(campaign.id, place.id);
    return { key, campaign, place, done: counts.get(key)?.done ?? place.received };
  }));
}

/** The place chosen last, while it is assigned; else the first that is not full; else the first. */
export function currentAssignment(assignments: readonly Assignment[], chosenKey: string): Assignment | undefined {
  return assignments.find((each) => each.key === chosenKey)
    ?? assignments.find((each) => each.done < each.place.target)
    ?? assignments[0];
}

/** The places of each campaign together, in the order in which they are assigned. */
export function byCampaign(assignments: readonly Assignment[]): { readonly campaign: AssignedCampaign; readonly places: readonly Assignment[] }[] {
  const campaigns = new Map(assignments.map(({ campaign }) => [campaign.id, campaign]));
  return [...campaigns.values()].map((campaign) => ({ campaign, places: assignments.filter((each) => each.campaign.id === campaign.id) }));
}
