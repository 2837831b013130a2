/** Assigned campaigns and their questionnaires, kept for days without a network. */
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import type { AssignedCampaign } from '#shared/wire/assignments.ts';
import type { Database } from './indexed-db/database.ts';
import type { Stretch, Transaction } from './indexed-db/transaction.ts';
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
    all: () => database.read(['campaigns'], (transaction) => transaction.all('campaigns')),
    replace: (campaigns, countedIds) => database.write(['campaigns', 'outbox'], (transaction) =>
      replace(transaction, campaigns, countedIds)),
    uncountedIds: () => database.read(['outbox'], async (transaction) =>
      (await transaction.all('outbox', uncounted())).filter(isSettled).map((row) => row.id)),
    questionnaire: (hash) => database.read(['questionnaires'], async (transaction) =>
      (await transaction.get('questionnaires', hash))?.questionnaire),
    keepQuestionnaire: (hash, questionnaire) => database.write(['questionnaires'], (transaction) =>
      transaction.put('questionnaires', { hash, questionnaire })),
    missingQuestionnaires: () => database.read(['campaigns', 'questionnaires'], async (transaction) => {
      const kept = new Set(await transaction.keys('questionnaires'));
      const wanted = new Set((await transaction.all('campaigns')).map((each) => each.questionnaire.hash));
      return [...wanted].filter((hash) => !kept.has(hash));
    }),
    placeCounts: () => database.read(['campaigns', 'outbox'], placeCounts),
  };
}

async function replace(
  transaction: Transaction, campaigns: readonly AssignedCampaign[], countedIds: readonly string[],
): Promise<void> {
  await transaction.clear('campaigns');
  for (const campaign of campaigns) await transaction.put('campaigns', campaign);
  for (const id of countedIds) {
    const row = await transaction.get('outbox', id);
    if (row !== undefined) await transaction.put('outbox', { ...row, isCounted: 1 });
  }
}

/** Counts of every assigned place. */
export async function placeCounts(transaction: Transaction): Promise<ReadonlyMap<string, PlaceCount>> {
  const counts = new Map<string, PlaceCount>();
  for (const campaign of await transaction.all('campaigns')) {
    for (const place of campaign.places) {
      counts.set(placeKey(campaign.id, place.id), { done: place.received, waiting: 0 });
    }
  }
  for (const row of await transaction.all('outbox', uncounted())) {
    const key = placeKey(row.campaign, row.place);
    const { done, waiting } = counts.get(key) ?? { done: 0, waiting: 0 };
    counts.set(key, { done: done + 1, waiting: waiting + (isSettled(row) ? 0 : 1) });
  }
  return counts;
}

function uncounted(): Stretch {
  return { index: 'isCounted', range: IDBKeyRange.only(0) };
}

function isSettled(row: OutboxRow): boolean {
  return row.status === 'received' || row.status === 'held';
}
