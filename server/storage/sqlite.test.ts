import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import Database from 'better-sqlite3';
import { writeEnvelope } from '#shared/sealing/envelope.ts';
import { readReceipt } from '#shared/wire/receipt.ts';
import { incoming, noonMs, smallResponse } from '../fixtures/envelopes.ts';
import { testNotary } from '../fixtures/notary.ts';
import { smallCampaign, storedCampaign } from '../fixtures/small-campaign.ts';
import { temporaryFolder, type TemporaryFolder } from '../fixtures/temporary-folder.ts';
import { connectWriter, isAtLeast, proveDurability } from './connect.ts';
import { ledgerContract } from './ledger.contract.ts';
import { UnusableDatabase, migrate, migrations } from './migrate.ts';
import { takeLock } from './lock.ts';
import { openReadOnly } from './read-only.ts';
import { everything, type IncomingEnvelope, type Storage } from './port.ts';
import { openSqlite, type SqliteOptions } from './sqlite.ts';
import { storageContract } from './storage.contract.ts';

const databaseIn = (folder: TemporaryFolder): string => join(folder.path, 'hailong.db');
const openAt = (databasePath: string, over: Partial<SqliteOptions> = {}): Storage =>
  openSqlite({ databasePath, nowMs: noonMs, rebuildWorkerUrl: null, notary: testNotary, onFailStop: (error) => { throw error; }, ...over });

let shared: TemporaryFolder | undefined;
const openShared = (): Storage => openAt(databaseIn(shared ??= temporaryFolder()));
const reset = (): void => {
  shared?.remove();
  shared = undefined;
};
storageContract('SQLite', openShared, reset);
ledgerContract('SQLite', openShared, reset);

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

  it('has the triggers that let the ledger, its heads and receipts grow and nothing else', async () => {
    const storage = openAt(path);
    const campaign = smallCampaign();
    const stored = await storedCampaign(campaign);
    await storage.createCampaign(stored, []);
    await storage.storeBatch([incoming(campaign, smallResponse(campaign, stored.questionnaireHash))]);
    await storage.signHead('2026-11-20', noonMs);
    await storage.close();
    const client = new Database(path);
    const refused = [
      'UPDATE ledger SET at_ms = 1 WHERE number = 2', 'DELETE FROM ledger WHERE number = 2', "INSERT INTO ledger VALUES (9, 'key', 1, '{}', '')",
      "INSERT OR REPLACE INTO ledger VALUES (2, 'key', 1, '{}', '')", 'UPDATE ledger_heads SET size = 1', 'DELETE FROM ledger_heads',
      "UPDATE receipts SET text = ''", 'DELETE FROM receipts', 'INSERT OR REPLACE INTO receipts SELECT * FROM receipts',
      'INSERT OR REPLACE INTO ledger_heads SELECT * FROM ledger_heads', 'INSERT OR REPLACE INTO envelopes SELECT * FROM envelopes',
      `INSERT OR REPLACE INTO envelopes SELECT position + 9, ${columnsOf(client, 'envelopes').slice(1).join(', ')} FROM envelopes`,
    ];
    for (const sql of refused) expect([sql, tried(client, sql)]).toEqual([sql, expect.stringMatching(/never|grows by one/)]);
    client.close();
  });

  it('from before there was a ledger gets an entry and a receipt for everything in it, once', async () => {
    const before = await filledDatabase(path);
    const old = join(folder.path, 'old.db');
    copyAsOlder(path, old);
    const storage = openAt(old);
    const kinds = (await storage.ledgerAfter(0, 99)).map((each) => each.kind);
    expect(kinds).toEqual(['epoch', 'stored', 'held', 'admitted', 'held', 'stored', 'refusals']);
    expect((await storage.gapsOf('small-2026', everything)).map((each) => [each.device, each.received])).toEqual([['phone', 4]]);
    expect(await storage.heads()).toEqual([]);
    const again = await storage.storeBatch(before.given);
    expect(again.map((each) => [each?.wasThere, each?.status])).toEqual([[true, 'stored'], [true, 'held'], [true, 'held'], [true, 'stored']]);
    expect(readReceipt(again[3]!.receipt.text)).toMatchObject({ position: 4, ledgerIndex: 6, envelopeHash: before.given[3]!.envelopeHash });
    const head = await storage.ledgerHead();
    await storage.close();
    const next = openAt(old);
    expect(await next.ledgerHead()).toEqual(head);
    await next.close();
  });

  it('from before there was a ledger is told to take long while it does: once, with how far it is', async () => {
    await filledDatabase(path);
    const told: unknown[] = [];
    const openOld = (name: string, stepMs: number): Storage => {
      copyAsOlder(path, join(folder.path, name));
      let atMs = 0;
      return openAt(join(folder.path, name), { onLongFill: (progress) => { told.push(progress); }, elapsedMs: () => atMs += stepMs });
    };
    await openOld('quick.db', 400).close();
    expect(told).toEqual([]);
    await openOld('slow.db', 700).close();
    expect(told).toEqual([{ done: 3, total: 4 }]);
    await openAt(join(folder.path, 'slow.db'), { onLongFill: (progress) => { told.push(progress); }, elapsedMs: () => Infinity }).close();
    expect(told.length).toBe(1);
  });

  it('from before chains were compared keeps everything, and knows then what each envelope follows', async () => {
    await filledDatabase(path);
    const old = join(folder.path, 'old.db');
    copyAsOlder(path, old, 3);
    const forge = new Database(old);
    const header = { responseId: randomUUID(), device: 'phone', sequence: 9, previousHash: 'f'.repeat(64) };
    // Taken in by the program of then with a number, though nobody has proven who made it.
    forge.prepare(`INSERT INTO envelopes (response_id, variant, envelope_hash, bytes, device, received_at_ms, outcome, campaign, sequence, signer)
      VALUES (?, 0, ?, ?, 'phone', 1, 'held', 'small-2026', 9, 'phone')`).run(header.responseId, 'e'.repeat(64), Buffer.from(`${JSON.stringify(header)}\nx`));
    forge.prepare("INSERT INTO held (position, campaign, reasons, decision) VALUES (5, 'small-2026', '[\"payload_unreadable\",\"signature_bad\"]', 'waiting')").run();
    const before = contentOf(forge);
    forge.close();
    const migrated = new Database(old);
    expect(migrate(migrated, 4)).toBe(1);
    const chain = migrated.prepare('SELECT sequence, previous_hash AS previousHash FROM envelopes ORDER BY position').all();
    const hashes = migrated.prepare('SELECT envelope_hash FROM envelopes ORDER BY position').pluck().all();
    expect(chain).toEqual([
      { sequence: 1, previousHash: '' }, { sequence: 2, previousHash: hashes[0] }, { sequence: 3, previousHash: hashes[1] },
      { sequence: 4, previousHash: hashes[2] }, { sequence: null, previousHash: header.previousHash },
    ]);
    const withNumber = (rows: unknown[]) => rows.map((row) => ({ ...row as object, sequence: undefined, previous_hash: undefined }));
    const after = contentOf(migrated);
    expect({ ...after, envelopes: withNumber(after['envelopes'] ?? []) }).toEqual({ ...before, envelopes: withNumber(before['envelopes'] ?? []) });
    expect(() => migrated.exec('UPDATE envelopes SET sequence = 1')).toThrow('an envelope never changes');
    migrate(migrated);
    expect(schemaOf(migrated)).toEqual(schemaOf(fresh()));
    migrated.close();
    const storage = openAt(old);
    expect(await storage.gapsOf('small-2026', everything)).toMatchObject([{ device: 'phone', received: 4, finished: 4, doubled: [], broken: [] }]);
    await storage.close();
  });

  it('from before there were sources counts everything by its channel, when it opens', async () => {
    await filledDatabase(path);
    const storage = openAt(path);
    const now = await storage.readTallies('small-2026', everything);
    await storage.close();
    const old = join(folder.path, 'old.db');
    copyAsOlder(path, old);
    const opened = openAt(old);
    expect(await opened.readTallies('small-2026', everything)).toEqual(now);
    expect(await opened.setting('tallies_to_count')).toBeUndefined();
    await opened.close();
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

function columnsOf(client: Database.Database, table: string): unknown[] {
  return client.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table);
}

function tried(client: Database.Database, sql: string): string {
  try {
    client.exec(sql);
    return 'done';
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}

/** One counted, one admitted, one waiting, one correction, refusals, of a phone that is enrolled. */
async function filledDatabase(path: string): Promise<{ readonly given: readonly IncomingEnvelope[] }> {
  const storage = openAt(path);
  const campaign = smallCampaign();
  const stored = await storedCampaign(campaign);
  await storage.createCampaign(stored, []);
  await storage.createAccount({ id: 'a', login: 'a', passwordHash: 'x', role: 'enumerator', scope: everything, isDisabled: false }, [{ campaign: campaign.id, place: 'n1' }]);
  await storage.enrolDevice({ id: 'phone', account: 'a', kind: 'field', publicKey: 'k'.repeat(88), kiosk: null, enrolledAtMs: 1, lastSeenAtMs: null, waiting: 0, isRevoked: false });
  let previousHash = '';
  const make = (sequence: number, over: Parameters<typeof smallResponse>[2] = {}) => {
    const response = smallResponse(campaign, stored.questionnaireHash, { device: 'phone', ...over });
    const bytes = writeEnvelope(response, { sequence, previousHash });
    const made = incoming(campaign, response, { bytes, envelopeHash: createHash('sha256').update(bytes).digest('hex'), sequence, previousHash });
    previousHash = made.envelopeHash;
    return made;
  };
  const first = make(1);
  const given = [first, { ...make(2), heldReasons: ['not_assigned' as const] }, { ...make(3), heldReasons: ['not_assigned' as const] }, { ...make(4, { replaces: first.responseId }), receivedAtMs: noonMs + 86_400_000 }];
  await storage.storeBatch(given);
  await storage.decideHeld(2, { admit: given[1]!.counted, by: 'x', atMs: noonMs, reason: 'đúng', scope: everything });
  await storage.recordRefusals(campaign.id, { refusals: new Map([['north', 3]]), by: 'x', atMs: noonMs, scope: everything });
  await storage.close();
  return { given };
}

const tablesOf2 = ['accounts', 'account_places', 'devices', 'questionnaires', 'campaigns', 'envelopes', 'held', 'responses', 'tally_cells', 'arrivals', 'refusals'] as const;
const tables = [...tablesOf2, 'receipts', 'ledger', 'ledger_heads', 'device_reports', 'enrolment_codes', 'settings'] as const;

/** The same content as the program of that version kept it. */
function copyAsOlder(from: string, to: string, version: 2 | 3 = 2): void {
  const client = new Database(to);
  migrate(client, version);
  client.pragma('foreign_keys = OFF');
  client.prepare('ATTACH ? AS newer').run(from);
  for (const table of version === 2 ? tablesOf2 : tables) {
    const columns = columnsOf(client, table).join(', ');
    client.exec(`INSERT INTO main.${table} (${columns}) SELECT ${columns} FROM newer.${table}`);
  }
  client.close();
}

function contentOf(client: Database.Database): Record<string, unknown[]> {
  return Object.fromEntries(tables.map((table) => [table, client.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()]));
}

function fresh(): Database.Database {
  const client = new Database(':memory:');
  migrate(client);
  return client;
}

function schemaOf(client: Database.Database): unknown[] {
  return client.prepare("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name").all();
}
