import { copyFileSync, openSync, readFileSync, writeSync, closeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Campaign } from '#shared/campaign/model.ts';
import { incoming, noonMs, smallResponse } from '../fixtures/envelopes.ts';
import { testNotary } from '../fixtures/notary.ts';
import { smallCampaign, storedCampaign } from '../fixtures/small-campaign.ts';
import { temporaryFolder, type TemporaryFolder } from '../fixtures/temporary-folder.ts';
import type { Storage } from './port.ts';
import { openSqlite } from './sqlite.ts';

describe('the start', () => {
  let folder: TemporaryFolder;
  let path: string;
  let failures: unknown[];
  let hash: string;
  let campaign: Campaign;
  const open = (databasePath = path): Storage =>
    openSqlite({ databasePath, nowMs: noonMs, rebuildWorkerUrl: null, notary: testNotary, onFailStop: (error) => failures.push(error) });
  const envelope = () => incoming(campaign, smallResponse(campaign, hash), { signer: 'phone' });
  const refused = (reason: string) => expect.objectContaining({ name: 'UnusableDatabase', reason });

  beforeEach(async () => {
    folder = temporaryFolder();
    path = join(folder.path, 'hailong.db');
    failures = [];
    campaign = smallCampaign();
    const stored = await storedCampaign(campaign);
    hash = stored.questionnaireHash;
    const storage = open();
    await storage.createCampaign(stored, []);
    await storage.storeBatch(Array.from({ length: 50 }, envelope));
    await storage.signHead('2026-11-20', noonMs);
    await storage.close();
  });
  afterEach(() => { folder.remove(); });

  /** As the power cut would leave it, everything in the main file. */
  async function uncleanCopy(): Promise<string> {
    const storage = open();
    const client = new Database(path);
    client.pragma('wal_checkpoint(TRUNCATE)');
    client.close();
    const copy = join(folder.path, 'copy.db');
    copyFileSync(path, copy);
    await storage.close();
    return copy;
  }

  /** Fills the page that an index begins with. */
  function damage(file: string, index = 'envelopes_by_signer'): void {
    const client = new Database(file);
    const [page, size] = [Number(client.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(index)), Number(client.pragma('page_size', { simple: true }))];
    client.close();
    const handle = openSync(file, 'r+');
    writeSync(handle, Buffer.alloc(size, 0xa5), 0, size, (page - 1) * size);
    closeSync(handle);
  }

  it('finds damage that nothing has touched yet, after a stop that was not clean', async () => {
    const copy = await uncleanCopy();
    const before = readFileSync(copy);
    await open(copy).close();
    const again = join(folder.path, 'again.db');
    copyFileSync(copy, again);
    // Closed cleanly: nobody looks through the whole file.
    damage(again);
    await open(again).close();
    const unclean = join(folder.path, 'unclean.db');
    const handle = openSync(unclean, 'w');
    writeSync(handle, before);
    closeSync(handle);
    damage(unclean);
    expect(() => open(unclean)).toThrow(refused('damaged'));
    expect(() => open(unclean)).toThrow(refused('damaged'));
  });

  it.each([
    ['an entry was changed', "UPDATE ledger SET body = json_set(body, '$.position', 7) WHERE number = 51"],
    ['an entry was changed together with its hash', "UPDATE ledger SET at_ms = 1, hash = substr(hash, 2) || '0' WHERE number = 51"],
    ['the last entries are gone', 'DELETE FROM ledger WHERE number > 49'],
    ['an entry in between is gone', 'DELETE FROM ledger WHERE number = 30'],
    ['all of it is gone', 'DELETE FROM ledger'],
    ['the signed head names another', "UPDATE ledger_heads SET hash = substr(hash, 2) || '0'"],
  ])('is refused when %s', (_title, sql) => {
    const client = new Database(path);
    for (const trigger of client.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all()) client.exec(`DROP TRIGGER ${String(trigger)}`);
    client.exec(sql);
    client.close();
    expect(() => open()).toThrow(refused('ledger_broken'));
  });

  it('stops the process on a page that cannot be read, acknowledges nothing, and looks again before it serves', async () => {
    damage(path, 'sqlite_autoindex_envelopes_1');
    const storage = open();
    await expect(storage.storeBatch([envelope()])).rejects.toMatchObject({ code: 'storage.unavailable' });
    expect(failures).toEqual([expect.objectContaining({ code: 'SQLITE_CORRUPT' })]);
    await storage.close();
    expect(() => open()).toThrow(refused('damaged'));
  });
});
