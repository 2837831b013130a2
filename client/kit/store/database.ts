/**
 * The one database of an app. Every transaction is strict: `complete` is told only when the bytes
 * are on the disk. Nothing is shown before that: the cache that lets queries see a write early is
 * off. Nobody outside this folder touches IndexedDB.
 */
import { Dexie, type Table } from 'dexie';
import type { AssignedCampaign } from '#shared/wire/assignments.ts';
import type { Draft } from './draft.ts';
import type { AppName, DeviceRow, OutboxRow, QuestionnaireRow } from './rows.ts';
import { versions } from './versions/versions.ts';

export interface DatabaseEvents {
  /** Another window holds an older version open. */
  onBlocked(): void;
  /** A newer version of the app has the database: this window has let go of it. */
  onReplaced(): void;
}

export class Database extends Dexie {
  declare readonly device: Table<DeviceRow, string>;
  declare readonly campaigns: Table<AssignedCampaign, string>;
  declare readonly questionnaires: Table<QuestionnaireRow, string>;
  declare readonly drafts: Table<Draft, string>;
  declare readonly outbox: Table<OutboxRow, string>;

  constructor(app: AppName, events: DatabaseEvents) {
    super(`hailong-${app}`, { chromeTransactionDurability: 'strict', cache: 'disabled', indexedDB: globalThis.indexedDB });
    versions.forEach(({ tables, upgrade }, index) => {
      const version = this.version(index + 1).stores({ ...tables });
      if (upgrade !== undefined) version.upgrade(upgrade);
    });
    this.on('blocked', () => events.onBlocked());
    this.on('versionchange', () => {
      this.close();
      events.onReplaced();
      return false;
    });
    this.on('ready', () => {
      if (!isNewer(this.backendDB())) return;
      events.onReplaced();
      throw new DOMException('A newer version of the app has written here.', 'VersionError');
    }, true);
  }
}

/** Dexie opens what a newer version of the app has left, but we must not write into it. The browser counts our versions in tens. */
function isNewer(connection: IDBDatabase): boolean {
  return connection.version >= (versions.length + 1) * 10;
}
