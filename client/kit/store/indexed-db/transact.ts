/**
 * Runs work in one transaction. What it gives counts only after `complete`: a full disk undoes a
 * transaction without any of its requests failing. Durability is strict: complete means on disk.
 */
import { Transaction, type TableName } from './transaction.ts';

export type Work<T> = (transaction: Transaction) => Promise<T>;

/** Begins at once, before it first waits. Rejects with the reason why the transaction was undone. */
export async function transact<T>(
  database: IDBDatabase, scope: { readonly tables: readonly TableName[]; readonly mode: IDBTransactionMode }, work: Work<T>,
): Promise<T> {
  const transaction = database.transaction([...scope.tables], scope.mode, { durability: 'strict' });
  const ended = new Promise<boolean>((resolve) => {
    transaction.oncomplete = () => resolve(true);
    transaction.onabort = () => resolve(false);
  });
  const outcome = await work(new Transaction(transaction)).then(
    (value) => ({ value }), (error: unknown) => ({ error }));
  if ('error' in outcome) abort(transaction);
  const isComplete = await ended;
  if ('value' in outcome && isComplete) return outcome.value;
  throw transaction.error ?? ('error' in outcome ? outcome.error : new DOMException('The transaction was undone.', 'AbortError'));
}

/** A transaction that has already ended by itself needs no abort. */
function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
  }
}
