/** Drafts: written whole at every tap, in the order of the taps. */
import type { Draft } from './draft.ts';
import type { Database } from './indexed-db/database.ts';
import type { Transaction } from './indexed-db/transaction.ts';

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
    save: (draft) => database.write(['drafts'], (transaction) => transaction.put('drafts', draft)),
    get: (id) => database.read(['drafts', 'outbox'], async (transaction) =>
      (await transaction.get('outbox', id) === undefined ? transaction.get('drafts', id) : undefined)),
    open: () => database.read(['drafts', 'outbox'], unfinished),
    discard: (id) => database.write(['drafts'], (transaction) => transaction.remove('drafts', id)),
  };
}

/** A late save may bring a finished draft back: what is in the outbox is no draft. */
export async function unfinished(transaction: Transaction): Promise<Draft[]> {
  const drafts = await transaction.all('drafts');
  const finished = await Promise.all(drafts.map((each) => transaction.get('outbox', each.id)));
  return drafts
    .filter((_, index) => finished[index] === undefined)
    .sort((left, right) => right.startedAt.utcMs - left.startedAt.utcMs);
}
