/**
 * Counting one response: its row, its tally cell and its arrival change together. Everything that
 * happens to the counts is also noted, so that an item that fails can be taken back from memory
 * when its savepoint is rolled back.
 */
import { vietnamDay } from '#shared/kernel/instant.ts';
import type { ArrivalStatements } from '../tables/arrivals/queries.ts';
import type { ResponseOrigin, ResponseRow, ResponseStatements } from '../tables/responses/queries.ts';
import { ArrivalSums, type ArrivalChange } from './arrival-sums.ts';
import type { CountedResponse } from './port.ts';
import type { TallyBook, TallyChange } from './tally-book.ts';

export interface CountChange extends TallyChange, ArrivalChange {
  readonly times: 1 | -1;
  /** Position of the response. */
  readonly row: number;
}

export interface Counting {
  /**
   * Stores the row and counts it, unless a correction of it came before; takes out the counted rows
   * that it stands for. Returns whether it is counted.
   */
  count(origin: ResponseOrigin, counted: CountedResponse, insteadOf: readonly ResponseRow[]): boolean;
  /** Tells of every change once it is committed; returns how to stop. */
  watch(watcher: (change: CountChange) => void): () => void;
  /** Where the next item begins. */
  mark(): number;
  /** Takes back from memory what happened since; the rows are the savepoint's matter. */
  undo(mark: number): void;
  /** Writes the sums; inside the transaction. */
  write(): void;
  adopt(): void;
  forget(): void;
}

export function createCounting(
  { book, responses, arrivals }: { readonly book: TallyBook; readonly responses: ResponseStatements; readonly arrivals: ArrivalStatements },
): Counting {
  const changes: CountChange[] = [];
  const watchers = new Set<(change: CountChange) => void>();
  const apply = (change: CountChange): void => {
    book.apply(change);
    changes.push(change);
  };
  return {
    count: (origin, counted, insteadOf) => {
      const isCounted = !responses.isReplaced(origin.responseId);
      responses.insert(origin, counted, isCounted);
      if (isCounted) apply(changeOf({ ...counted, ...counted.position }, origin, 1));
      for (const row of insteadOf) {
        responses.uncount(row.position);
        apply(changeOf(row, row, -1));
      }
      return isCounted;
    },
    watch: (watcher) => {
      watchers.add(watcher);
      return () => { watchers.delete(watcher); };
    },
    mark: () => changes.length,
    undo: (mark) => {
      for (const change of changes.splice(mark)) book.apply({ ...change, times: change.times === 1 ? -1 : 1 });
    },
    write: () => {
      book.write();
      const sums = new ArrivalSums();
      for (const change of changes) sums.add(change);
      sums.write(arrivals);
    },
    adopt: () => {
      book.adopt();
      for (const watcher of watchers) changes.forEach(watcher);
      changes.length = 0;
    },
    forget: () => {
      book.forget();
      changes.length = 0;
    },
  };
}

type Countable = Pick<ResponseRow, 'campaign' | 'unit' | 'stratum' | 'cluster' | 'weight' | 'place' | 'channel' | 'source'> & { readonly answerCodes: Uint8Array };

export function changeOf(response: Countable, origin: Pick<ResponseOrigin, 'position' | 'device' | 'receivedAtMs'>, times: 1 | -1): CountChange {
  const { campaign, unit, stratum, cluster, weight, channel, source, answerCodes } = response;
  return {
    campaign, source, answerCodes, times, row: origin.position, receivedAtMs: origin.receivedAtMs,
    position: { unit, stratum, cluster, weight },
    arrival: { campaign, unit, place: response.place ?? '', channel, device: origin.device, day: vietnamDay(origin.receivedAtMs) },
  };
}
