/** Where vaults are kept: the tables of the vault and the file of draft keys. */
import { openDraft, sealDraft } from './sealed-drafts.ts';
import type { OpenKey, VaultRow, VaultShelf } from '../vault/vault-rows.ts';
import type { Database } from './database.ts';
import type { DraftKeys } from './draft-keys.ts';
import { resilient } from './resilient.ts';
import type { SealedDraftRow } from './sealed-rows.ts';

export function vaultShelfOf(database: Database, keys: DraftKeys): VaultShelf {
  const { vaults, sealedDrafts, sealedNotes } = database;
  const whole = <T>(work: () => Promise<T>): Promise<T> =>
    resilient(database, () => database.transaction('rw', vaults, sealedDrafts, sealedNotes, work));
  const forgetKeys = async (id: string): Promise<void> => keys.forget((await resilient(database, () => under(database, id))).map((each) => each.id));
  return {
    ofOwner: (owner) => resilient(database, () => vaults.where('owner').equals(owner).toArray()),
    add: (row) => whole(() => add(database, row)),
    change: (id, change) => whole(async () => {
      const row = await vaults.get(id);
      if (row === undefined) return undefined;
      const changed = change(row);
      await vaults.put(changed);
      return changed;
    }),
    destroy: async (id) => {
      await forgetKeys(id);
      await whole(() => destroy(database, id));
    },
    remove: async (id) => {
      await forgetKeys(id);
      await whole(() => removeAll(database, id));
    },
    draftsUnder: async (ids) => {
      if (ids.length === 0) return 0;
      return resilient(database, () => sealedDrafts.filter((each) => ids.includes(each.vault)).count());
    },
    carryOver: (from, to) => carryOver(database, keys, { from, to }),
  };
}

async function add(database: Database, row: VaultRow): Promise<void> {
  const before = (await database.vaults.where('owner').equals(row.owner).toArray()).filter((each) => each.standing !== 'former');
  for (const each of before) {
    const hasDrafts = each.standing === 'current' && (await under(database, each.id)).length > 0;
    if (hasDrafts) await database.vaults.put({ ...each, standing: 'former' });
    else await removeAll(database, each.id);
  }
  await database.sealedNotes.filter((each) => each.owner === row.owner).delete();
  await database.vaults.put(row);
}

/** What a former vault leaves is nothing; of the one in use stays that it was destroyed. */
async function destroy(database: Database, id: string): Promise<void> {
  const row = await database.vaults.get(id);
  await removeAll(database, id);
  if (row?.standing !== 'current') return;
  const { lock: _lock, deviceKey: _deviceKey, ...rest } = row;
  await database.vaults.put({ ...rest, standing: 'destroyed' });
}

async function removeAll(database: Database, id: string): Promise<void> {
  await database.sealedDrafts.bulkDelete((await under(database, id)).map((each) => each.id));
  await database.sealedNotes.filter((each) => each.vault === id).delete();
  await database.vaults.delete(id);
}

function under(database: Database, vault: string): PromiseLike<SealedDraftRow[]> {
  return database.sealedDrafts.filter((each) => each.vault === vault).toArray();
}

/** Everything is opened and sealed before the transaction; killed half-way it can be done again with the same PIN. */
async function carryOver(database: Database, keys: DraftKeys, { from, to }: { readonly from: OpenKey; readonly to: OpenKey }): Promise<void> {
  const rows = await resilient(database, () => under(database, from.id));
  const underVault = await Promise.all(rows.filter((each) => each.under === 'vault').map(async (row) => {
    const draft = await openDraft(row, from, keys);
    return draft === undefined ? [] : [await sealDraft(draft, to, keys)];
  }));
  const underOwn = rows.filter((each) => each.under === 'draft');
  await keys.carryOver(underOwn.map((each) => each.id), from, to);
  const moved = [...underVault.flat(), ...underOwn.map((each) => ({ ...each, vault: to.id, owner: to.owner }))];
  await resilient(database, () => database.transaction('rw', database.vaults, database.sealedDrafts, async () => {
    await database.sealedDrafts.bulkPut(moved);
    await database.vaults.delete(from.id);
  }));
}
