/**
 * A browser may lose the connection to its database while the page sleeps. The work is then done
 * again on a fresh connection; every piece of work in this folder can be repeated safely.
 */
import type { Dexie } from 'dexie';
import { isConnectionLost } from './store-errors.ts';

const attemptsMax = 3;

/** Starts `work` before it returns. A database that was closed on purpose stays closed. */
export async function resilient<T>(database: Dexie, work: () => PromiseLike<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const connection = connectionOf(database);
    try {
      return await work();
    } catch (error) {
      if (attempt >= attemptsMax || !isConnectionLost(error)) throw error;
      const isStillUsed = connection !== undefined && connectionOf(database) === connection;
      if (isStillUsed) database.close({ disableAutoOpen: false });
    }
  }
}

function connectionOf(database: Dexie): IDBDatabase | undefined {
  return database.isOpen() ? database.backendDB() : undefined;
}
