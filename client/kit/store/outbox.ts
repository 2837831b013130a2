/**
 * The outbox: finished responses as the bytes that are sent. A row is never deleted here; what was
 * received stays with its receipt, what was not waits for as long as it takes.
 */
import type { Collection } from 'dexie';
import { required } from '#shared/kernel/assert.ts';
import type { Response } from '#shared/response/model.ts';
import { finishResponse } from './finish.ts';
import type { Database } from './database.ts';
import { resilient } from './resilient.ts';
import type { OutboxItem, OutboxRow, OutboxStatus, OutboxSummary } from './rows.ts';

/** What is to be written about one item after a push. */
export type Settlement = Pick<OutboxRow, 'id' | 'hash' | 'status' | 'attempts' | 'nextAttemptAtMs' | 'settledAtMs'>
  & Pick<Partial<OutboxRow>, 'receipt'>;

export interface Outbox {
  /** Turns the draft with the response's id into an outbox row, in one transaction. Safe to call twice. */
  finish(response: Response): Promise<OutboxItem>;
  /** Everything not yet received or held, in the order it was finished, without bytes. */
  waiting(): Promise<OutboxItem[]>;
  /** The bytes to send, in the order of `ids`. */
  bytes(ids: readonly string[]): Promise<Uint8Array[]>;
  /** Writes what a push taught. What is received or held never goes back. */
  settle(settlements: readonly Settlement[]): Promise<void>;
  summary(): Promise<OutboxSummary>;
  /** All rows, newest first, for the outbox screen. */
  list(limit: number): Promise<OutboxItem[]>;
}

export function outboxOf(database: Database): Outbox {
  return {
    finish: (response) => resilient(database, async () => withoutBytes(await finishResponse(database, response))),
    waiting: () => resilient(database, () => waiting(database)),
    bytes: (ids) => resilient(database, async () => {
      const rows = await database.outbox.bulkGet([...ids]);
      return rows.map((row, index) => required(row, `Outbox row ${ids[index]} exists.`).bytes);
    }),
    settle: (settlements) => resilient(database, () => settle(database, settlements)),
    summary: () => resilient(database, () => summary(database)),
    list: (limit) => resilient(database, async () =>
      (await database.outbox.orderBy('sequence').reverse().limit(limit).toArray()).map(withoutBytes)),
  };
}

async function waiting(database: Database): Promise<OutboxItem[]> {
  const rows = await Promise.all([withStatus(database, 'waiting').toArray(), withStatus(database, 'refused').toArray()]);
  return rows.flat().map(withoutBytes).sort((left, right) => left.sequence - right.sequence);
}

async function settle(database: Database, settlements: readonly Settlement[]): Promise<void> {
  await database.transaction('rw', database.outbox, async () => {
    for (const { id, hash, ...change } of settlements) {
      await database.outbox.where('id').equals(id)
        .and((row) => row.hash === hash && row.status !== 'received' && row.status !== 'held')
        .modify(change);
    }
  });
}

/** Counts and moments of the whole outbox, from its indices alone. */
export async function summary(database: Database): Promise<OutboxSummary> {
  const [waitingCount, received, held, refused, oldest, last] = await Promise.all([
    withStatus(database, 'waiting').count(),
    withStatus(database, 'received').count(),
    withStatus(database, 'held').count(),
    withStatus(database, 'refused').count(),
    withStatus(database, 'waiting').first(),
    database.outbox.where('settledAtMs').above(0).last(),
  ]);
  return {
    waiting: waitingCount, received, held, refused,
    oldestWaitingAtMs: oldest?.finishedAtMs ?? null,
    lastReceiptAtMs: last?.settledAtMs ?? null,
  };
}

/** Rows of one status, the one finished first in front. */
function withStatus(database: Database, status: OutboxStatus): Collection<OutboxRow, string> {
  return database.outbox.where('[status+finishedAtMs]').between([status, -Infinity], [status, Infinity]);
}

function withoutBytes({ bytes: _bytes, ...item }: OutboxRow): OutboxItem {
  return item;
}
