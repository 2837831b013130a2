import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Problem } from '#shared/kernel/problem.ts';
import { countOffset } from '#shared/tally/layout.ts';
import { envelopeOf, noonMs, smallResponse } from '../fixtures/envelopes.ts';
import { smallCampaign } from '../fixtures/small-campaign.ts';
import { openServerKey } from '../auth/keys.ts';
import { compose } from '../compose.ts';
import { composeRestoreDatabase } from '../compose-backup.ts';
import type { Composition } from '../composition.ts';
import { makePair } from '../keys/sealing-pair.ts';
import { UnusableDatabase } from '../storage/migrate.ts';
import { everything, type Storage } from '../storage/port.ts';
import { verifyFolder } from '../compose-verify.ts';
import { openSqlite } from '../storage/sqlite.ts';
import type { DataFolder } from '../start/data-folder.ts';
import { backedUpServer, type BackedUpServer } from './fixture-backups.ts';
import { serverId } from './restore.ts';

const campaign = 'small-2026';
const full = (names: readonly string[]): string[] => names.filter((each) => each.includes('-full-'));
const segments = (names: readonly string[]): string[] => names.filter((each) => each.includes('-segment-'));
const refused = (refusal: string) => expect.objectContaining({ name: 'RestoreRefused', refusal });

describe('a restored server', () => {
  let made: BackedUpServer;
  beforeEach(async () => { made = await backedUpServer(); });
  afterEach(() => made.end());

  const opened = async <T>(folder: DataFolder, work: (storage: Storage) => Promise<T>): Promise<T> => {
    const storage = openSqlite({
      databasePath: folder.databasePath, nowMs: noonMs, rebuildWorkerUrl: null, notary: openServerKey(folder.serverKeyPath), onFailStop: (error) => { throw error; },
    });
    try {
      return await work(storage);
    } finally {
      await storage.close();
    }
  };
  const composed = (folder: DataFolder): Composition => compose({
    folder, clientFolder: join(folder.path, 'none'), exportWorkerUrl: new URL('file:///none'), rebuildWorkerUrl: null, reportWorkerUrl: null, openWorkerUrl: null, isHttps: false, version: 'test',
    now: () => noonMs, onFailStop: () => undefined, onFailure: () => undefined, onAdminGone: () => undefined,
  });
  const counted = async (storage: Storage): Promise<number> =>
    (await storage.readTallies(campaign, everything)).reduce((sum, cell) => sum + (cell.vector[countOffset] ?? 0), 0);
  /** As `hailong verify` sees it. */
  const verdictOf = (folder: DataFolder): unknown => verifyFolder(folder, { serverKey: undefined, receipts: [], heads: [] });
  /** Everything a server is asked for. */
  const everythingOf = async (storage: Storage, upTo: number) => ({
    ledger: (await storage.ledgerAfter(0, 10_000)).filter(({ index }) => index <= upTo),
    responses: await storage.responsesAfter(campaign, everything, { after: 0, limit: 10_000 }),
    tallies: (await storage.readTallies(campaign, everything)).map(({ position, vector }) => ({ position, vector: [...vector] }))
      .filter(({ vector }) => vector.some((each) => each !== 0)).sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)),
    held: await storage.heldEnvelopes(campaign, everything, { before: null, limit: 100 }),
    accounts: await storage.accounts(), campaigns: await storage.campaigns(everything), refusals: await storage.refusals(campaign, everything),
    progress: (await storage.progress(campaign, everything)).units,
  });

  it('is, row by row, what it was at the last segment, in a new epoch', async () => {
    const { server, store } = made;
    await store(5);
    await made.full();
    // After the full backup: responses, a correction, decisions, refusals, people, a campaign that is closed, another that is opened.
    const [first] = await store(4);
    const original = JSON.parse(Buffer.from(first ?? []).toString().split('\n')[0] ?? '') as { responseId: string };
    await store(1, { replaces: original.responseId, answers: { c1: 1 } });
    await store(2, { answers: { c1: 6 } });
    const admin = await server.person('admin', { login: 'later' });
    const held = await server.storage.heldEnvelopes(campaign, everything, { before: null, limit: 10 });
    await server.call('POST', `/api/held/${held[0]?.position ?? 0}/decision`, { cookie: admin, body: { decision: 'keep_out', reason: 'thử' } });
    await server.storage.recordRefusals(campaign, { refusals: new Map([['north', 3]]), by: 'later', atMs: noonMs, scope: everything });
    await server.openSmallCampaign('another-2026');
    expect(made.segment()).toMatchObject({ hasLaid: true });
    await server.storage.changeAccount((await server.storage.accounts())[0]?.id ?? '', { isDisabled: true });
    expect(made.segment()).toMatchObject({ hasLaid: true });
    expect(made.segment()).toMatchObject({ hasLaid: false });

    const head = await server.storage.ledgerHead();
    const before = await everythingOf(server.storage, head.size);
    const restored = await made.restoreTo('anew');
    expect(restored).toMatchObject({ segments: 2, envelopesOfSegments: 7, skipped: [], envelopes: 12, putAside: null, head: { size: head.size + 1 } });
    expect(restored.keysWritten).toContain('server-key.pem');
    expect(await verdictOf(restored.folder)).toMatchObject({ isClean: true, findings: [] });
    await opened(restored.folder, async (storage) => {
      expect(await everythingOf(storage, head.size)).toEqual(before);
      const now = await storage.ledgerHead();
      expect(now.epoch).not.toBe(head.epoch);
      expect((await storage.ledgerAfter(head.size, 1))[0]).toMatchObject({ kind: 'epoch', body: expect.stringContaining(head.hash) as string });
    });
  });

  it('has no demonstration any more that was removed after the full backup, and what came to it in between neither', async () => {
    const { server } = made;
    const hash = await server.openSmallCampaign('demo-2026', { isDemonstration: true });
    const demo = smallCampaign('demo-2026');
    const give = () => server.ingest.receive(
      [1, 2].map(() => envelopeOf(smallResponse(demo, hash, { device: 'import' }))),
      { device: 'import', account: null, kind: 'office', isRevoked: false, isGenerated: true, places: 'all' },
    );
    await give();
    await made.full();
    await give();
    made.segment();
    await give();
    await made.store(1);
    await server.storage.removeDemonstration(noonMs);
    made.segment();
    const { folder, skipped } = await made.restoreTo('anew');
    expect(skipped).toEqual([]);
    expect(await verdictOf(folder)).toMatchObject({ isClean: true });
    await opened(folder, async (storage) => {
      expect((await storage.campaigns(everything)).map((each) => each.campaign.id)).toEqual([campaign]);
      expect(await counted(storage)).toBe(1);
    });
  });

  it('gives the very receipts that it gave, and stores what comes again once', async () => {
    const { server, store } = made;
    await made.full();
    const kept = await store(3);
    made.segment();
    const lost = await store(2);
    const { folder } = await made.restoreTo('anew');
    const hashes = [...kept, ...lost].map((bytes) => createHash('sha256').update(bytes).digest('hex'));
    const items = [...kept, ...lost].map((bytes, at) => ({ responseId: (JSON.parse(Buffer.from(bytes).toString().split('\n')[0] ?? '') as { responseId: string }).responseId, envelopeHash: hashes[at] ?? '' }));
    await opened(folder, async (storage) => {
      expect(await storage.missingOf(items)).toEqual(hashes.slice(3));
      expect(await counted(storage)).toBe(3);
    });
    expect(await counted(server.storage)).toBe(5);
  });

  it('takes the full backup before when one byte of the newest is wrong, and still has everything by the segments', async () => {
    await made.store(3);
    await made.full();
    await made.store(2);
    made.segment();
    await made.full();
    await made.store(1);
    made.segment();
    const [, newest = ''] = full(made.files());
    made.spoil(newest);
    const restored = await made.restoreTo('anew');
    expect(restored.skipped).toEqual([{ name: newest, damage: 'damaged' }]);
    await opened(restored.folder, async (storage) => { expect(await counted(storage)).toBe(6); });
  });

  it('ends before a damaged segment, and goes on over it where a later one covers the same', async () => {
    await made.full();
    for (let at = 0; at < 3; at += 1) {
      await made.store(2);
      made.segment();
    }
    const [, middle = ''] = segments(made.files());
    made.spoil(middle);
    const restored = await made.restoreTo('anew');
    expect(restored).toMatchObject({ segments: 1, skipped: [{ name: middle, damage: 'damaged' }] });
    await opened(restored.folder, async (storage) => { expect(await counted(storage)).toBe(2); });
    // What vanished is laid down again by itself.
    rmSync(join(made.place, middle));
    made.segment();
    const again = await made.restoreTo('again');
    expect(again.skipped).toEqual([]);
    await opened(again.folder, async (storage) => { expect(await counted(storage)).toBe(6); });
  });

  it('is refused where nothing can be used, with the names of what was looked at', async () => {
    await expect(made.restoreTo('anew')).rejects.toEqual(refused('restoreNothing'));
    await made.full();
    const [name = ''] = made.files();
    made.spoil(name);
    await expect(made.restoreTo('anew')).rejects.toMatchObject({ refusal: 'restoreNoneGood', skipped: [{ name, damage: 'damaged' }] });
    expect(existsSync(join(made.place, '..', 'anew', 'hailong.db'))).toBe(false);
    await expect(made.restoreTo('anew', { recovery: null })).rejects.toEqual(refused('restoreNoKey'));
  });

  it('never puts away data that have more than the backup without being told so, and then keeps them', async () => {
    await made.store(1);
    await made.full();
    const first = await made.restoreTo('anew');
    await expect(made.restoreTo('anew')).rejects.toEqual(refused('restoreNewer'));
    await opened(first.folder, async (storage) => { expect(await counted(storage)).toBe(1); });
    const before = readFileSync(first.folder.databasePath);
    const again = await made.restoreTo('anew', { allowsOlder: true });
    expect(readFileSync(again.putAside ?? '')).toEqual(before);
    await opened(again.folder, async (storage) => { expect(await counted(storage)).toBe(1); });
  });

  it('takes the place of a damaged database by the keys of its own folder, and keeps the damaged one', async () => {
    await made.store(2);
    await made.full();
    await made.server.end();
    mkdirSync(join(made.place, '..', 'own', 'keys'), { recursive: true });
    const own = join(made.place, '..', 'own');
    // The test server's folder is gone: what is left of it is written here.
    const { folder } = await made.restoreTo('own');
    writeFileSync(folder.databasePath, 'damaged');
    const restored = await made.restoreTo('own', { recovery: null });
    expect(readFileSync(restored.putAside ?? '', 'utf8')).toBe('damaged');
    await opened(restored.folder, async (storage) => { expect(await counted(storage)).toBe(2); });
    expect(own).toBe(restored.folder.path);
    made = await backedUpServer();
  });

  it('is never raised in an empty folder from the only backups found, unless somebody says whose they must be', async () => {
    await made.store(1);
    await made.full();
    const own = serverId(openServerKey(made.folder.serverKeyPath).publicKey);
    await expect(made.restoreTo('anew', { server: null })).rejects.toMatchObject({ refusal: 'restoreWhichServer', values: { servers: own } });
    await made.restoreTo('anew', { server: own });
    expect((await made.restoreTo('anew', { server: null, allowsOlder: true })).envelopes).toBe(1);
  });

  it('is not begun upon half an exchange: the start waits for the restore, which puts the former database together', async () => {
    await made.store(1);
    await made.full();
    const { folder } = await made.restoreTo('anew');
    // Killed after the first name: its log still lies at the old place.
    const aside = join(folder.path, 'hailong-before-then.db');
    writeFileSync(join(folder.path, 'restore-unfinished'), 'hailong-before-then.db');
    renameSync(folder.databasePath, aside);
    writeFileSync(`${folder.databasePath}-wal`, 'the end of it');
    expect(() => composed(folder)).toThrow(expect.objectContaining({ sentence: 'refusedRestoring' }));
    await expect(made.restoreTo('anew', { recovery: makePair() })).resolves.toMatchObject({ putAside: aside });
    expect(readFileSync(`${aside}-wal`, 'utf8')).toBe('the end of it');
    await composed(folder).close();
    // Killed before the first name, or after the last: what stands there is whole.
    writeFileSync(join(folder.path, 'restore-unfinished'), 'hailong-before-that.db');
    await expect(made.restoreTo('anew')).rejects.toEqual(refused('restoreNewer'));
    await composed(folder).close();
  });

  it('stays what it was where the disk is full, in whichever part, and says so', async () => {
    await made.store(1);
    await made.full();
    const whole = composeRestoreDatabase(noonMs);
    const noRoom = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
    for (const error of [noRoom, new Problem('storage.full'), new UnusableDatabase('full')]) {
      await expect(made.restoreTo('anew', { database: { ...whole, finish: () => Promise.reject(error) } })).rejects.toEqual(refused('restoreNoRoom'));
    }
    const failing = { ...whole, inspect: () => { throw noRoom; } };
    await expect(made.restoreTo('anew', { database: failing })).rejects.toEqual(refused('restoreNoRoom'));
    expect(readdirSync(join(made.place, '..', 'anew')).sort()).toEqual(['keys', 'server-key.pem']);
    expect((await made.restoreTo('anew')).envelopes).toBe(1);
  });

  it('is raised in no folder of another server, and of several servers only as the one that was named', async () => {
    await made.store(1);
    await made.full();
    const other = await backedUpServer();
    await other.store(3);
    await other.full();
    await other.full();
    const mixed = join(made.place, '..', 'mixed');
    mkdirSync(mixed);
    copyFileSync(other.folder.serverKeyPath, join(mixed, 'server-key.pem'));
    await expect(made.restoreTo('mixed')).rejects.toEqual(refused('restoreOtherServer'));
    // Somebody who can write there lays down newer ones of a server of their own.
    for (const name of other.files()) copyFileSync(join(other.place, name), join(made.place, name));
    const [own, theirs] = [made, other].map(({ folder }) => serverId(openServerKey(folder.serverKeyPath).publicKey));
    await expect(made.restoreTo('anew', { server: null })).rejects.toMatchObject({ refusal: 'restoreWhichServer', values: { servers: expect.stringContaining(theirs ?? '') as string } });
    await expect(made.restoreTo('anew', { server: 'x' })).rejects.toEqual(refused('restoreWhichServer'));
    expect((await made.restoreTo('anew', { server: own ?? '' })).envelopes).toBe(1);
    // What another server laid down is never removed by this one.
    await made.full();
    expect(made.files()).toEqual(expect.arrayContaining(other.files()));
    await other.end();
  });

  it('is restored a second time while devices still bring what the first restore had lost', async () => {
    await made.full();
    const kept = await made.store(1);
    made.segment();
    const lost = await made.store(2);
    const { folder: first } = await made.restoreTo('first');
    const head = await opened(first, (storage) => storage.ledgerHead());
    const { folder: second } = await made.restoreTo('second');
    const items = [...kept, ...lost].map((bytes) => ({
      responseId: (JSON.parse(Buffer.from(bytes).toString().split('\n')[0] ?? '') as { responseId: string }).responseId,
      envelopeHash: createHash('sha256').update(bytes).digest('hex'),
    }));
    await opened(second, async (storage) => {
      expect((await storage.ledgerHead()).epoch).not.toBe(head.epoch);
      expect(await storage.missingOf(items)).toHaveLength(2);
    });
  });

  it('is never raised from a database that somebody made or changed', async () => {
    const spoilt = join(made.folder.path, 'spoilt.db');
    const inspect = (change: (client: Database.Database) => void): unknown => {
      new Database(made.folder.databasePath, { readonly: true }).serialize();
      writeFileSync(spoilt, new Database(made.folder.databasePath, { readonly: true }).serialize());
      const client = new Database(spoilt);
      client.unsafeMode(true);
      client.pragma('journal_mode = DELETE');
      change(client);
      client.close();
      return made.database.inspect(spoilt);
    };
    expect(inspect(() => undefined)).toHaveProperty('head');
    const planted: ((client: Database.Database) => void)[] = [
      (client) => client.exec("CREATE TRIGGER planted AFTER INSERT ON settings BEGIN DELETE FROM accounts; END"),
      (client) => client.exec('CREATE VIEW planted AS SELECT 1'),
      (client) => client.exec('DROP TRIGGER envelopes_never_change'),
      (client) => client.exec('CREATE TABLE planted (x)'),
      (client) => client.pragma('application_id = 7'),
      (client) => client.exec("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'RAISE(ABORT', 'RAISE(IGNORE') WHERE name = 'ledger_stays'"),
      (client) => client.exec("DROP TRIGGER ledger_never_changes; UPDATE ledger SET at_ms = 1 WHERE number = 1; CREATE TRIGGER ledger_never_changes BEFORE UPDATE ON ledger\nBEGIN\n  SELECT RAISE(ABORT, 'an entry of the ledger never changes');\nEND"),
    ];
    for (const change of planted) expect(inspect(change)).toEqual({ fault: 'content_bad' });
    expect(inspect((client) => client.pragma('user_version = 99'))).toEqual({ fault: 'newer_version' });
    for (const bytes of ['', 'no database', 'x'.repeat(10_000)]) {
      writeFileSync(spoilt, bytes);
      expect(made.database.inspect(spoilt)).toEqual({ fault: 'content_bad' });
    }
  });
});
