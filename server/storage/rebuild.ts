/**
 * Counts a campaign again from the stored answer codes, beside the responses that keep being
 * stored. A reader counts what was committed at one moment, its snapshot; what changes after that
 * moment is noted here; one transaction then exchanges the counts for the sum of both.
 *
 * The sum is exact because no change is in both and none in neither: while the snapshot is opened
 * (a message there and back) whatever changes counts is held back, so each commit is either before
 * it, and read, or after it, and noted. A note is the change itself, with its answer codes: also of
 * a correction, which takes its original out, and of what is admitted under a place long passed.
 * The writer works in turns, so nothing comes between the last note and the exchange.
 */
import { vectorFromBytes } from '#shared/tally/vector-bytes.ts';
import type { Connection } from '../tables/connection.ts';
import { deleteArrivals, type ArrivalStatements } from '../tables/arrivals/queries.ts';
import { deleteTallyCells, type TallyStatements } from '../tables/tally-cells/queries.ts';
import { ArrivalSums } from './arrival-sums.ts';
import type { CountChange, Counting } from './counting.ts';
import type { ConnectReader } from './counting-reader.ts';
import type { Gate } from './gate.ts';
import type { CampaignCounts } from './snapshot.ts';
import type { TallyBook } from './tally-book.ts';

/** What waits for a rebuild. */
export interface RebuildGates {
  /** Whatever changes counts: while the snapshot is opened. */
  readonly counts: Gate;
  /** Whatever changes or removes a campaign's definition, by which its counts are laid out: the whole time. */
  readonly definitions: Gate;
}

export interface RebuildParts {
  readonly counting: Counting;
  readonly arrivals: ArrivalStatements;
  readonly cells: TallyStatements;
  /** A book that has read nothing yet. */
  readonly newBook: () => TallyBook;
  readonly connectReader: ConnectReader;
  readonly gates: RebuildGates;
}

/** Returns how many responses were counted. A reader that fails changes nothing. */
export function createRebuild(connection: Connection, parts: RebuildParts): (campaign: string) => Promise<number> {
  const { counting, gates } = parts;
  const exchange = connection.client.transaction((campaign: string, counts: CampaignCounts, changes: readonly CountChange[]): void => {
    deleteTallyCells(connection, campaign);
    deleteArrivals(connection, campaign);
    for (const { bytes, ...cell } of counts.cells) parts.cells.insert(campaign, { ...cell, vector: vectorFromBytes(bytes) });
    const [book, sums] = [parts.newBook(), new ArrivalSums(counts.arrivals)];
    for (const change of changes) {
      book.apply(change);
      sums.add(change);
    }
    book.write();
    sums.write(parts.arrivals);
  });

  const rebuild = async (campaign: string): Promise<number> => {
    const reader = await parts.connectReader(campaign);
    const changes: CountChange[] = [];
    const stopWatching = counting.watch((change) => { if (change.campaign === campaign) changes.push(change); });
    try {
      // In the same turn as the watching began: no change comes between the two.
      await gates.counts.during(() => reader.openSnapshot());
      const counts = await reader.count();
      exchange.immediate(campaign, counts, changes);
      return changes.reduce((sum, { times }) => sum + times, counts.responses);
    } finally {
      stopWatching();
      reader.close();
      // What memory holds may describe rows that were just deleted.
      counting.forget();
    }
  };
  return (campaign) => gates.definitions.during(() => rebuild(campaign));
}
