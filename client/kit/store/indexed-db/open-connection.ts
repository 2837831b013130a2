/** Opens a connection, bringing the database to the newest version step by step. */

type Step = (database: IDBDatabase, transaction: IDBTransaction) => void;

export function openConnection(name: string, steps: readonly Step[], onBlocked: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, steps.length);
    request.onupgradeneeded = (event) => {
      const transaction = request.transaction;
      if (transaction === null) return;
      for (const step of steps.slice(event.oldVersion)) step(request.result, transaction);
    };
    request.onblocked = onBlocked;
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
