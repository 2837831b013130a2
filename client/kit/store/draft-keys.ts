/**
 * A key for each draft, in a file of its own: when an interview is finished the key goes, and what the
 * database has not yet tidied away of the deleted draft opens to nobody, not even with the PIN. The
 * vault's key is around each key. Where there are no files (or the disk is full) a draft is under the
 * vault's key itself.
 */
import { fromBase64, toBase64 } from '#shared/kernel/base64.ts';
import { openJson, sealJson } from '../vault/sealed-json.ts';
import type { OpenKey } from '../vault/vault-rows.ts';
import type { SmallFiles } from './small-files.ts';

export interface DraftKeys {
  /** The draft's key, made and kept before it is given when there was none; undefined when none can be kept. */
  keyFor(id: string, vault: OpenKey): Promise<CryptoKey | undefined>;
  /** The draft's key, when there is one and `vault` opens it. */
  find(id: string, vault: OpenKey): Promise<CryptoKey | undefined>;
  /** Puts the keys of these drafts under another vault. */
  carryOver(ids: readonly string[], from: OpenKey, to: OpenKey): Promise<void>;
  /** Drafts that have a key. */
  ids(): Promise<string[]>;
  /** Erases the keys of these drafts. Where there are no files there is nothing to erase. */
  forget(ids: readonly string[]): Promise<void>;
}

const keyBytes = 32;
const namePrefix = 'draft-key-';

export function draftKeysOf(files: SmallFiles): DraftKeys {
  const inMemory = new Map<string, CryptoKey>();
  const read = async (id: string, vault: OpenKey): Promise<Uint8Array<ArrayBuffer> | undefined> => {
    const sealed = await files.read(nameOf(id));
    const opened = sealed === undefined ? undefined : await openJson(vault.key, placeOf(id), Uint8Array.from(sealed));
    return typeof opened === 'string' ? fromBase64(opened) : undefined;
  };
  const write = async (id: string, vault: OpenKey, bytes: Uint8Array): Promise<void> =>
    files.write(nameOf(id), await sealJson(vault.key, placeOf(id), toBase64(bytes)));
  const remember = async (id: string, vault: OpenKey, bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> => {
    const key = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
    inMemory.set(`${id} ${vault.id}`, key);
    return key;
  };
  const find = async (id: string, vault: OpenKey): Promise<CryptoKey | undefined> => {
    const known = inMemory.get(`${id} ${vault.id}`);
    if (known !== undefined) return known;
    const bytes = await read(id, vault);
    return bytes === undefined ? undefined : remember(id, vault, bytes);
  };
  const make = async (id: string, vault: OpenKey): Promise<CryptoKey> => {
    const bytes = crypto.getRandomValues(new Uint8Array(keyBytes));
    await write(id, vault, bytes);
    return remember(id, vault, bytes);
  };
  return {
    find,
    keyFor: async (id, vault) => {
      try {
        return await find(id, vault) ?? await make(id, vault);
      } catch {
        return undefined;
      }
    },
    carryOver: async (ids, from, to) => {
      for (const id of ids) {
        const bytes = await read(id, from);
        if (bytes !== undefined) await write(id, to, bytes);
      }
    },
    ids: async () => (await files.names().catch(() => [])).filter((each) => each.startsWith(namePrefix)).map((each) => each.slice(namePrefix.length)),
    forget: async (ids) => {
      for (const name of [...inMemory.keys()]) if (ids.some((id) => name.startsWith(id))) inMemory.delete(name);
      for (const id of ids) await files.remove(nameOf(id)).catch(staysBehind);
    },
  };
}

function nameOf(id: string): string {
  return `${namePrefix}${id}`;
}

function placeOf(id: string): { table: string; id: string } {
  return { table: 'draft-keys', id };
}

/** A key that could not be erased now is erased when the vault is opened the next time. */
function staysBehind(): void {
  return undefined;
}
