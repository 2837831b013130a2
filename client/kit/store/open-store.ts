/**
 * Opens the store of an app and says how it stands. Another window with an older version can hold
 * an upgrade up, and an upgrade elsewhere closes this one: both are states a person can act on.
 */
import { signal, type ReadonlySignal } from '@preact/signals';
import { campaignsOf, type Campaigns } from './campaigns.ts';
import { deviceOf, type DeviceStore } from './device.ts';
import { draftsOf, type Drafts } from './drafts.ts';
import { Database } from './indexed-db/database.ts';
import { watch, type Live } from './live.ts';
import { outboxOf, type Outbox } from './outbox.ts';
import type { AppName } from './rows.ts';

/**
 * - `blocked`: another window must be closed first;
 * - `replaced`: a newer version was opened elsewhere, this page has to be reloaded;
 * - `failed`: the browser does not open or read the database.
 */
export type StoreState = 'opening' | 'open' | 'blocked' | 'replaced' | 'failed';

const state = signal<StoreState>('opening');
/** How the store stands; watched by the app from its first moment. */
export const storeState: ReadonlySignal<StoreState> = state;

export interface Store {
  readonly app: AppName;
  readonly device: DeviceStore;
  readonly campaigns: Campaigns;
  readonly drafts: Drafts;
  readonly outbox: Outbox;
  readonly live: Live;
  close(): void;
}

export async function openStore(app: AppName): Promise<Store> {
  state.value = 'opening';
  const database = new Database(`hailong-${app}`, {
    onBlocked: () => { state.value = 'blocked'; },
    onReplaced: () => { state.value = 'replaced'; },
  });
  try {
    await database.open();
  } catch (error) {
    state.value = 'failed';
    throw error;
  }
  state.value = 'open';
  return {
    app,
    device: deviceOf(database),
    campaigns: campaignsOf(database),
    drafts: draftsOf(database),
    outbox: outboxOf(database),
    live: watch(database, () => { if (state.value === 'open') state.value = 'failed'; }),
    close: () => {
      state.value = 'opening';
      database.close();
    },
  };
}
