/** The device's own row: keys, chain and sign-in. Signing out leaves keys, chain and outbox alone. */
import type { Database } from './database.ts';
import { resilient } from './resilient.ts';
import type { DeviceRow } from './rows.ts';

type Changeable = Pick<DeviceRow, 'isSignedIn' | 'isPersisted' | 'lastSyncAtMs'>;

export interface DeviceStore {
  get(): Promise<DeviceRow | undefined>;
  /** Writes who the device is; a chain that already began goes on. */
  enrol(row: Omit<DeviceRow, 'key' | 'sequence' | 'previousHash' | 'lastSyncAtMs' | 'isSignedIn' | 'token'>): Promise<void>;
  change(change: Partial<Changeable>): Promise<void>;
  /** Keeps a device session, or forgets it. */
  keepToken(token: string | undefined): Promise<void>;
}

export function deviceOf(database: Database): DeviceStore {
  return {
    get: () => resilient(database, () => database.device.get('this')),
    enrol: (row) => resilient(database, () => database.transaction('rw', database.device, async () => {
      const before = await database.device.get('this');
      const { sequence, previousHash, lastSyncAtMs } = before ?? { sequence: 0, previousHash: '', lastSyncAtMs: null };
      await database.device.put({ ...row, key: 'this', sequence, previousHash, lastSyncAtMs, isSignedIn: true });
    })),
    change: async (change) => {
      await resilient(database, () => database.device.update('this', change));
    },
    keepToken: (token) => resilient(database, () => database.transaction('rw', database.device, async () => {
      const { token: _before, ...row } = await database.device.get('this') ?? {};
      if ('key' in row) await database.device.put(token === undefined ? row : { ...row, token });
    })),
  };
}
