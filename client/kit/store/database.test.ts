// @vitest-environment node
import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { Database } from './database.ts';

it('a database that is gone while it is in use is not made anew and empty: the next start has to see it', async () => {
  let gone = 0;
  const database = new Database({ name: 'hailong-field', factory: indexedDB }, { onBlocked: () => undefined, onReplaced: () => undefined, onNewer: () => undefined, onGone: () => { gone += 1; } });
  await database.open();
  expect(database.isFresh).toBe(true);
  // As the browser does when it meets damage: the connection ends, the files are deleted.
  database.close({ disableAutoOpen: false });
  await new Promise((resolve) => { indexedDB.deleteDatabase('hailong-field').onsuccess = resolve; });

  await expect(database.device.toArray()).rejects.toThrow('gone');
  expect(gone).toBeGreaterThan(0);
  expect(await indexedDB.databases()).toEqual([]);
  database.close();
});
