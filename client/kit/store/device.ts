/** Who the device is: keys, chain and sign-in. Signing out leaves keys, chain and outbox alone. */
import type { Database } from './database.ts';
import { resilient } from './resilient.ts';
import type { DeviceRow } from './rows.ts';

type Changeable = Pick<DeviceRow, 'isSignedIn' | 'isPersisted' | 'lastSyncAtMs' | 'ledger' | 'known'>;
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
    get: () => resilient(database, () => database.device.get('this')),
    all: async () => (await resilient(database, () => database.device.toArray()))
      .sort((left, right) => Number(right.key === 'this') - Number(left.key === 'this')),
    enrol: (row) => resilient(database, () => database.transaction('rw', database.device, () => enrol(database, row))),
    change: async (change) => {
      await resilient(database, () => database.device.update('this', change));
    },
    keepToken: (id, token) => resilient(database, () => database.transaction('rw', database.device, async () => {
      const kept = (await database.device.toArray()).find((each) => each.id === id);
      if (kept === undefined) return;
      const { token: _before, ...row } = kept;
      await database.device.put(token === undefined ? row : { ...row, token });
    })),
  };
}

async function enrol({ device }: Database, row: Enrolled): Promise<void> {
  const rows = await device.toArray();
  const before = rows.find((each) => each.id === row.id);
  const inUse = rows.find((each) => each.key === 'this');
  if (inUse !== undefined && inUse.id !== row.id) await device.put({ ...inUse, key: inUse.id });
  await device.delete(row.id);
  const { sequence, previousHash, lastSyncAtMs } = before ?? { sequence: 0, previousHash: '', lastSyncAtMs: null };
  const ledger = before?.serverKey === row.serverKey ? before.ledger : undefined;
  await device.put({ ...row, key: 'this', sequence, previousHash, lastSyncAtMs, isSignedIn: true, ...(ledger === undefined ? {} : { ledger }) });
}
