/**
 * The outbox: finished responses as the bytes that are sent. A row is never deleted here; what was
 * received stays with its receipt, what was not waits for as long as it takes.
 */
import { Dexie, type Collection } from 'dexie';
import { required } from '#shared/kernel/assert.ts';
import type { Response } from '#shared/response/model.ts';
import type { Database } from './database.ts';
import { finishResponse } from './finish.ts';
import { resilient } from './resilient.ts';
import type { OutboxItem, OutboxRow, OutboxStatus, OutboxSummary } from './rows.ts';

/** What is to be written about one item after a push. */
export type Settlement = Pick<OutboxRow, 'id' | 'hash' | 'status' | 'attempts' | 'nextAttemptAtMs' | 'settledAtMs'>
  & Pick<Partial<OutboxRow>, 'receipt'>;

export interface Outbox {
  /** Turns the draft with the response's id into an outbox row, in one transaction. Safe to call twice. */
  finish(response: Response): Promise<OutboxItem>;
  /** Everything not yet received or held, in the order it was finished, without bytes; of one device when given. */
  waiting(device?: string): Promise<OutboxItem[]>;
  /** The bytes to send, in the order of `ids`. */
  bytes(ids: readonly string[]): Promise<Uint8Array[]>;
  /** Writes what a push taught. What is received or held never goes back. */
  settle(settlements: readonly Settlement[]): Promise<void>;
  summary(): Promise<OutboxSummary>;
  /** The newest rows, for the outbox screen. */
  list(limit: number): Promise<OutboxItem[]>;
}

export function outboxOf(database: Database): Outbox {
  return {
    finish: async (response) => withoutBytes(await finishResponse(database, response)),
    waiting: async (device) => (await resilient(database, () => waiting(database)))
      .filter((each) => device === undefined || each.device === device),
    bytes: async (ids) => {
      const rows = await resilient(database, () => database.outbox.bulkGet([...ids]));
      return rows.map((row, index) => required(row, `Outbox row ${ids[index]} exists.`).bytes);
    },
    settle: (settlements) => resilient(database, () => database.transaction('rw', database.outbox, async () => {
      for (const each of settlements) await settle(database, each);
    })),
    summary: () => resilient(database, () => summary(database)),
    list: async (limit) => (await resilient(database, () =>
      database.outbox.orderBy('sequence').reverse().limit(limit).toArray())).map(withoutBytes),
  };
}

function waiting(database: Database): PromiseLike<OutboxItem[]> {
  return database.transaction('r', database.outbox, async () => {
    const rows = [...await ofStatus(database, 'waiting').toArray(), ...await ofStatus(database, 'refused').toArray()];
    return rows.map(withoutBytes).sort((left, right) => left.sequence - right.sequence);
  });
}

async function settle({ outbox }: Database, { id, hash, ...change }: Settlement): Promise<void> {
  const row = await outbox.get(id);
  if (row === undefined || row.hash !== hash || row.status === 'received' || row.status === 'held') return;
  await outbox.put({ ...row, ...change });
}

/** Counts and moments of the whole outbox, from its indices alone. */
export function summary(database: Database): PromiseLike<OutboxSummary> {
  return database.transaction('r', database.outbox, async () => {
    const [waitingCount, received, held, refused, oldest, last] = await Promise.all([
      ofStatus(database, 'waiting').count(),
      ofStatus(database, 'received').count(),
      ofStatus(database, 'held').count(),
      ofStatus(database, 'refused').count(),
      ofStatus(database, 'waiting').first(),
      database.outbox.orderBy('settledAtMs').last(),
    ]);
    return {
      waiting: waitingCount, received, held, refused,
      oldestWaitingAtMs: oldest?.finishedAtMs ?? null,
      lastReceiptAtMs: last?.settledAtMs ?? null,
    };
  });
}

/** Rows of one status, the one finished first in front. */
function ofStatus(database: Database, status: OutboxStatus): Collection<OutboxRow, string> {
  return database.outbox.where('[status+finishedAtMs]').between([status, Dexie.minKey], [status, Dexie.maxKey]);
}

function withoutBytes({ bytes: _bytes, ...item }: OutboxRow): OutboxItem {
  return item;
}
