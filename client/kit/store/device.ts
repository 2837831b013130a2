/** Who the device is: keys, chain and sign-in. Signing out leaves keys, chain and outbox alone. */
import type { Database } from './indexed-db/database.ts';
import type { Transaction } from './indexed-db/transaction.ts';
import type { DeviceRow } from './rows.ts';

type Changeable = Pick<DeviceRow, 'isSignedIn' | 'isPersisted' | 'lastSyncAtMs'>;
/** What enrolment knows; chain and last sync go on from what the device had. */
export type Enrolled = Omit<DeviceRow, 'key' | 'sequence' | 'previousHash' | 'lastSyncAtMs' | 'isSignedIn' | 'token'>;

export interface DeviceStore {
  /** The device in use. */
  get(): Promise<DeviceRow | undefined>;
  /** The one in use, first, and those that other people used before on this phone. */
  all(): Promise<DeviceRow[]>;
  /** Puts a device in use, its chain going on; the one in use before becomes a former one. */
  enrol(row: Enrolled): Promise<void>;
  /** Changes the device in use; does nothing when there is none. */
  change(change: Partial<Changeable>): Promise<void>;
  /** Keeps the session of a device, or forgets it. */
  keepToken(id: string, token: string | undefined): Promise<void>;
}

export function deviceOf(database: Database): DeviceStore {
  return {
    get: () => database.read(['device'], (transaction) => transaction.get('device', 'this')),
    all: async () => (await database.read(['device'], (transaction) => transaction.all('device')))
      .sort((left, right) => Number(right.key === 'this') - Number(left.key === 'this')),
    enrol: (row) => database.write(['device'], (transaction) => enrol(transaction, row)),
    change: (change) => database.write(['device'], async (transaction) => {
      const row = await transaction.get('device', 'this');
      if (row !== undefined) await transaction.put('device', { ...row, ...change });
    }),
    keepToken: (id, token) => database.write(['device'], async (transaction) => {
      const kept = (await transaction.all('device')).find((each) => each.id === id);
      if (kept === undefined) return;
      const { token: _before, ...row } = kept;
      await transaction.put('device', token === undefined ? row : { ...row, token });
    }),
  };
}

async function enrol(transaction: Transaction, row: Enrolled): Promise<void> {
  const rows = await transaction.all('device');
  const before = rows.find((each) => each.id === row.id);
  const inUse = rows.find((each) => each.key === 'this');
  if (inUse !== undefined && inUse.id !== row.id) await transaction.put('device', { ...inUse, key: inUse.id });
  await transaction.remove('device', row.id);
  const { sequence, previousHash, lastSyncAtMs } = before ?? { sequence: 0, previousHash: '', lastSyncAtMs: null };
  await transaction.put('device', { ...row, key: 'this', sequence, previousHash, lastSyncAtMs, isSignedIn: true });
}
