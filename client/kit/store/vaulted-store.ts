/**
 * The part of a store that stands under the vault, joined: drafts, assignments, notes, the kit copy,
 * and the device row whose person the vault serves.
 */
import { effect, type ReadonlySignal } from '@preact/signals';
import { liveQuery } from 'dexie';
import type { Response } from '#shared/response/model.ts';
import { VaultKeeper } from '../vault/vault.ts';
import { campaignsOf, type Campaigns } from './campaigns.ts';
import { sealClearRows } from './clear-rows.ts';
import type { Database } from './database.ts';
import { deviceOf, type DeviceStore } from './device.ts';
import { draftKeysOf, type DraftKeys } from './draft-keys.ts';
import { draftsOf, type Drafts } from './drafts.ts';
import { placeNotesOf } from './finished-places.ts';
import { kitOf, type Kit } from './kit.ts';
import type { Lock } from './lock.ts';
import { resilient } from './resilient.ts';
import type { AppName, DeviceRow } from './rows.ts';
import { sealerOf, type Sealer } from './seal-for-device.ts';
import { notesOf, type Notes } from './sealed-notes.ts';
import type { SmallFiles } from './small-files.ts';
import { vaultShelfOf } from './vault-shelf.ts';

export interface VaultedStore {
  readonly vault: VaultKeeper;
  readonly keys: DraftKeys;
  readonly device: DeviceStore;
  readonly drafts: Drafts;
  readonly campaigns: Campaigns;
  readonly notes: Notes;
  readonly kit: Kit;
  readonly sealer: Sealer;
  /** A draft becomes a response: where it was taken is kept under the vault's key. */
  finishing(response: Response): Promise<void>;
  /** It became one: the draft's own key goes. */
  finished(id: string): Promise<void>;
  /** Follows who is signed in, in other windows too; gives what ends that. */
  follow(device: ReadonlySignal<DeviceRow | null | undefined>): () => void;
}

export interface VaultedParts {
  readonly app: AppName;
  readonly database: Database;
  readonly files: SmallFiles;
  readonly lock: Lock;
  readonly now: () => number;
  /** Hears of a kit copy that could not be written, and of a vault that could not be read. */
  readonly onError: (error: unknown) => void;
}

export function vaultedStore({ app, database, files, lock, now, onError }: VaultedParts): VaultedStore {
  const keys = draftKeysOf(files);
  const copySoon = (): void => { kit.write().catch(onError); };
  const vault: VaultKeeper = new VaultKeeper({
    shelf: vaultShelfOf(database, keys),
    now,
    onOpening: async (open) => {
      await sealClearRows(database, open, keys);
      drafts.forgetFinished().catch(onError);
    },
    onChanged: () => { kit.renew().catch(onError); },
    onDestroyed: async () => {
      await resilient(database, () => database.device.update('this', { isSignedIn: false }));
    },
  });
  const kit: Kit = kitOf({ database, vault, files, lock, lockName: `hailong-kit-${app}`, now });
  const places = placeNotesOf({ database, vault, lock, lockName: `hailong-places-${app}` });
  const drafts = draftsOf({ app, database, vault, keys });
  const serve = (row: Pick<DeviceRow, 'login' | 'isSignedIn'> | null): Promise<void> => {
    if (row !== null && app === 'kiosk') return vault.serveKiosk();
    return vault.serve(row?.isSignedIn === true ? row.login : undefined);
  };
  return {
    vault, keys, drafts, kit,
    device: servedDevice(deviceOf(database), { vault, serve, copySoon }),
    campaigns: copiedCampaigns(campaignsOf(database, vault), copySoon),
    notes: notesOf(database, vault),
    sealer: sealerOf(database),
    finishing: (response) => places.keep(response),
    finished: (id) => drafts.forgetKey(id),
    follow: (device) => {
      const stopServing = effect(() => {
        if (device.value !== undefined) serve(device.value).catch(onError);
      });
      const looking = liveQuery(() => resilient(database, () => database.vaults.toArray()))
        .subscribe({ next: () => { vault.look().catch(onError); }, error: onError });
      return () => {
        stopServing();
        looking.unsubscribe();
      };
    },
  };
}

interface Serving {
  readonly vault: VaultKeeper;
  readonly serve: (row: Pick<DeviceRow, 'login' | 'isSignedIn'> | null) => Promise<void>;
  readonly copySoon: () => void;
}

/** Who signs in finds their vault at once, and may set a new PIN; who signs out takes their key along. */
function servedDevice(device: DeviceStore, { vault, serve, copySoon }: Serving): DeviceStore {
  return {
    ...device,
    enrol: async (row) => {
      await device.enrol(row);
      await serve({ login: row.login, isSignedIn: true });
      vault.allowNewPin();
      copySoon();
    },
    change: async (change) => {
      await device.change(change);
      if (change.isSignedIn === undefined) return;
      await serve(await device.get() ?? null);
      copySoon();
    },
  };
}

function copiedCampaigns(campaigns: Campaigns, copySoon: () => void): Campaigns {
  return {
    ...campaigns,
    replace: async (assigned, countedIds) => {
      const replaced = await campaigns.replace(assigned, countedIds);
      if (replaced.isKept) copySoon();
      return replaced;
    },
  };
}
