/**
 * Carries what can still be read of a damaged database into the one that takes its place: keys, the
 * vault, drafts, assignments, envelopes. What cannot be read is left out; nothing here ever fails.
 */
import type { Database, DatabasePlace } from './database.ts';

const readMaxMs = 3_000;

export async function salvage(from: DatabasePlace, to: Database): Promise<void> {
  const damaged = await within(openAsItIs(from));
  if (damaged === undefined) return;
  for (const table of to.tables) {
    if (!damaged.objectStoreNames.contains(table.name)) continue;
    const rows = await within(readAll(damaged, table.name)) ?? [];
    await table.bulkPut(rows).catch(() => undefined);
  }
  damaged.close();
}

/** Undefined when it fails or takes too long. */
async function within<T>(work: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<undefined>((resolve) => { timer = setTimeout(() => resolve(undefined), readMaxMs); });
  try {
    return await Promise.race([work, tooLong]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

/** In whatever version it is; one that is not there is not made. */
function openAsItIs({ name, factory }: DatabasePlace): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = factory.open(name);
    opening.onupgradeneeded = () => opening.transaction?.abort();
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
    opening.onblocked = () => reject(new Error('It is blocked.'));
  });
}

function readAll(database: IDBDatabase, table: string): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(table);
    const reading = transaction.objectStore(table).getAll();
    transaction.oncomplete = () => resolve(reading.result);
    transaction.onabort = () => reject(transaction.error);
  });
}
