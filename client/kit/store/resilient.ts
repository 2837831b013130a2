/**
 * A browser may lose the connection to its database while the page sleeps. The operation is then
 * done again on a fresh connection; every operation of this folder can be repeated safely.
 */
import type { Dexie } from 'dexie';

const attemptsMax = 3;
const connectionErrors = new Set(['InvalidStateError', 'UnknownError', 'TransactionInactiveError', 'AbortError']);

export async function resilient<T>(database: Dexie, operation: () => PromiseLike<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await operation();
    } catch (error) {
      if (attempt >= attemptsMax || !isConnectionLost(error)) throw error;
      database.close({ disableAutoOpen: false });
      await database.open();
    }
  }
}

/** Whether the browser's storage is full: the transaction was undone, nothing of it is kept. */
export function isStorageFull(error: unknown): boolean {
  return names(error).includes('QuotaExceededError');
}

function isConnectionLost(error: unknown): boolean {
  return !isStorageFull(error) && names(error).some((name) => connectionErrors.has(name));
}

/** The error's name and that of the error inside it. */
function names(error: unknown): string[] {
  if (!(error instanceof Error) && !(error instanceof DOMException)) return [];
  const inner = 'inner' in error && error.inner instanceof Error ? [error.inner.name] : [];
  return [error.name, ...inner];
}
