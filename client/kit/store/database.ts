/**
 * The one database of an app. Every transaction is strict: `complete` is told only when the bytes
 * are on the disk. Nothing is shown before that: the cache that lets queries see a write early is
 * off. Nobody outside this folder touches IndexedDB.
 */
import { Dexie, type Table } from 'dexie';
import type { AssignedCampaign } from '#shared/wire/assignments.ts';
import type { VaultRow } from '../vault/vault-rows.ts';
import type { Draft } from './draft.ts';
import type { Incident } from './incidents.ts';
import type { DeviceRow, EnvelopeRow, OutboxItem, QuestionnaireRow } from './rows.ts';
import type { SealedDraftRow, SealedNoteRow, SealingKeysRow } from './sealed-rows.ts';
import { versions } from './versions/versions.ts';

export interface DatabaseEvents {
  /** Another window holds an older version open. */
  onBlocked(): void;
  /** A newer version of the app has the database: this window has let go of it. */
  onReplaced(): void;
  /** A newer version of the app has written into the database that was to be opened. */
  onNewer(): void;
  /** The browser has thrown the database away while it was in use; it does so when it meets damage. */
  onGone(): void;
}

/** Where a database lies: its name, and whose storage it is in. */
export interface DatabasePlace {
  readonly name: string;
  readonly factory: IDBFactory;
}

export class Database extends Dexie {
  declare readonly device: Table<DeviceRow, string>;
  /** Of version 1, in clear: read and emptied by the first unlock. */
  declare readonly campaigns: Table<AssignedCampaign, string>;
  declare readonly questionnaires: Table<QuestionnaireRow, string>;
  /** Of version 1, in clear: read and emptied by the first unlock. */
  declare readonly drafts: Table<Draft, string>;
  declare readonly outbox: Table<OutboxItem, string>;
  declare readonly envelopes: Table<EnvelopeRow, string>;
  declare readonly incidents: Table<Incident, [string, number]>;
  declare readonly vaults: Table<VaultRow, string>;
  declare readonly sealedDrafts: Table<SealedDraftRow, string>;
  declare readonly sealedNotes: Table<SealedNoteRow, [string, string]>;
  declare readonly sealingKeys: Table<SealingKeysRow, [string, string]>;
  /** It was not there before it was opened. */
  isFresh = false;
  #wasOpen = false;

  constructor({ name, factory }: DatabasePlace, events: DatabaseEvents) {
    super(name, { chromeTransactionDurability: 'strict', cache: 'disabled', indexedDB: factory });
    versions.forEach(({ tables, upgrade }, index) => {
      const version = this.version(index + 1).stores({ ...tables });
      if (upgrade !== undefined) version.upgrade(upgrade);
    });
    this.on('populate', () => {
      if (this.#wasOpen) {
        events.onGone();
        // No empty one is made in its place: the next start has to see that it is gone.
        throw new DOMException('The database is gone.', 'DataError');
      }
      this.isFresh = true;
    });
    this.on('blocked', () => events.onBlocked());
    this.on('versionchange', () => {
      this.close();
      events.onReplaced();
      return false;
    });
    this.on('ready', () => {
      this.#wasOpen = true;
      if (!isNewer(this.backendDB())) return;
      events.onNewer();
      throw new DOMException('A newer version of the app has written here.', 'VersionError');
    }, true);
  }
}

/** Dexie opens what a newer version of the app has left, but we must not write into it. The browser counts our versions in tens. */
function isNewer(connection: IDBDatabase): boolean {
  return connection.version >= (versions.length + 1) * 10;
}
