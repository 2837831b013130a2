/**
 * What version 1 of the store kept in clear: drafts and assignments. At the first opening of a vault
 * they are sealed, each draft in a transaction that also deletes the clear row, so that a kill between
 * two loses neither and leaves none twice.
 */
import { resilient } from './resilient.ts';
import type { OpenKey } from '../vault/vault-rows.ts';
import { assignmentsNote } from './campaigns.ts';
import type { Database } from './database.ts';
import type { DraftKeys } from './draft-keys.ts';
import { sealDraft } from './sealed-drafts.ts';
import { sealNote } from './sealed-notes.ts';

export async function sealClearRows(database: Database, vault: OpenKey, keys: DraftKeys): Promise<void> {
  for (const draft of await resilient(database, () => database.drafts.toArray())) {
    const row = await sealDraft(draft, vault, keys);
    await resilient(database, () => database.transaction('rw', database.drafts, database.sealedDrafts, database.outbox, async () => {
      const isFinished = await database.outbox.get(draft.id) !== undefined;
      if (!isFinished && await database.sealedDrafts.get(draft.id) === undefined) await database.sealedDrafts.add(row);
      await database.drafts.delete(draft.id);
    }));
  }
  const campaigns = await resilient(database, () => database.campaigns.toArray());
  if (campaigns.length === 0) return;
  const note = await sealNote(assignmentsNote, campaigns, vault);
  await resilient(database, () => database.transaction('rw', database.campaigns, database.sealedNotes, async () => {
    if (await database.sealedNotes.get([note.owner, note.name]) === undefined) await database.sealedNotes.add(note);
    await database.campaigns.clear();
  }));
}
