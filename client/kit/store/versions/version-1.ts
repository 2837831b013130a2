/**
 * Store version 1: the tables of the first release with their keys and indices. Never edited once
 * released: a device that holds it may come back after weeks.
 */
export function toVersion1(database: IDBDatabase): void {
  database.createObjectStore('device', { keyPath: 'key' });
  database.createObjectStore('campaigns', { keyPath: 'id' });
  database.createObjectStore('questionnaires', { keyPath: 'hash' });
  database.createObjectStore('drafts', { keyPath: 'id' });
  const outbox = database.createObjectStore('outbox', { keyPath: 'id' });
  outbox.createIndex('sequence', 'sequence');
  outbox.createIndex('settledAtMs', 'settledAtMs');
  outbox.createIndex('isCounted', 'isCounted');
  outbox.createIndex('status', ['status', 'finishedAtMs']);
}
