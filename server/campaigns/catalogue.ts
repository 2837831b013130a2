/**
 * The campaigns as ingest and reports use them: each with its tally layout and its lookups, made
 * once and kept until a campaign changes. Who may see one is asked of storage, not of this.
 */
import { campaignLayout } from '#shared/campaign/campaign-layout.ts';
import type { Place, Unit } from '#shared/campaign/model.ts';
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import type { TallyLayout } from '#shared/tally/layout.ts';
import { everything, type Storage, type StoredCampaign } from '../storage/port.ts';
import { fits } from './fits.ts';

export interface KnownCampaign {
  readonly stored: StoredCampaign;
  readonly layout: TallyLayout;
  readonly units: ReadonlyMap<string, Unit>;
  readonly places: ReadonlyMap<string, Place>;
  /** By hash, other versions of its questionnaire that are here to stay and whose answers can be counted in it. */
  readonly fitting: ReadonlyMap<string, Questionnaire>;
}

export interface Catalogue {
  find(id: string): Promise<KnownCampaign | undefined>;
  /** Whoever changes a campaign says so here, after the change is stored. */
  changed(): void;
}

export function createCatalogue(storage: Pick<Storage, 'campaign' | 'campaigns'>): Catalogue {
  let known = new Map<string, KnownCampaign>();
  return {
    find: async (id) => {
      const found = known.get(id);
      if (found !== undefined) return found;
      // What is read while a change is stored must not outlive it: the map that it goes into is the old one.
      const current = known;
      const stored = await storage.campaign(id, everything);
      if (stored === undefined) return undefined;
      const made = compile(stored, await storage.campaigns(everything));
      current.set(id, made);
      return made;
    },
    changed: () => { known = new Map(); },
  };
}

function compile(stored: StoredCampaign, all: readonly StoredCampaign[]): KnownCampaign {
  const { campaign } = stored;
  return {
    stored,
    layout: campaignLayout(campaign),
    units: new Map(campaign.units.map((unit) => [unit.id, unit])),
    places: new Map(campaign.places.map((place) => [place.id, place])),
    fitting: new Map(all.filter((each) => staysHere(each) && fits(each.campaign.questionnaire, campaign.questionnaire))
      .map((each) => [each.questionnaireHash, each.campaign.questionnaire])),
  };
}

/** A draft may be replaced and a demonstration removed: what was counted by their questionnaire could not be made again. */
function staysHere({ status, campaign }: StoredCampaign): boolean {
  return status !== 'draft' && !campaign.isDemonstration;
}
