/**
 * Opens the store of an app and says how it stands. Another window with an older version can hold
 * an upgrade up, and an upgrade elsewhere closes this one: both are states a person can act on.
 */
import { campaignsOf, type Campaigns } from './campaigns.ts';
import { Database } from './database.ts';
import { deviceOf, type DeviceStore } from './device.ts';
import { draftsOf, type Drafts } from './drafts.ts';
import { watch, type Live } from './live.ts';
import { outboxOf, type Outbox } from './outbox.ts';
import type { AppName } from './rows.ts';
import { storeState } from './store-state.ts';

export { storeState, type StoreState } from './store-state.ts';

export interface Store {
  readonly app: AppName;
  readonly device: DeviceStore;
  readonly campaigns: Campaigns;
  readonly drafts: Drafts;
  readonly outbox: Outbox;
  readonly live: Live;
  close(): void;
}

/** Hangs as long as another window blocks an upgrade: screens say so by `storeState`. */
export async function openStore(app: AppName): Promise<Store> {
  storeState.value = 'opening';
  const database = new Database(app, {
    onBlocked: () => { storeState.value = 'blocked'; },
    onReplaced: () => { storeState.value = 'replaced'; },
  });
  await open(database);
  const watching = watch(database, () => { if (storeState.peek() === 'open') storeState.value = 'failed'; });
  return {
    app,
    device: deviceOf(database),
    campaigns: campaignsOf(database),
    drafts: draftsOf(database),
    outbox: outboxOf(database),
    live: watching.live,
    close: () => {
      storeState.value = 'opening';
      watching.stop();
      database.close();
    },
  };
}

async function open(database: Database): Promise<void> {
  try {
    await database.open();
  } catch (error) {
    if (storeState.peek() !== 'replaced') storeState.value = 'failed';
    throw error;
  }
  storeState.value = 'open';
}
