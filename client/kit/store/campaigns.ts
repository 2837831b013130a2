/** Assigned campaigns and their questionnaires, kept for days without a network. */
import type { Collection } from 'dexie';
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import type { AssignedCampaign } from '#shared/wire/assignments.ts';
import type { Database } from './database.ts';
import { resilient } from './resilient.ts';
import type { OutboxRow } from './rows.ts';

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
  /** Hashes of the questionnaires of these campaigns that are not on the device. */
  missingQuestionnaires(campaigns: readonly AssignedCampaign[]): Promise<string[]>;
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
    uncountedIds: async () => (await resilient(database, () => uncounted(database).toArray())).filter(isSettled).map((row) => row.id),
    questionnaire: async (hash) => (await resilient(database, () => database.questionnaires.get(hash)))?.questionnaire,
    keepQuestionnaire: async (hash, questionnaire) => {
      await resilient(database, () => database.questionnaires.put({ hash, questionnaire }));
    },
    missingQuestionnaires: async (campaigns) => {
      const kept = new Set(await resilient(database, () => database.questionnaires.toCollection().primaryKeys()));
      return [...new Set(campaigns.map((each) => each.questionnaire.hash))].filter((hash) => !kept.has(hash));
    },
    placeCounts: () => resilient(database, () => placeCounts(database)),
  };
}

function replace(
  database: Database, campaigns: readonly AssignedCampaign[], countedIds: readonly string[],
): PromiseLike<void> {
  return database.transaction('rw', database.campaigns, database.outbox, async () => {
    await database.campaigns.clear();
    await database.campaigns.bulkPut([...campaigns]);
    await database.outbox.where('id').anyOf([...countedIds]).modify({ isCounted: 1 });
  });
}

/** Counts of every assigned place. */
export function placeCounts(database: Database): PromiseLike<ReadonlyMap<string, PlaceCount>> {
  return database.transaction('r', database.campaigns, database.outbox, async () => {
    const counts = new Map<string, PlaceCount>();
    for (const campaign of await database.campaigns.toArray()) {
      for (const place of campaign.places) {
        counts.set(placeKey(campaign.id, place.id), { done: place.received, waiting: 0 });
      }
    }
    for (const row of await uncounted(database).toArray()) {
      const key = placeKey(row.campaign, row.place);
      const { done, waiting } = counts.get(key) ?? { done: 0, waiting: 0 };
      counts.set(key, { done: done + 1, waiting: waiting + (isSettled(row) ? 0 : 1) });
    }
    return counts;
  });
}

function uncounted(database: Database): Collection<OutboxRow, string> {
  return database.outbox.where('isCounted').equals(0);
}

function isSettled(row: OutboxRow): boolean {
  return row.status === 'received' || row.status === 'held';
}
