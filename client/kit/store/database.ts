/**
 * The one database of an app. Every transaction is strict: `complete` is told only when the bytes
 * are on the disk. Nobody outside this folder touches IndexedDB.
 */
import { Dexie, type Table } from 'dexie';
import type { AssignedCampaign } from '#shared/wire/assignments.ts';
import type { Draft } from './draft.ts';
import type { AppName, DeviceRow, OutboxRow, QuestionnaireRow } from './rows.ts';
import { version1 } from './versions/version-1.ts';

export class Database extends Dexie {
  declare readonly device: Table<DeviceRow, 'this'>;
  declare readonly campaigns: Table<AssignedCampaign, string>;
  declare readonly questionnaires: Table<QuestionnaireRow, string>;
  declare readonly drafts: Table<Draft, string>;
  declare readonly outbox: Table<OutboxRow, string>;

  constructor(app: AppName) {
    super(`hailong-${app}`, { chromeTransactionDurability: 'strict' });
    this.version(1).stores(version1);
  }
}
