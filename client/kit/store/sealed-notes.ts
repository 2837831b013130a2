/**
 * Small things of one person under the key of their vault: what is assigned to them, where they
 * work. Each is written whole under its name.
 */
import { openJson, sealJson } from '../vault/sealed-json.ts';
import type { VaultKeeper } from '../vault/vault.ts';
import type { OpenKey } from '../vault/vault-rows.ts';
import type { Database } from './database.ts';
import { resilient } from './resilient.ts';
import type { SealedNoteRow } from './sealed-rows.ts';

export interface Notes {
  /** Undefined when there is none. Rejects with `VaultLocked` while the vault is not open. */
  read(name: string): Promise<unknown>;
  keep(name: string, value: unknown): Promise<void>;
}

export function notesOf(database: Database, vault: VaultKeeper): Notes {
  return {
    read: async (name) => {
      const open = vault.key();
      const row = await resilient(database, () => database.sealedNotes.get([open.owner, name]));
      return row === undefined ? undefined : openNote(row, open);
    },
    keep: async (name, value) => {
      const row = await sealNote(name, value, vault.key());
      await resilient(database, () => database.sealedNotes.put(row));
    },
  };
}

export async function sealNote(name: string, value: unknown, { id, owner, key }: OpenKey): Promise<SealedNoteRow> {
  return { owner, name, vault: id, bytes: await sealJson(key, placeOf(owner, name), value) };
}

/** The value in `row`, or undefined when `vault` does not open it. */
export async function openNote({ owner, name, vault, bytes }: SealedNoteRow, open: OpenKey): Promise<unknown> {
  return vault === open.id ? openJson(open.key, placeOf(owner, name), bytes) : undefined;
}

function placeOf(owner: string, name: string): { table: string; id: string } {
  return { table: 'notes', id: JSON.stringify([owner, name]) };
}
