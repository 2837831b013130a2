import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import Database from 'better-sqlite3';
import { incoming, noonMs, smallResponse } from '../fixtures/envelopes.ts';
import { testNotary } from '../fixtures/notary.ts';
import { smallCampaign, storedCampaign } from '../fixtures/small-campaign.ts';
import { temporaryFolder, type TemporaryFolder } from '../fixtures/temporary-folder.ts';
import { connectWriter, isAtLeast, proveDurability } from './connect.ts';
import { UnusableDatabase, migrate, migrations } from './migrate.ts';
import { takeLock } from './lock.ts';
import { openReadOnly } from './read-only.ts';
import { everything, type Storage } from './port.ts';
import { openSqlite } from './sqlite.ts';
import { storageContract } from './storage.contract.ts';

const databaseIn = (folder: TemporaryFolder): string => join(folder.path, 'hailong.db');
const openAt = (databasePath: string): Storage =>
  openSqlite({ databasePath, nowMs: noonMs, rebuildWorkerUrl: null, notary: testNotary, onFailStop: (error) => { throw error; } });

let shared: TemporaryFolder | undefined;
storageContract('SQLite', () => openAt(databaseIn(shared ??= temporaryFolder())), () => {
  shared?.remove();
  shared = undefined;
});

describe('the SQLite file', () => {
  let folder: TemporaryFolder;
  let path: string;
  beforeEach(() => {
    folder = temporaryFolder();
    path = databaseIn(folder);
  });
  afterEach(() => { folder.remove(); });

  it('has STRICT tables only', async () => {
    await openAt(path).close();
    const client = new Database(path);
    const tables = client.prepare("SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").all();
    client.close();
    expect(tables.length).toBeGreaterThan(10);
    expect(tables.filter((each) => (each as { strict: number }).strict !== 1)).toEqual([]);
  });

  it('has run each migration and is marked as ours', async () => {
    await openAt(path).close();
    const client = new Database(path);
    expect(client.pragma('user_version', { simple: true })).toBe(migrations.length);
    expect(client.pragma('application_id', { simple: true })).toBe(0x484c6e67);
    expect(migrate(client)).toBe(0);
    client.close();
  });

  it('has the triggers that keep envelopes as they arrived', async () => {
    const storage = openAt(path);
    const campaign = smallCampaign();
    const stored = await storedCampaign(campaign);
    await storage.createCampaign(stored, []);
    await storage.storeBatch([incoming(campaign, smallResponse(campaign, stored.questionnaireHash))]);
    await storage.close();
    const client = new Database(path);
    expect(() => client.exec("UPDATE envelopes SET device = 'another'")).toThrow('an envelope never changes');
    expect(() => client.exec('DELETE FROM responses; DELETE FROM envelopes')).toThrow('an envelope is never deleted');
    expect(() => client.exec('UPDATE campaigns SET is_demonstration = 1')).toThrow('does not become a demonstration');
    client.close();
  });

  it('writes every commit through, also when opened again', async () => {
    for (const _ of [1, 2]) {
      const connection = connectWriter(path);
      migrate(connection.client);
      expect(() => { proveDurability(connection, noonMs); }).not.toThrow();
      expect(connection.client.pragma('synchronous', { simple: true })).toBe(2);
      connection.client.pragma('synchronous = NORMAL');
      expect(() => { proveDurability(connection, noonMs); }).toThrow('written through');
      connection.client.close();
    }
  });

  it('compares versions by their parts', () => {
    expect(isAtLeast('3.51.3', [3, 51, 3])).toBe(true);
    expect(isAtLeast('3.100.0', [3, 51, 3])).toBe(true);
    expect(isAtLeast('3.9.9', [3, 51, 3])).toBe(false);
    expect(isAtLeast('3.51.2', [3, 51, 3])).toBe(false);
  });

  it('is refused when a newer program made it, when it is another program\'s, and when it is no database', async () => {
    await openAt(path).close();
    const client = new Database(path);
    client.pragma(`user_version = ${migrations.length + 1}`);
    client.close();
    expect(() => openAt(path)).toThrow(expect.objectContaining({ reason: 'newer_version' }));
    const other = new Database(join(folder.path, 'other.db'));
    other.exec('CREATE TABLE theirs (x)');
    other.close();
    expect(() => openAt(join(folder.path, 'other.db'))).toThrow(UnusableDatabase);
    const { writeFileSync } = await import('node:fs');
    writeFileSync(join(folder.path, 'text.db'), 'not a database at all, but long enough to look at'.repeat(50));
    expect(() => openAt(join(folder.path, 'text.db'))).toThrow(UnusableDatabase);
  });

  it('is read by another connection that cannot write, with the same scope', async () => {
    const storage = openAt(path);
    const campaign = smallCampaign();
    const stored = await storedCampaign(campaign);
    await storage.createCampaign(stored, []);
    await storage.storeBatch(['n1', 's1'].map((place) => incoming(campaign, smallResponse(campaign, stored.questionnaireHash, { place }))));
    const reader = openReadOnly(path);
    expect(reader.readTallies(campaign.id, everything)).toEqual(await storage.readTallies(campaign.id, everything));
    expect(reader.responsesAfter(campaign.id, { campaigns: 'all', units: ['south'] }, { after: 0, limit: 9 })).toHaveLength(1);
    expect(reader.campaign(campaign.id, { campaigns: [], units: 'all' })).toBeUndefined();
    reader.close();
    await storage.close();
  });

  it('answers with a problem once it is closed', async () => {
    const storage = openAt(path);
    const campaign = smallCampaign();
    const stored = await storedCampaign(campaign);
    await storage.createCampaign(stored, []);
    await storage.close();
    await expect(storage.storeBatch([])).rejects.toMatchObject({ code: 'storage.unavailable' });
  });

  it('belongs to one process at a time', () => {
    const lock = takeLock(join(folder.path, 'lock'));
    expect(lock).toBeDefined();
    expect(takeLock(join(folder.path, 'lock'))).toBeUndefined();
    lock?.release();
    const next = takeLock(join(folder.path, 'lock'));
    expect(next).toBeDefined();
    next?.release();
  });
});
