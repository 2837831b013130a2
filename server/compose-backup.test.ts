import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serverHealthReply, type BackupFailureCode } from '#shared/wire/server-health.ts';
import { backedUpServer, type BackedUpServer } from './backup/fixture-backups.ts';
import { readServerKey } from './auth/keys.ts';
import { serverId } from './backup/restore.ts';
import { readBackedUpTo } from './backup/backed-up-to.ts';
import { runCommandLine } from './command-line/run-command-line.ts';
import { assertBackups, composeBackups } from './compose-backup.ts';
import { noonMs } from './fixtures/envelopes.ts';
import { testServer } from './fixtures/test-server.ts';
import { makeRecoveryFile } from './keys/recovery-file.ts';
import { createKeyStore } from './keys/key-store.ts';
import { copyDatabase } from './storage/backup/copy-database.ts';
import { namedFilePieces, readNamedFile } from './command-line/read-file.ts';

const refused = (sentence: string) => expect.objectContaining({ name: 'StartRefused', sentence });

describe('backups of a server', () => {
  let made: BackedUpServer;
  let told: BackupFailureCode[];
  beforeEach(async () => {
    made = await backedUpServer();
    told = [];
  });
  afterEach(() => made.end());
  const choice = (folder = made.place) => ({ folder, everyMinutes: 15, workerUrl: null, onFailure: (code: BackupFailureCode) => told.push(code) });

  it('are refused at the start where they could never be made', () => {
    expect(() => { assertBackups(choice(), made.folder); }).not.toThrow();
    expect(() => { assertBackups(undefined, made.folder); }).not.toThrow();
    writeFileSync(join(made.place, 'file'), '');
    for (const folder of [join(made.place, 'none'), join(made.place, 'file'), made.folder.path, made.folder.keysPath]) {
      expect(() => { assertBackups(choice(folder), made.folder); }).toThrow(refused('refusedBackupFolder'));
    }
    expect(() => { assertBackups(choice(), { ...made.folder, keysPath: join(made.place, 'no-keys') }); }).toThrow(refused('refusedBackupKey'));
  });

  it('are laid down by themselves, the last of it when the server stops, and devices are told', async () => {
    const { storage } = made.server;
    await made.store(3);
    const backups = composeBackups(choice(), { folder: made.folder, storage, now: () => noonMs });
    backups.start();
    for (let turns = 0; turns < 500 && (await backups.health()).backup?.lastFullAtMs === null; turns += 1) await new Promise((resolve) => { setImmediate(resolve); });
    await made.store(2);
    await backups.close();
    const { epoch, size } = await storage.ledgerHead();
    expect(await readBackedUpTo(storage, epoch)).toBe(size);
    expect((await backups.health()).backup).toMatchObject({ ledgerSize: size, backedUpTo: size, failure: null, damaged: [], everyMinutes: 15, folder: made.place });
    expect(told).toEqual([]);
    expect((await made.restoreTo('anew')).envelopes).toBe(5);
  });

  it('copy into a file that the server alone reads, and leave none behind', async () => {
    await made.store(1);
    const copy = join(made.folder.path, 'copy.db');
    await copyDatabase(made.folder.databasePath, copy);
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    expect(readFileSync(copy).subarray(0, 15).toString()).toBe('SQLite format 3');
    await made.full();
    expect(readdirSync(made.folder.path).filter((name) => name.startsWith('backup-copy'))).toEqual([]);
  });

  it('that were killed leave no copy in the clear beyond the next start, also of a server that makes none', () => {
    const endings = ['', '-journal'];
    const [own, byHand] = [join(made.folder.path, 'backup-copy.db'), join(made.folder.path, 'backup-copy-by-hand.db')];
    for (const ending of endings) for (const path of [own, byHand]) writeFileSync(`${path}${ending}`, 'left');
    utimesSync(byHand, noonMs / 1000, noonMs / 1000);
    const start = (nowMs: number): void => { composeBackups(undefined, { folder: made.folder, storage: made.server.storage, now: () => nowMs }); };
    start(noonMs + 60_000);
    expect(endings.map((ending) => existsSync(`${own}${ending}`))).toEqual([false, false]);
    // It may be in the making.
    expect(existsSync(byHand)).toBe(true);
    start(noonMs + 86_400_000);
    expect(endings.map((ending) => existsSync(`${byHand}${ending}`))).toEqual([false, false]);
  });

  it('tell an admin and an auditor how they are, and nobody else', async () => {
    const server = await testServer();
    for (const [role, status] of [['admin', 200], ['auditor', 200], ['supervisor', 403], ['viewer', 403]] as const) {
      const reply = await server.call('GET', '/api/server-health', { cookie: await server.person(role) });
      expect(reply.status).toBe(status);
      if (status === 200) expect(serverHealthReply.parse(await reply.json())).toEqual({ backup: null });
    }
    await server.end();
  });

  describe('from the command line', () => {
    let out: string[];
    let errors: string[];
    const run = async (...args: readonly string[]): Promise<number> => {
      [out, errors] = [[], []];
      return runCommandLine([...args, '--language', 'en'], {
        out: (text) => { out.push(text); }, error: (line) => { errors.push(line); }, readFile: readNamedFile, filePieces: namedFilePieces,
        openOffice: () => Promise.reject(new Error('not needed')),
      });
    };
    const file = (name: string, text: string): string => {
      const path = join(made.place, '..', name);
      writeFileSync(path, text);
      return path;
    };

    it('is made beside a running server and restored on an empty folder by the recovery key', async () => {
      const recovery = await makeRecoveryFile('mật khẩu dài của khóa', 10);
      createKeyStore({ keysPath: made.folder.keysPath, now: () => noonMs, onChanged: () => undefined }).setRecovery(recovery.key);
      await made.store(3);
      expect(await run('backup', '--data', made.folder.path, '--to', made.place)).toBe(0);
      expect(out.join('')).toContain(made.files()[0]);
      const to = join(made.place, '..', 'anew');
      const [key, right, wrong] = [file('recovery.json', recovery.text), file('right.txt', 'mật khẩu dài của khóa\n'), file('wrong.txt', 'khác')];
      const server = ['--server', /Server ([0-9a-f]+)/.exec(out.join(''))?.[1] ?? ''];
      expect(await run('restore', '--from', made.place, '--to', to, '--recovery', key, '--passphrase-file', wrong)).toBe(1);
      expect(errors).toEqual(['The passphrase of the recovery key is wrong.']);
      expect(await run('restore', '--from', made.place, '--to', to, '--recovery', right, '--passphrase-file', right)).toBe(1);
      expect(await run('restore', '--from', made.place, '--to', to, ...server)).toBe(1);
      expect(errors.at(-1)).toContain('do not open');
      expect(await run('restore', '--from', made.place, '--to', to, '--recovery', key, '--passphrase-file', right)).toBe(1);
      expect(errors.at(-1)).toContain(`backups of: ${server[1] ?? ''}`);
      expect(readdirSync(to)).not.toContain('hailong.db');
      expect(await run('restore', '--from', made.place, '--to', to, '--recovery', key, '--passphrase-file', right, ...server)).toBe(0);
      expect(out.join('')).toMatch(/3 responses in all[^]*new epoch[^]*server-key\.pem[^]*verify --data/);
      expect(await run('restore', '--from', made.place, '--to', to, '--recovery', key, '--passphrase-file', right)).toBe(1);
      expect(errors.at(-1)).toContain('--older');
    });

    it('is refused in one sentence, with an exit code, and names what is wrong with each file', async () => {
      expect(await run('backup', '--data', join(made.place, 'none'), '--to', made.place)).toBe(1);
      expect(await run('backup', '--data', made.folder.path)).toBe(2);
      expect(await run('backup', '--data', made.folder.path, '--to', join(made.place, 'none'))).toBe(1);
      expect(errors).toHaveLength(1);
      await made.full();
      const [name = ''] = made.files();
      made.spoil(name);
      expect(await run('restore', '--from', made.place, '--to', made.folder.path)).toBe(1);
      expect(errors.join('\n')).toContain('A server is running');
      expect(await run('restore', '--from', join(made.place, 'none'), '--to', join(made.place, 'x'))).toBe(1);
      const to = join(made.place, '..', 'with-keys');
      mkdirSync(to);
      const recovery = file('public.json', 'no key');
      expect(await run('restore', '--from', made.place, '--to', to, '--recovery', recovery, '--passphrase-file', recovery)).toBe(1);
      expect(errors).toEqual([`${recovery} is no file of a recovery key.`]);
      expect(await run('restore', '--from', made.place, '--to', to, '--server', serverId(readServerKey(made.folder.serverKeyPath).publicKey))).toBe(1);
      expect(errors[0]).toContain(name);
      expect(await run('restore', '--from', made.place, '--to', to, '--recovery', recovery)).toBe(2);
    });
  });
});
