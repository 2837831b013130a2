/**
 * What is assigned, kept for days without a network: under the key of the vault. Questionnaires are
 * public and stand beside it by their content hash.
 */
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import type { AssignedCampaign } from '#shared/wire/assignments.ts';
import type { OpenKey } from '../vault/vault-rows.ts';
import type { VaultKeeper } from '../vault/vault.ts';
import type { Database } from './database.ts';
import { openPlaces, placesNote } from './finished-places.ts';
import { placeCounts, type PlaceCount, type Uncounted } from './place-counts.ts';
import { resilient } from './resilient.ts';
import { openNote, sealNote } from './sealed-notes.ts';
import type { SealedNoteRow } from './sealed-rows.ts';
import { trustAssignments, type TrustedAssignments } from './trusted-sealing.ts';

/** What became of assignments that came. */
export interface Replaced {
  /** False while the vault is not open: nothing was kept. */
  readonly isKept: boolean;
  /** Campaigns that were left out, because their sealing keys are not the server's. */
  readonly distrusted: readonly string[];
}

/** While the vault is not open, `all` and `placeCounts` reject with `VaultLocked`. */
export interface Campaigns {
  all(): Promise<readonly AssignedCampaign[]>;
  /** Whether assignments could be kept now: asked before they are fetched. */
  canKeep(): boolean;
  /** Takes over what the server assigns; `countedIds` are responses that its counts include. */
  replace(campaigns: readonly AssignedCampaign[], countedIds: readonly string[]): Promise<Replaced>;
  /** Ids of received or held responses that no count includes yet: asked before the assignments are fetched. */
  uncountedIds(): Promise<string[]>;
  questionnaire(hash: string): Promise<Questionnaire | undefined>;
  keepQuestionnaire(hash: string, questionnaire: Questionnaire): Promise<void>;
  /** Hashes of the questionnaires of these campaigns that are not on the device. */
  missingQuestionnaires(campaigns: readonly AssignedCampaign[]): Promise<string[]>;
  /** By `placeKey(campaign, place)`. */
  placeCounts(): Promise<ReadonlyMap<string, PlaceCount>>;
}

export const assignmentsNote = 'assignments';

export function campaignsOf(database: Database, vault: VaultKeeper): Campaigns {
  const all = async (): Promise<readonly AssignedCampaign[]> => {
    const open = vault.key();
    return openAssignments(await resilient(database, () => database.sealedNotes.get([open.owner, assignmentsNote])), open);
  };
  return {
    all,
    canKeep: () => vault.openKey.peek() !== undefined,
    replace: async (campaigns, countedIds) => {
      const open = vault.openKey.peek();
      const device = await resilient(database, () => database.device.get('this'));
      if (open === undefined || device === undefined) return { isKept: false, distrusted: [] };
      const trusted = await trustAssignments(database, device.serverKey, campaigns);
      const note = await sealNote(assignmentsNote, trusted.campaigns, open);
      await resilient(database, () => replace(database, { note, trusted, countedIds }));
      return { isKept: true, distrusted: trusted.distrusted };
    },
    uncountedIds: async () => (await resilient(database, () => uncounted(database))).filter((each) => each.isSettled).map((each) => each.id),
    questionnaire: async (hash) => (await resilient(database, () => database.questionnaires.get(hash)))?.questionnaire,
    keepQuestionnaire: async (hash, questionnaire) => {
      await resilient(database, () => database.questionnaires.put({ hash, questionnaire }));
    },
    missingQuestionnaires: async (campaigns) => {
      const kept = new Set(await resilient(database, () => database.questionnaires.toCollection().primaryKeys()));
      return [...new Set(campaigns.map((each) => each.questionnaire.hash))].filter((hash) => !kept.has(hash));
    },
    placeCounts: async () => {
      const open = vault.key();
      const places = await openPlaces(await resilient(database, () => database.sealedNotes.get([open.owner, placesNote])), open);
      return placeCounts(await all(), await resilient(database, () => uncounted(database)), places);
    },
  };
}

/** None when there is no row, or one that this vault does not open. */
export async function openAssignments(row: SealedNoteRow | undefined, open: OpenKey): Promise<readonly AssignedCampaign[]> {
  const campaigns = row === undefined ? undefined : await openNote(row, open);
  return isAssignments(campaigns) ? campaigns : [];
}

/** What opened under our own key is what we sealed. */
function isAssignments(value: unknown): value is readonly AssignedCampaign[] {
  return Array.isArray(value);
}

interface Replacement {
  readonly note: SealedNoteRow;
  readonly trusted: TrustedAssignments;
  readonly countedIds: readonly string[];
}

function replace(database: Database, { note, trusted, countedIds }: Replacement): PromiseLike<void> {
  return database.transaction('rw', database.sealedNotes, database.sealingKeys, database.outbox, async () => {
    await database.sealedNotes.put(note);
    await database.sealingKeys.bulkPut([...trusted.keys]);
    await database.outbox.where('id').anyOf([...countedIds]).modify({ isCounted: 1 });
  });
}

/** What the server's counts of places do not include yet. */
export async function uncounted(database: Database): Promise<Uncounted[]> {
  const rows = await database.outbox.where('isCounted').equals(0).toArray();
  return rows.map(({ id, campaign, place, status }) => ({ id, campaign, place, isSettled: status === 'received' || status === 'held' }));
}
