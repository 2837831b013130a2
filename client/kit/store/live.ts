/** What screens watch: signals that follow the database, also when another window writes. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { AssignedCampaign } from '#shared/wire/assignments.ts';
import { placeCounts, type PlaceCount } from './campaigns.ts';
import type { Draft } from './draft.ts';
import { unfinished } from './drafts.ts';
import type { Database } from './indexed-db/database.ts';
import type { Work } from './indexed-db/transact.ts';
import type { TableName } from './indexed-db/transaction.ts';
import { summary } from './outbox.ts';
import type { DeviceRow, OutboxSummary } from './rows.ts';

/** Each is undefined until it was read for the first time. */
export interface Live {
  /** `null`: nobody has ever enrolled this device. */
  readonly device: ReadonlySignal<DeviceRow | null | undefined>;
  readonly campaigns: ReadonlySignal<readonly AssignedCampaign[] | undefined>;
  readonly drafts: ReadonlySignal<readonly Draft[] | undefined>;
  readonly summary: ReadonlySignal<OutboxSummary | undefined>;
  /** By `placeKey(campaign, place)`. */
  readonly placeCounts: ReadonlySignal<ReadonlyMap<string, PlaceCount> | undefined>;
}

/** Follows the database until it is closed. `onError` hears of a read that failed. */
export function watch(database: Database, onError: (error: unknown) => void): Live {
  const follow = <T>(tables: readonly TableName[], work: Work<T>): ReadonlySignal<T | undefined> =>
    followTables(database, { tables, work, onError });
  return {
    device: follow(['device'], async (transaction) => await transaction.get('device', 'this') ?? null),
    campaigns: follow(['campaigns'], (transaction) => transaction.all('campaigns')),
    drafts: follow(['drafts', 'outbox'], unfinished),
    summary: follow(['outbox'], summary),
    placeCounts: follow(['campaigns', 'outbox'], placeCounts),
  };
}

interface Query<T> {
  readonly tables: readonly TableName[];
  readonly work: Work<T>;
  onError(error: unknown): void;
}

/** Reads now and after every write; writes that come while it reads lead to one more read. */
function followTables<T>(database: Database, query: Query<T>): ReadonlySignal<T | undefined> {
  const latest = signal<T | undefined>(undefined);
  let isReading = false;
  let isStale = false;
  const read = async (): Promise<void> => {
    isReading = true;
    try {
      while (isStale) {
        isStale = false;
        latest.value = await database.read(query.tables, query.work);
      }
    } finally {
      isReading = false;
    }
  };
  const refresh = (): void => {
    isStale = true;
    if (!isReading) read().catch(query.onError);
  };
  database.changes.listen((written) => {
    if (query.tables.some((each) => written.includes(each))) refresh();
  });
  refresh();
  return latest;
}
