import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import Database from 'better-sqlite3';
import { countOffset } from '#shared/tally/layout.ts';
import { incoming, noonMs, smallResponse } from '../fixtures/envelopes.ts';
import { testNotary } from '../fixtures/notary.ts';
import { smallCampaign, storedCampaign } from '../fixtures/small-campaign.ts';
import { temporaryFolder, type TemporaryFolder } from '../fixtures/temporary-folder.ts';
import { everything, type Storage } from './port.ts';
import { openSqlite } from './sqlite.ts';

let folder: TemporaryFolder;
let storage: Storage;
/** A second connection, by which the schema is made to fail every commit that stores an envelope, and no statement before it. */
let behind: Database.Database;
beforeEach(() => {
  folder = temporaryFolder();
  const databasePath = join(folder.path, 'hailong.db');
  storage = openSqlite({ databasePath, nowMs: noonMs, rebuildWorkerUrl: null, notary: testNotary, onFailStop: (error) => { throw error; } });
  behind = new Database(databasePath);
});
afterEach(async () => {
  behind.close();
  await storage.close();
  folder.remove();
});

it('what only the commit refuses gets no receipt, leaves no trace, and is stored when it comes again', async () => {
  const campaign = smallCampaign();
  const stored = await storedCampaign(campaign);
  await storage.createCampaign(stored, []);
  const envelope = incoming(campaign, smallResponse(campaign, stored.questionnaireHash));
  const counted = async (): Promise<number> => (await storage.readTallies(campaign.id, everything)).reduce((sum, cell) => sum + (cell.vector[countOffset] ?? 0), 0);
  const { size } = await storage.ledgerHead();
  behind.exec(`
    CREATE TABLE nobody (id INTEGER PRIMARY KEY) STRICT;
    CREATE TABLE promised (id INTEGER REFERENCES nobody DEFERRABLE INITIALLY DEFERRED) STRICT;
    CREATE TRIGGER refuse_commit AFTER INSERT ON envelopes BEGIN INSERT INTO promised VALUES (1); END;
  `);
  await expect(storage.storeBatch([envelope])).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_FOREIGNKEY' });
  expect(await storage.missingOf([envelope])).toEqual([envelope.envelopeHash]);
  expect({ size: (await storage.ledgerHead()).size, counted: await counted() }).toEqual({ size, counted: 0 });
  behind.exec('DROP TRIGGER refuse_commit');
  expect(await storage.storeBatch([envelope])).toMatchObject([{ status: 'stored', wasThere: false }]);
  expect({ size: (await storage.ledgerHead()).size, counted: await counted() }).toEqual({ size: size + 1, counted: 1 });
});
