/** Drafts: sealed and written whole at every tap, in the order of the taps. */
import type { VaultKeeper } from '../vault/vault.ts';
import type { OpenKey } from '../vault/vault-rows.ts';
import { inTurn } from '../vault/in-turn.ts';
import type { Database } from './database.ts';
import type { Draft } from './draft.ts';
import type { DraftKeys } from './draft-keys.ts';
import { holdDraft, type DraftHold } from './hold-draft.ts';
import { resilient } from './resilient.ts';
import { openDraft, openDrafts, sealDraft } from './sealed-drafts.ts';
import type { AppName } from './rows.ts';
import type { SealedDraftRow } from './sealed-rows.ts';

/** While the vault is not open everything but `hold` rejects with `VaultLocked`. */
export interface Drafts {
  /** Starts at once; resolves when this draft, or a later state of it, is on the disk, and rejects when it is not. */
  save(draft: Draft): Promise<void>;
  /** The draft with this id, unless it was finished. */
  get(id: string): Promise<Draft | undefined>;
  /** Every unfinished draft, the one started last first. */
  open(): Promise<Draft[]>;
  /** Throws a draft away because a person said so. */
  discard(id: string): Promise<void>;
  /** The right to work on a draft in this window; undefined while it is open in another one. */
  hold(id: string): Promise<DraftHold | undefined>;
  /** Erases the key of a draft that became a response: what the database still has of it opens to nobody. */
  forgetKey(id: string): Promise<void>;
  /** The same for every draft that did, after a kill in between. */
  forgetFinished(): Promise<void>;
}

export interface DraftParts {
  readonly app: AppName;
  readonly database: Database;
  readonly vault: VaultKeeper;
  readonly keys: DraftKeys;
}

export function draftsOf({ app, database, vault, keys }: DraftParts): Drafts {
  const oneByOne = inTurn();
  const waiting = new Map<string, { draft: Draft; readonly written: Promise<void> }>();
  const write = async (id: string, open: OpenKey): Promise<void> => {
    const { draft } = waiting.get(id) ?? {};
    waiting.delete(id);
    if (draft === undefined) return;
    const row = await sealDraft(draft, open, keys);
    await resilient(database, () => putUnfinished(database, row));
  };
  return {
    save: async (draft) => {
      const open = vault.key();
      const before = waiting.get(draft.id);
      if (before !== undefined) before.draft = draft;
      else waiting.set(draft.id, { draft, written: oneByOne(() => write(draft.id, open)) });
      await waiting.get(draft.id)?.written;
    },
    get: async (id) => {
      const open = vault.key();
      const row = await resilient(database, () => unfinishedRow(database, id));
      return row === undefined ? undefined : openDraft(row, open, keys);
    },
    open: async () => {
      const open = vault.key();
      return [...(await openDrafts(await resilient(database, () => unfinished(database)), open, keys)).drafts];
    },
    discard: (id) => oneByOne(async () => {
      await resilient(database, () => database.sealedDrafts.delete(id));
      await keys.forget([id]);
    }),
    hold: (id) => holdDraft(app, id),
    forgetKey: (id) => oneByOne(() => keys.forget([id])),
    forgetFinished: () => oneByOne(async () => {
      const ids = await keys.ids();
      const finished = await resilient(database, () => database.outbox.where('id').anyOf(ids).primaryKeys());
      if (finished.length > 0) await keys.forget(finished);
    }),
  };
}

/** A save that comes after the finish writes nothing. */
function putUnfinished(database: Database, row: SealedDraftRow): PromiseLike<void> {
  return database.transaction('rw', database.sealedDrafts, database.outbox, async () => {
    if (await database.outbox.get(row.id) === undefined) await database.sealedDrafts.put(row);
  });
}

function unfinishedRow(database: Database, id: string): PromiseLike<SealedDraftRow | undefined> {
  return database.transaction('r', database.sealedDrafts, database.outbox, async () =>
    (await database.outbox.get(id) === undefined ? database.sealedDrafts.get(id) : undefined));
}

/** What is in the outbox is no draft. */
export function unfinished(database: Database): PromiseLike<SealedDraftRow[]> {
  return database.transaction('r', database.sealedDrafts, database.outbox, async () => {
    const kept = await database.sealedDrafts.toArray();
    const finished = new Set(await database.outbox.where('id').anyOf(kept.map((each) => each.id)).primaryKeys());
    return kept.filter((each) => !finished.has(each.id));
  });
}
