/** The port's operations that count again, and whoever hears of counts. */
import type { Connection } from '../tables/connection.ts';
import type { Counting } from './counting.ts';
import type { CountWatcher, Decode, RebuiltDerived } from './port.ts';
import { createRebuild, type RebuildParts } from './rebuild.ts';
import { createRebuildDerived, type DerivedParts } from './rebuild-derived.ts';

export function createRecounting(connection: Connection, parts: RebuildParts & DerivedParts & { readonly counting: Counting }) {
  const { counting } = parts;
  const watchers = new Set<CountWatcher>();
  counting.watch((change) => { for (const each of watchers) each.changed(change); });
  const recounted = (campaign: string): void => { for (const each of watchers) each.recounted(campaign); };
  const rebuild = createRebuild(connection, parts);
  const rebuildDerived = createRebuildDerived(connection, parts);
  return {
    rebuildTallies: async (campaign: string): Promise<number> => {
      const responses = await rebuild(campaign);
      recounted(campaign);
      return responses;
    },
    rebuildDerived: (decode: Decode): RebuiltDerived => {
      const rebuilt = rebuildDerived(decode);
      // What memory holds describes rows that were just deleted.
      counting.forget();
      rebuilt.campaigns.forEach(recounted);
      return rebuilt;
    },
    watchCounts: (watcher: CountWatcher) => {
      watchers.add(watcher);
      return () => { watchers.delete(watcher); };
    },
  };
}
