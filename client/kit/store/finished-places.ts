/**
 * Where the latest responses of this person were taken. It stands in the answers too, which nobody
 * reads here once they are sealed; the counts of places and the list of responses need it, so it is
 * kept under the vault's key and not beside the envelope, where a thief would read where and when
 * each interview was.
 */
import type { Response } from '#shared/response/model.ts';
import { inTurn } from '../vault/in-turn.ts';
import type { VaultKeeper } from '../vault/vault.ts';
import type { OpenKey } from '../vault/vault-rows.ts';
import type { Database } from './database.ts';
import type { Lock } from './lock.ts';
import { resilient } from './resilient.ts';
import { openNote, sealNote } from './sealed-notes.ts';
import type { SealedNoteRow } from './sealed-rows.ts';

/** Place ids by response id. */
export type FinishedPlaces = ReadonlyMap<string, string>;

export const placesNote = 'places';
/** The oldest go first: by then the server counts them. */
const placesMax = 1_000;

export interface PlaceNotes {
  /** Nothing while the vault is not open: then the response is counted once the server has it. */
  keep(response: Pick<Response, 'id' | 'place'>): Promise<void>;
}

export function placeNotesOf({ database, vault, lock, lockName }: {
  readonly database: Database; readonly vault: VaultKeeper; readonly lock: Lock; readonly lockName: string;
}): PlaceNotes {
  const oneByOne = inTurn();
  return {
    keep: ({ id, place }) => oneByOne(() => lock(lockName, async () => {
      const open = vault.openKey.peek();
      if (open === undefined || place === undefined) return;
      const before = await openPlaces(await resilient(database, () => database.sealedNotes.get([open.owner, placesNote])), open);
      const places = [...before, [id, place] as const].slice(-placesMax);
      const row = await sealNote(placesNote, places, open);
      await resilient(database, () => database.sealedNotes.put(row));
    })),
  };
}

/** None when there is no row, or one that this vault does not open. */
export async function openPlaces(row: SealedNoteRow | undefined, open: OpenKey): Promise<FinishedPlaces> {
  const places = row === undefined ? undefined : await openNote(row, open);
  return new Map(Array.isArray(places) ? places.map((each: readonly unknown[]) => [String(each[0]), String(each[1])]) : []);
}
