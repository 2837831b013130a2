/** One transaction, its tables typed by what they hold. */
import type { AssignedCampaign } from '#shared/wire/assignments.ts';
import type { Draft } from '../draft.ts';
import type { DeviceRow, OutboxRow, QuestionnaireRow } from '../rows.ts';

export interface Tables {
  device: DeviceRow;
  campaigns: AssignedCampaign;
  questionnaires: QuestionnaireRow;
  drafts: Draft;
  outbox: OutboxRow;
}
export type TableName = keyof Tables;

/** A stretch of an index. */
export interface Stretch {
  readonly index: string;
  readonly range: IDBKeyRange | null;
}

export class Transaction {
  constructor(private readonly transaction: IDBTransaction) {}

  get<N extends TableName>(table: N, key: string): Promise<Tables[N] | undefined> {
    return answer(this.transaction.objectStore(table).get(key));
  }

  /** All rows, or those of a stretch in the order of its index. */
  all<N extends TableName>(table: N, stretch?: Stretch): Promise<Tables[N][]> {
    return answer(this.source(table, stretch).getAll(stretch?.range));
  }

  keys(table: TableName): Promise<IDBValidKey[]> {
    return answer(this.transaction.objectStore(table).getAllKeys());
  }

  count(table: TableName, stretch: Stretch): Promise<number> {
    return answer(this.source(table, stretch).count(stretch.range ?? undefined));
  }

  /** The first row of a stretch, from its end when `fromEnd`. */
  async first<N extends TableName>(table: N, stretch: Stretch, fromEnd = false): Promise<Tables[N] | undefined> {
    const cursor = await answer(this.source(table, stretch).openCursor(stretch.range, fromEnd ? 'prev' : 'next'));
    return cursor?.value;
  }

  async put<N extends TableName>(table: N, row: Tables[N]): Promise<void> {
    await answer(this.transaction.objectStore(table).put(row));
  }

  /** Fails when the key is there already. */
  async add<N extends TableName>(table: N, row: Tables[N]): Promise<void> {
    await answer(this.transaction.objectStore(table).add(row));
  }

  async remove(table: TableName, key: string): Promise<void> {
    await answer(this.transaction.objectStore(table).delete(key));
  }

  async clear(table: TableName): Promise<void> {
    await answer(this.transaction.objectStore(table).clear());
  }

  private source(table: TableName, stretch?: Stretch): IDBObjectStore | IDBIndex {
    const store = this.transaction.objectStore(table);
    return stretch === undefined ? store : store.index(stretch.index);
  }
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
