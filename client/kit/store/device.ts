/** The device's own row: keys, chain and sign-in. Signing out leaves keys, chain and outbox alone. */
import type { Database } from './indexed-db/database.ts';
import type { DeviceRow } from './rows.ts';

type Changeable = Pick<DeviceRow, 'isSignedIn' | 'isPersisted' | 'lastSyncAtMs'>;
/** What enrolment knows; chain and last sync go on from what the device had. */
export type Enrolled = Omit<DeviceRow, 'key' | 'sequence' | 'previousHash' | 'lastSyncAtMs' | 'isSignedIn' | 'token'>;

export interface DeviceStore {
  get(): Promise<DeviceRow | undefined>;
  /** Writes who the device is; a chain that already began goes on. */
  enrol(row: Enrolled): Promise<void>;
  /** Does nothing on a device that is not enrolled. */
  change(change: Partial<Changeable>): Promise<void>;
  /** Keeps a device session, or forgets it. */
  keepToken(token: string | undefined): Promise<void>;
}

export function deviceOf(database: Database): DeviceStore {
  const rewrite = (change: (row: DeviceRow) => DeviceRow): Promise<void> =>
    database.write(['device'], async (transaction) => {
      const row = await transaction.get('device', 'this');
      if (row !== undefined) await transaction.put('device', change(row));
    });
  return {
    get: () => database.read(['device'], (transaction) => transaction.get('device', 'this')),
    enrol: (row) => database.write(['device'], async (transaction) => {
      const before = await transaction.get('device', 'this');
      const { sequence, previousHash, lastSyncAtMs } = before ?? { sequence: 0, previousHash: '', lastSyncAtMs: null };
      await transaction.put('device', { ...row, key: 'this', sequence, previousHash, lastSyncAtMs, isSignedIn: true });
    }),
    change: (change) => rewrite((row) => ({ ...row, ...change })),
    keepToken: (token) => rewrite(({ token: _before, ...row }) => (token === undefined ? row : { ...row, token })),
  };
}
