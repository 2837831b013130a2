/** Assigned campaigns and their questionnaires, kept for days without a network. */
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import type { AssignedCampaign } from '#shared/wire/assignments.ts';
import type { Database } from './database.ts';
import { resilient } from './resilient.ts';

/** How far a place is: `done` is what the server has plus what this device still holds back from its count. */
export interface PlaceCount {
  readonly done: number;
  /** Of these, not yet received by the server. */
  readonly waiting: number;
}

export interface Campaigns {
  all(): Promise<AssignedCampaign[]>;
  /** Takes over what the server assigns; `countedIds` are responses that its counts include. */
  replace(campaigns: readonly AssignedCampaign[], countedIds: readonly string[]): Promise<void>;
  /** Ids of received or held responses that no count includes yet: asked before the assignments are fetched. */
  uncountedIds(): Promise<string[]>;
  questionnaire(hash: string): Promise<Questionnaire | undefined>;
  keepQuestionnaire(hash: string, questionnaire: Questionnaire): Promise<void>;
  /** Hashes of assigned questionnaires that are not on the device. */
  missingQuestionnaires(): Promise<string[]>;
  /** By `placeKey(campaign, place)`. */
  placeCounts(): Promise<ReadonlyMap<string, PlaceCount>>;
}

export function placeKey(campaign: string, place: string): string {
  return `${campaign}/${place}`;
}

export function campaignsOf(database: Database): Campaigns {
  return {
    all: () => resilient(database, () => database.campaigns.toArray()),
    replace: (campaigns, countedIds) => resilient(database, () => replace(database, campaigns, countedIds)),
    uncountedIds: () => resilient(database, async () =>
      (await database.outbox.where('isCounted').equals(0).toArray())
        .filter((row) => row.status === 'received' || row.status === 'held').map((row) => row.id)),
    questionnaire: (hash) => resilient(database, async () => (await database.questionnaires.get(hash))?.questionnaire),
    keepQuestionnaire: async (hash, questionnaire) => {
      await resilient(database, () => database.questionnaires.put({ hash, questionnaire }));
    },
    missingQuestionnaires: () => resilient(database, async () => {
      const wanted = new Set((await database.campaigns.toArray()).map((each) => each.questionnaire.hash));
      const kept = new Set(await database.questionnaires.toCollection().primaryKeys());
      return [...wanted].filter((hash) => !kept.has(hash));
    }),
    placeCounts: () => resilient(database, () => placeCounts(database)),
  };
}

async function replace(
  database: Database, campaigns: readonly AssignedCampaign[], countedIds: readonly string[],
): Promise<void> {
  await database.transaction('rw', database.campaigns, database.outbox, async () => {
    await database.campaigns.clear();
    await database.campaigns.bulkPut([...campaigns]);
    await database.outbox.where('id').anyOf([...countedIds]).modify({ isCounted: 1 });
  });
}

/** Counts of every assigned place. */
export async function placeCounts(database: Database): Promise<ReadonlyMap<string, PlaceCount>> {
  const counts = new Map<string, PlaceCount>();
  for (const campaign of await database.campaigns.toArray()) {
    for (const place of campaign.places) {
      counts.set(placeKey(campaign.id, place.id), { done: place.received, waiting: 0 });
    }
  }
  await database.outbox.where('isCounted').equals(0).each((row) => {
    const key = placeKey(row.campaign, row.place);
    const { done, waiting } = counts.get(key) ?? { done: 0, waiting: 0 };
    const isWaiting = row.status === 'waiting' || row.status === 'refused';
    counts.set(key, { done: done + 1, waiting: waiting + (isWaiting ? 1 : 0) });
  });
  return counts;
}
