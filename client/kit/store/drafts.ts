/** Drafts: written whole at every tap, in the order of the taps. */
import type { Database } from './database.ts';
import type { Draft } from './draft.ts';
import { resilient } from './resilient.ts';

export interface Drafts {
  /** Starts the write at once; resolves when it is on the disk, rejects when it is not. */
  save(draft: Draft): Promise<void>;
  /** The draft with this id, unless it was finished. */
  get(id: string): Promise<Draft | undefined>;
  /** Every unfinished draft, the one started last first. */
  open(): Promise<Draft[]>;
  /** Throws a draft away because a person said so. */
  discard(id: string): Promise<void>;
}

export function draftsOf(database: Database): Drafts {
  return {
    save: async (draft) => {
      await resilient(database, () => database.drafts.put(draft));
    },
    get: (id) => resilient(database, () => database.transaction('r', database.drafts, database.outbox, async () =>
      (await database.outbox.get(id) === undefined ? database.drafts.get(id) : undefined))),
    open: () => resilient(database, () => unfinished(database)),
    discard: (id) => resilient(database, () => database.drafts.delete(id)),
  };
}

/** A late save may bring a finished draft back: what is in the outbox is no draft. */
export function unfinished(database: Database): PromiseLike<Draft[]> {
  return database.transaction('r', database.drafts, database.outbox, async () => {
    const kept = await database.drafts.toArray();
    const finished = new Set(await database.outbox.where('id').anyOf(kept.map((each) => each.id)).primaryKeys());
    return kept
      .filter((each) => !finished.has(each.id))
      .sort((left, right) => right.startedAt.utcMs - left.startedAt.utcMs);
  });
}
