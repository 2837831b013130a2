/** Counts a campaign again from the stored answer codes, in one transaction. */
import type { Connection } from '../tables/connection.ts';
import { deleteArrivals } from '../tables/arrivals/queries.ts';
import { walkCounted } from '../tables/responses/queries.ts';
import { deleteTallyCells } from '../tables/tally-cells/queries.ts';
import type { Counting } from './counting.ts';

const pageSize = 1000;

/** Returns how many responses were counted. */
export function createRebuild(connection: Connection, counting: Counting): (campaign: string) => number {
  const rebuild = connection.client.transaction((campaign: string): number => {
    deleteTallyCells(connection, campaign);
    deleteArrivals(connection, campaign);
    // What memory holds describes the rows just deleted.
    counting.forget();
    let counted = 0;
    for (const row of walkCounted(connection, campaign, pageSize)) {
      counting.recount(row);
      counted += 1;
    }
    counting.write();
    return counted;
  });
  return (campaign) => {
    try {
      const counted = rebuild.immediate(campaign);
      counting.adopt();
      return counted;
    } catch (error) {
      counting.forget();
      throw error;
    }
  };
}
