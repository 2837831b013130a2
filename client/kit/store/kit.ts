/**
 * The kit copy: who this device is and what it works on, in two files beside the journal that are
 * written in turn. When the database is lost, the device goes on from it at once: under a new id and
 * a new key pair, since the old private key is gone with the database, behind the same PIN. What it
 * finishes then is held by the office until the person has signed in once more; what the former
 * device finished keeps its signature, and whoever has a session may deliver it.
 */
import { makeSigningKeys } from '#shared/sealing/signing.ts';
import type { VaultKeeper } from '../vault/vault.ts';
import type { VaultRow } from '../vault/vault-rows.ts';
import { assignmentsNote, openAssignments } from './campaigns.ts';
import type { Database } from './database.ts';
import type { Incident } from './incidents.ts';
import { bytesAsText, readKit, writeKit, type KitContents } from './kit-contents.ts';
import type { Lock } from './lock.ts';
import { resilient } from './resilient.ts';
import type { DeviceRow } from './rows.ts';
import { sealNote } from './sealed-notes.ts';
import type { SealedNoteRow } from './sealed-rows.ts';
import type { SmallFiles } from './small-files.ts';

export interface Kit {
  /** Copies what the database holds now; nothing while nobody is enrolled. Rejects when it could not be written. */
  write(): Promise<void>;
  /** The same, and erases the copy before: a lock that was changed or destroyed is in neither. */
  renew(): Promise<void>;
  /**
   * Puts a device into a database that has none, and with it the incident that its keys are gone. False when
   * there is one, which gets the sealing keys it lacks, or no kit that is whole. `former`: the device that was here, where it is known.
   */
  restore(former?: string): Promise<boolean>;
}

export interface KitParts {
  readonly database: Database;
  readonly vault: VaultKeeper;
  readonly files: SmallFiles;
  readonly lock: Lock;
  readonly lockName: string;
  readonly now: () => number;
}

const fileNames = ['kit-a', 'kit-b'] as const;

export function kitOf({ database, vault, files, lock, lockName, now }: KitParts): Kit {
  const newest = async (): Promise<{ readonly contents: KitContents; readonly name: string } | undefined> => {
    const found = await Promise.all(fileNames.map(async (name) => ({ name, contents: await readKit(await files.read(name)) })));
    return found.flatMap(({ name, contents }) => (contents === undefined ? [] : [{ name, contents }]))
      .sort((left, right) => right.contents.generation - left.contents.generation)[0];
  };
  const write = async (): Promise<void> => {
    const device = await resilient(database, () => database.device.get('this'));
    if (device === undefined) return;
    const before = await newest();
    const contents = await gather(database, vault, device);
    if (before !== undefined && await isSame(before.contents, contents)) return;
    const target = fileNames.find((name) => name !== before?.name) ?? fileNames[0];
    await files.write(target, await writeKit({ ...contents, generation: (before?.contents.generation ?? 0) + 1 }));
  };
  return {
    write: () => lock(lockName, write),
    renew: () => lock(lockName, async () => {
      await write();
      const kept = (await newest())?.name;
      if (kept !== undefined) for (const name of fileNames) if (name !== kept) await files.remove(name);
    }),
    restore: (former) => lock(lockName, async () => {
      const kit = (await newest())?.contents;
      if (kit === undefined) return false;
      if (await resilient(database, () => database.device.get('this')) !== undefined) {
        await addSealingKeys(database, kit);
        return false;
      }
      await unpack(database, kit, { kind: 'identity_lost', atMs: now(), count: 0, isSeen: false, ...(former === undefined ? {} : { cause: former }) });
      return true;
    }),
  };
}

async function gather(database: Database, vault: VaultKeeper, { kind, serverKey, account, login, isSignedIn, isPersisted, kiosk }: DeviceRow): Promise<KitContents> {
  const [vaults, notes, sealingKeys, questionnaires] = await resilient(database, () => Promise.all([
    database.vaults.toArray(), database.sealedNotes.toArray(), database.sealingKeys.toArray(), database.questionnaires.toArray(),
  ]));
  const open = kind === 'kiosk' ? vault.openKey.peek() : undefined;
  const ofKiosk = open && await openAssignments(notes.find((each) => each.owner === open.owner && each.name === assignmentsNote), open);
  return {
    formatVersion: 1, generation: 0,
    device: { kind, serverKey, account, login, isSignedIn, isPersisted, ...(kiosk === undefined ? {} : { kiosk }) },
    vaults: vaults.filter((each) => each.deviceKey === undefined), notes, sealingKeys, questionnaires,
    ...(ofKiosk === undefined ? {} : { kioskCampaigns: [...ofKiosk] }),
  };
}

/** Both as they read back from a file, so that the order in which keys were written is no difference. */
async function isSame(kept: KitContents, now: KitContents): Promise<boolean> {
  const [one, other] = await Promise.all([kept, now].map(async (each) => readKit(await writeKit({ ...each, generation: 0 }))));
  return JSON.stringify(one, bytesAsText) === JSON.stringify(other, bytesAsText);
}

/** The incident goes with the device it tells of: whatever is killed now, a new identity is never there without it. */
async function unpack(database: Database, kit: KitContents, incident: Incident): Promise<void> {
  const device: DeviceRow = {
    ...kit.device, key: 'this', id: crypto.randomUUID(), keys: await makeSigningKeys(),
    sequence: 0, previousHash: '', lastSyncAtMs: null,
  };
  const kiosk = kit.kioskCampaigns === undefined ? undefined : await kioskVault(kit.kioskCampaigns);
  const { vaults, sealedNotes, sealingKeys, questionnaires, incidents } = database;
  await resilient(database, () => database.transaction('rw', [database.device, vaults, sealedNotes, sealingKeys, questionnaires, incidents], async () => {
    await database.device.add(device);
    await incidents.put(incident);
    await vaults.bulkPut([...kit.vaults, ...(kiosk === undefined ? [] : [kiosk.row])]);
    await sealedNotes.bulkPut(kiosk === undefined ? kit.notes : [kiosk.note]);
    await sealingKeys.bulkPut(kit.sealingKeys);
    await questionnaires.bulkPut(kit.questionnaires);
  }));
}

/** A database that was salvaged may have lost them, and then a sealed campaign would look like one that never was. */
async function addSealingKeys({ sealingKeys }: Database, kit: KitContents): Promise<void> {
  const known = await sealingKeys.toArray();
  const lacking = kit.sealingKeys.filter((each) => !known.some((row) => row.serverKey === each.serverKey && row.campaign === each.campaign));
  await sealingKeys.bulkPut(lacking);
}

/** The kiosk's key went with the database: its assignment goes under a new one. */
async function kioskVault(campaigns: NonNullable<KitContents['kioskCampaigns']>): Promise<{ readonly row: VaultRow; readonly note: SealedNoteRow }> {
  const deviceKey = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const row: VaultRow = { id: crypto.randomUUID(), owner: '', standing: 'current', deviceKey, tries: 0, waitUntilMs: 0 };
  return { row, note: await sealNote(assignmentsNote, campaigns, { id: row.id, owner: '', key: deviceKey }) };
}
