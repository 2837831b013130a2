import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fill } from '#shared/languages/fill.ts';
import { terminal as english } from '#shared/languages/en/terminal.ts';
import { terminal as vietnamese } from '#shared/languages/vi/terminal.ts';
import { temporaryFolder, type TemporaryFolder } from '../fixtures/temporary-folder.ts';
import { testServer } from '../fixtures/test-server.ts';
import { compose } from '../compose.ts';
import { announcementLines } from './announce.ts';
import { openDataFolder } from './data-folder.ts';
import { assertFreeSpace } from './free-space.ts';
import { listen } from './listen.ts';
import { readLanguage, readOptions } from './options.ts';

const refused = (sentence: string) => expect.objectContaining({ name: 'StartRefused', sentence });

describe('the options', () => {
  it('listen on this machine alone unless told otherwise', () => {
    expect(readOptions([])).toMatchObject({ host: '127.0.0.1', port: 3000, loadsDemonstration: true, tls: null });
    expect(readOptions(['--port', '4000', '--data=/data/x', '--no-demo', '--host', '0.0.0.0']))
      .toEqual({ host: '0.0.0.0', port: 4000, dataFolder: '/data/x', loadsDemonstration: false, tls: null, backup: null, makesServerKey: false });
    expect(readOptions(['--backup-to', '/data/second']).backup).toEqual({ folder: '/data/second', everyMinutes: 15 });
    expect(readOptions(['--backup-to', '/data/second', '--backup-every-minutes=60']).backup).toMatchObject({ everyMinutes: 60 });
  });

  it('are refused when mistyped', () => {
    for (const given of [['--prot', '1'], ['extra'], ['--port'], ['--no-demo=yes'], ['-x']]) expect(() => readOptions(given)).toThrow(refused('refusedOption'));
    for (const port of ['x', '-1', '65536', '1e3', '', '80.5']) expect(() => readOptions([`--port=${port}`])).toThrow(refused('refusedPort'));
    expect(() => readOptions(['--tls-cert', 'x'])).toThrow(refused('refusedCertificate'));
    for (const minutes of ['0', '1441', 'x', '1.5', '']) expect(() => readOptions(['--backup-to=x', `--backup-every-minutes=${minutes}`])).toThrow(refused('refusedBackupMinutes'));
  });

  it('are answered in Vietnamese unless English is asked for', () => {
    expect([readLanguage([], 'C.UTF-8'), readLanguage([], undefined), readLanguage(['--language', 'vi'], 'en_US.UTF-8')]).toEqual(['vi', 'vi', 'vi']);
    expect([readLanguage([], 'en_US.UTF-8'), readLanguage(['--language=en'], 'vi_VN'), readLanguage(['--wrong', '--language', 'en'], '')]).toEqual(['en', 'en', 'en']);
  });
});

describe('the start', () => {
  let folder: TemporaryFolder;
  beforeEach(() => { folder = temporaryFolder(); });
  afterEach(() => { folder.remove(); });
  const options = (over = {}) => ({ ...readOptions(['--port=0']), ...over });
  const composed = (path = folder.path, makesServerKey = false) => compose({
    folder: openDataFolder(path), clientFolder: join(path, 'none'), exportWorkerUrl: new URL('file:///none'), rebuildWorkerUrl: null, reportWorkerUrl: null, openWorkerUrl: null, isHttps: false, version: 'test', makesServerKey,
    now: Date.now, onFailStop: () => undefined, onFailure: () => undefined, onAdminGone: () => undefined,
  });

  it('is refused on a folder that another server uses, and allowed when that one stopped', async () => {
    const first = composed();
    expect(() => composed()).toThrow(refused('refusedInUse'));
    await first.close();
    await composed().close();
  });

  it('makes a folder that nobody else can read', () => {
    const path = join(folder.path, 'made', 'here');
    openDataFolder(path);
    expect(statSync(path).mode & 0o777).toBe(0o700);
  });

  it('makes a database that nobody else can read in a folder that anybody can, of a former one too', async () => {
    chmodSync(folder.path, 0o755);
    const path = join(folder.path, 'hailong.db');
    writeFileSync(path, '');
    chmodSync(path, 0o644);
    const first = composed();
    for (const name of ['hailong.db', 'hailong.db-wal', 'server-key.pem']) expect(statSync(join(folder.path, name)).mode & 0o077).toBe(0);
    await first.close();
  });

  it('is refused where a folder cannot be', () => {
    writeFileSync(join(folder.path, 'file'), '');
    expect(() => openDataFolder(join(folder.path, 'file'))).toThrow(refused('refusedFolder'));
    expect(() => openDataFolder(join(folder.path, 'file', 'below'))).toThrow(refused('refusedFolder'));
  });

  it('is refused on a database that is not for it, and leaves the folder free', () => {
    writeFileSync(join(folder.path, 'hailong.db'), 'something else entirely '.repeat(100));
    for (const _ of [1, 2]) expect(() => composed()).toThrow(refused('refusedForeign'));
  });

  it('is refused in one sentence on a database that is damaged, is a folder, or lost its key', async () => {
    await composed().close();
    const databasePath = join(folder.path, 'hailong.db');
    const whole = readFileSync(databasePath);
    writeFileSync(databasePath, Buffer.concat([whole.subarray(0, 4096), Buffer.alloc(4096), whole.subarray(8192)]));
    expect(() => composed()).toThrow(refused('refusedDamaged'));
    rmSync(databasePath);
    mkdirSync(databasePath);
    expect(() => composed()).toThrow(refused('refusedFolder'));
    rmSync(databasePath, { recursive: true });
    for (const damaged of ['', 'no key']) {
      writeFileSync(join(folder.path, 'server-key.pem'), damaged);
      expect(() => composed()).toThrow(refused('refusedKey'));
    }
    rmSync(join(folder.path, 'server-key.pem'));
    await composed().close();
  });

  it('is refused where the key of a database is gone, and makes another only when told to', async () => {
    await composed().close();
    const keyPath = join(folder.path, 'server-key.pem');
    const before = readFileSync(keyPath);
    rmSync(keyPath);
    for (const _ of [1, 2]) expect(() => composed()).toThrow(refused('refusedKeyLost'));
    expect(existsSync(keyPath)).toBe(false);
    expect(readOptions(['--new-server-key'])).toMatchObject({ makesServerKey: true });
    await composed(folder.path, true).close();
    expect(readFileSync(keyPath)).not.toEqual(before);
  });

  it('is refused where the ledger does not fit what was acknowledged', async () => {
    await composed().close();
    const client = new Database(join(folder.path, 'hailong.db'));
    client.exec("DROP TRIGGER ledger_never_changes; UPDATE ledger SET at_ms = 1");
    client.close();
    expect(() => composed()).toThrow(refused('refusedLedger'));
  });

  it('is refused on a disk without room, in either language with what is left', () => {
    expect(() => { assertFreeSpace(folder.path, () => 64 * 1_048_576); }).not.toThrow();
    expect(() => { assertFreeSpace(folder.path, () => 64 * 1_048_576 - 1); }).toThrow(expect.objectContaining({ sentence: 'refusedSpace', values: { folder: folder.path, free: 63, least: 64 } }));
    expect(() => { assertFreeSpace(folder.path); }).not.toThrow();
    for (const words of [vietnamese, english]) expect(fill(words.refusedSpace, { folder: '/x', free: 63, least: 64 })).toMatch(/\/x.*63 MB.*64 MB/);
  });

  it('signs how the ledger stood when it stops, once', async () => {
    await composed().close();
    await composed().close();
    const next = composed();
    expect(await next.storage.heads()).toMatchObject([{ size: 1 }]);
    await next.close();
  });

  it('is refused on a used port, an address that is not ours, and an unreadable certificate', async () => {
    const server = await testServer();
    const listening = await listen(server.app, options());
    const port = Number(new URL(listening.origin).port);
    await expect(listen(server.app, options({ port }))).rejects.toEqual(refused('refusedPortUsed'));
    await expect(listen(server.app, options({ host: '192.0.2.1' }))).rejects.toEqual(refused('refusedHost'));
    const tls = { certificatePath: join(folder.path, 'none'), keyPath: join(folder.path, 'none') };
    await expect(listen(server.app, options({ tls }))).rejects.toEqual(refused('refusedCertificate'));
    await listening.stop();
    await server.end();
  });

  it('answers over a real connection, where the body comes from Node itself', async () => {
    const server = await testServer();
    const { origin, stop } = await listen(server.app, options());
    expect(await (await fetch(`${origin}/api/server`)).json()).toMatchObject({ hasAdmin: false });
    const long = await fetch(`${origin}/api/sessions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: `{"login":"${'x'.repeat(70_000)}"}` });
    expect(long.status).toBe(413);
    await new Promise<void>((resolve) => {
      const socket = connect(Number(new URL(origin).port), '127.0.0.1', () => {
        socket.end('POST /api/sessions HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{"login"');
      }).on('close', () => { resolve(); }).resume();
    });
    const wrong = await fetch(`${origin}/api/sessions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"login":"x","password":"y"}' });
    expect(wrong.status).toBe(401);
    expect(server.failures).toEqual([]);
    await stop();
    await server.end();
  });

  it('says where it is, how to sign in, and what phones need', () => {
    const given = { origin: 'http://localhost:3000', host: '127.0.0.1', isHttps: false, hasDemonstration: true, firstAdminCode: undefined };
    const text = announcementLines(vietnamese, given).join('\n');
    for (const part of ['http://localhost:3000/admin/', '/field/', '/kiosk/', 'hai-long-demo', 'quantri', 'MINH HỌA', 'HTTPS', '127.0.0.1']) expect(text).toContain(part);
    const bare = announcementLines(english, { ...given, host: '0.0.0.0', isHttps: true, hasDemonstration: false, firstAdminCode: 'ABCD' }).join('\n');
    expect(bare).toContain('ABCD');
    expect(bare).not.toMatch(/hai-long-demo|127\.0\.0\.1|need HTTPS/);
  });
});
