/** What screens watch: signals that follow the database, also when another window writes. */
import { signal, type ReadonlySignal } from '@preact/signals';
import { liveQuery } from 'dexie';
import type { AssignedCampaign } from '#shared/wire/assignments.ts';
import { placeCounts, type PlaceCount } from './campaigns.ts';
import type { Database } from './database.ts';
import type { Draft } from './draft.ts';
import { unfinished } from './drafts.ts';
import { summary } from './outbox.ts';
import { resilient } from './resilient.ts';
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

export interface Watching {
  readonly live: Live;
  stop(): void;
}

/** Follows the database until stopped; what is written at every tap only while a screen watches it. `onError` hears of a read that failed. */
export function watch(database: Database, onError: (error: unknown) => void): Watching {
  const stops: (() => void)[] = [];
  const follow = <T>(query: () => PromiseLike<T>, when: 'always' | 'watched' = 'always'): ReadonlySignal<T | undefined> => {
    let stop = (): void => undefined;
    const start = (): void => {
      const subscription = liveQuery(() => resilient(database, query))
        .subscribe({ next: (value) => { latest.value = value; }, error: onError });
      stop = () => subscription.unsubscribe();
    };
    const latest = signal<T | undefined>(undefined, when === 'always' ? {} : { watched: start, unwatched: () => stop() });
    if (when === 'always') start();
    stops.push(() => stop());
    return latest;
  };
  const live: Live = {
    device: follow(async () => await database.device.get('this') ?? null),
    campaigns: follow(() => database.campaigns.toArray()),
    drafts: follow(() => unfinished(database), 'watched'),
    summary: follow(() => summary(database)),
    placeCounts: follow(() => placeCounts(database)),
  };
  return { live, stop: () => stops.forEach((stop) => stop()) };
}
