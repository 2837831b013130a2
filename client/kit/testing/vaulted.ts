/** The vaulted part of a store on a database in memory, with its clock in the test's hand. */
import { Database } from '../store/database.ts';
import { dexieShelf } from '../store/dexie-shelf.ts';
import { watch, type Live } from '../store/live.ts';
import type { AppName, OutboxRow } from '../store/rows.ts';
import { inTurn } from '../vault/in-turn.ts';
import { vaultedStore, type VaultedStore } from '../store/vaulted-store.ts';
import type { Shelf } from '../store/shelf.ts';
import type { MemoryFiles } from './memory-files.ts';

export interface Vaulted extends VaultedStore {
  readonly database: Database;
  readonly live: Live;
  readonly shelf: Shelf;
  readonly errors: unknown[];
  close(): void;
}

export interface VaultedSetting {
  readonly files: MemoryFiles;
  readonly now?: () => number;
  readonly app?: AppName;
}

export async function openVaulted({ files, now = () => 0, app = 'field' }: VaultedSetting): Promise<Vaulted> {
  const errors: unknown[] = [];
  const oneByOne = inTurn();
  const onError = (error: unknown): void => { errors.push(error); };
  const database = new Database({ name: `hailong-${app}`, factory: globalThis.indexedDB }, { onBlocked: () => undefined, onReplaced: () => undefined, onNewer: () => undefined, onGone: () => undefined });
  await database.open();
  const shelf = dexieShelf(database);
  const parts = vaultedStore({ app, database, files, now, onError, lock: (_name, work) => oneByOne(work) });
  const { live, stop } = watch({ database, shelf, vault: parts.vault, keys: parts.keys, onError });
  const unfollow = parts.follow(live.device);
  return {
    ...parts, database, live, shelf, errors,
    close: () => {
      unfollow();
      stop();
      database.close();
    },
  };
}

/** An outbox row of a finished response, as far as the vault is concerned. */
export function rowOf(id: string, device: string, place = ''): OutboxRow {
  return {
    id, device, campaign: 'sao-mai', place, sequence: 1, bytes: new Uint8Array([1, 2, 3]), hash: 'f'.repeat(64), sizeBytes: 3,
    finishedAtMs: 1, status: 'waiting', attempts: 0, nextAttemptAtMs: 0, settledAtMs: null, isCounted: 0,
  };
}

