/**
 * Counts a campaign again from the stored answer codes, in slices between which responses keep
 * being stored. What changes meanwhile behind the place that was reached is counted along; what
 * changes ahead of it is read when its turn comes. The last slice and the exchange of the counts
 * happen in one turn, so that nothing comes between.
 */
import { setImmediate as turn } from 'node:timers/promises';
import type { Connection } from '../tables/connection.ts';
import { deleteArrivals, type ArrivalStatements } from '../tables/arrivals/queries.ts';
import { listCounted } from '../tables/responses/queries.ts';
import { deleteTallyCells } from '../tables/tally-cells/queries.ts';
import { ArrivalSums } from './arrival-sums.ts';
import { changeOf, type CountChange, type Counting } from './counting.ts';
import type { TallyBook } from './tally-book.ts';

/** A few milliseconds of reading. */
const sliceSize = 200;

export interface RebuildParts {
  readonly counting: Counting;
  readonly arrivals: ArrivalStatements;
  /** An empty book over the same table. */
  readonly newBook: () => TallyBook;
}

/** Returns how many responses were counted. */
export function createRebuild(connection: Connection, { counting, arrivals, newBook }: RebuildParts): (campaign: string) => Promise<number> {
  return async (campaign) => {
    const [book, sums] = [newBook(), new ArrivalSums()];
    let [reached, counted] = [0, 0];
    const count = (change: CountChange): void => {
      book.apply(change);
      sums.add(change);
      counted += change.times;
    };
    const exchange = connection.client.transaction((): void => {
      deleteTallyCells(connection, campaign);
      deleteArrivals(connection, campaign);
      book.write();
      sums.write(arrivals);
    });
    const stopWatching = counting.watch((change) => { if (change.campaign === campaign && change.row <= reached) count(change); });
    try {
      for (;;) {
        const slice = listCounted(connection, campaign, { after: reached, limit: sliceSize });
        for (const row of slice) count(changeOf(row, row, 1));
        reached = slice.at(-1)?.position ?? reached;
        if (slice.length < sliceSize) break;
        await turn();
      }
      exchange.immediate();
      return counted;
    } finally {
      stopWatching();
      // What memory holds may describe rows that were just deleted.
      counting.forget();
    }
  };
}
