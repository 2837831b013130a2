/**
 * Counting one response: its row, its tally cell and its arrival change together. Everything that
 * happens to the counts is also noted, so that an item that fails can be taken back from memory
 * when its savepoint is rolled back.
 */
import { vietnamDay } from '#shared/kernel/instant.ts';
import type { ArrivalKey, ArrivalStatements } from '../tables/arrivals/queries.ts';
import type { ResponseOrigin, ResponseRow, ResponseStatements } from '../tables/responses/queries.ts';
import type { CountedResponse } from './port.ts';
import type { TallyBook, TallyChange } from './tally-book.ts';

interface CountChange extends TallyChange {
  readonly arrival: ArrivalKey;
  readonly receivedAtMs: number;
}

export interface Counting {
  /** Stores the row and counts it, unless a correction of it came before; takes out the counted rows that it stands for. */
  count(origin: ResponseOrigin, counted: CountedResponse, insteadOf: readonly ResponseRow[]): void;
  /** Counts a row that is there already. */
  recount(row: ResponseRow): void;
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
    },
    recount: (row) => { apply(changeOf(row, row, 1)); },
    mark: () => changes.length,
    undo: (mark) => {
      for (const change of changes.splice(mark)) book.apply({ ...change, times: change.times === 1 ? -1 : 1 });
    },
    write: () => {
      book.write();
      for (const sum of sumArrivals(changes)) arrivals.add(sum.key, sum.by, sum.lastReceivedAtMs);
    },
    adopt: () => {
      book.adopt();
      changes.length = 0;
    },
    forget: () => {
      book.forget();
      changes.length = 0;
    },
  };
}

type Countable = Pick<ResponseRow, 'campaign' | 'unit' | 'stratum' | 'cluster' | 'weight' | 'place' | 'channel'> & { readonly answerCodes: Uint8Array };

function changeOf(response: Countable, origin: Pick<ResponseOrigin, 'device' | 'receivedAtMs'>, times: 1 | -1): CountChange {
  const { campaign, unit, stratum, cluster, weight, channel, answerCodes } = response;
  return {
    campaign, answerCodes, times, receivedAtMs: origin.receivedAtMs,
    position: { unit, stratum, cluster, weight },
    arrival: { campaign, unit, place: response.place ?? '', channel, device: origin.device, day: vietnamDay(origin.receivedAtMs) },
  };
}

function sumArrivals(changes: readonly CountChange[]): Iterable<{ key: ArrivalKey; by: number; lastReceivedAtMs: number }> {
  const sums = new Map<string, { key: ArrivalKey; by: number; lastReceivedAtMs: number }>();
  for (const { arrival, times, receivedAtMs } of changes) {
    const { campaign, unit, place, channel, device, day } = arrival;
    const name = JSON.stringify([campaign, unit, place, channel, device, day]);
    const sum = sums.get(name);
    if (sum === undefined) sums.set(name, { key: arrival, by: times, lastReceivedAtMs: receivedAtMs });
    else {
      sum.by += times;
      sum.lastReceivedAtMs = Math.max(sum.lastReceivedAtMs, receivedAtMs);
    }
  }
  return sums.values();
}
