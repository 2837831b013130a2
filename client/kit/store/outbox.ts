/**
 * The outbox: finished responses as the bytes that are sent. A row is never deleted here; what was
 * received stays with its receipt, what was not waits for as long as it takes.
 */
import { required } from '#shared/kernel/assert.ts';
import type { Response } from '#shared/response/model.ts';
import { finishResponse } from './finish.ts';
import type { Database } from './indexed-db/database.ts';
import type { Stretch, Transaction } from './indexed-db/transaction.ts';
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
    waiting: async (device) => (await database.read(['outbox'], waiting))
      .filter((each) => device === undefined || each.device === device),
    bytes: (ids) => database.read(['outbox'], async (transaction) => {
      const rows = await Promise.all(ids.map((id) => transaction.get('outbox', id)));
      return rows.map((row, index) => required(row, `Outbox row ${ids[index]} exists.`).bytes);
    }),
    settle: (settlements) => database.write(['outbox'], async (transaction) => {
      for (const each of settlements) await settle(transaction, each);
    }),
    summary: () => database.read(['outbox'], summary),
    list: (limit) => database.read(['outbox'], async (transaction) =>
      (await transaction.all('outbox', { index: 'sequence', range: null })).reverse().slice(0, limit).map(withoutBytes)),
  };
}

async function waiting(transaction: Transaction): Promise<OutboxItem[]> {
  const rows = await Promise.all([transaction.all('outbox', ofStatus('waiting')), transaction.all('outbox', ofStatus('refused'))]);
  return rows.flat().map(withoutBytes).sort((left, right) => left.sequence - right.sequence);
}

async function settle(transaction: Transaction, { id, hash, ...change }: Settlement): Promise<void> {
  const row = await transaction.get('outbox', id);
  if (row === undefined || row.hash !== hash || row.status === 'received' || row.status === 'held') return;
  await transaction.put('outbox', { ...row, ...change });
}

/** Counts and moments of the whole outbox, from its indices alone. */
export async function summary(transaction: Transaction): Promise<OutboxSummary> {
  const settled = { index: 'settledAtMs', range: null };
  const [waitingCount, received, held, refused, oldest, last] = await Promise.all([
    transaction.count('outbox', ofStatus('waiting')),
    transaction.count('outbox', ofStatus('received')),
    transaction.count('outbox', ofStatus('held')),
    transaction.count('outbox', ofStatus('refused')),
    transaction.first('outbox', ofStatus('waiting')),
    transaction.first('outbox', settled, true),
  ]);
  return {
    waiting: waitingCount, received, held, refused,
    oldestWaitingAtMs: oldest?.finishedAtMs ?? null,
    lastReceiptAtMs: last?.settledAtMs ?? null,
  };
}

/** Rows of one status, the one finished first in front: an array sorts after every number. */
function ofStatus(status: OutboxStatus): Stretch {
  return { index: 'status', range: IDBKeyRange.bound([status], [status, []]) };
}

function withoutBytes({ bytes: _bytes, ...item }: OutboxRow): OutboxItem {
  return item;
}
