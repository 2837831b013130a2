import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noonMs } from '../fixtures/envelopes.ts';
import { temporaryFolder, type TemporaryFolder } from '../fixtures/temporary-folder.ts';
import { createKeyStore } from '../keys/key-store.ts';
import { backedUpServer, type BackedUpServer } from './fixture-backups.ts';
import { unfinishedPrefix } from './file-names.ts';
import { folderTarget, removeLeftovers } from './folder-target.ts';
import type { BackupTarget } from './ports.ts';

const failed = (code: string) => expect.objectContaining({ name: 'BackupFailed', code });
const name = 'hailong-000000001-full-20261120T030000Z-7.backup';
const raise = (code: string): never => { throw Object.assign(new Error(code), { code }); };

describe('a folder as the second place', () => {
  let folder: TemporaryFolder;
  let place: string;
  beforeEach(() => {
    folder = temporaryFolder();
    place = join(folder.path, 'place');
    mkdirSync(place);
  });
  afterEach(() => { folder.remove(); });

  it('holds a file whole, for its owner alone, or not at all', () => {
    const target = folderTarget(place);
    expect(target.lay(name, [Buffer.from('one '), Buffer.from('two')])).toBe(7);
    expect(statSync(join(place, name)).mode & 0o777).toBe(0o600);
    function* breaking(code: string): Generator<Uint8Array> {
      yield Buffer.alloc(100_000);
      raise(code);
    }
    const other = name.replace('001', '002');
    for (const [code, told] of [['ENOSPC', 'target_full'], ['EDQUOT', 'target_full'], ['EROFS', 'target_forbidden'], ['EIO', 'target_failed'], ['ESTALE', 'target_gone']] as const) {
      expect(() => target.lay(other, breaking(code))).toThrow(failed(told));
      expect(readdirSync(place)).toEqual([name]);
    }
    expect(target.list()).toEqual([name]);
  });

  it('is told to be gone when the folder is, and is there again with it', () => {
    const target = folderTarget(place);
    rmSync(place, { recursive: true });
    expect(() => target.list()).toThrow(failed('target_gone'));
    expect(() => target.lay(name, [])).toThrow(failed('target_gone'));
    mkdirSync(place);
    expect(target.list()).toEqual([]);
  });

  it('is cleared of what a killed process left, and of nothing else', () => {
    for (const each of ['a', 'b']) writeFileSync(join(place, `${unfinishedPrefix}${each}`), 'half');
    writeFileSync(join(place, 'letter.txt'), 'mine');
    utimesSync(join(place, `${unfinishedPrefix}a`), noonMs / 1000, noonMs / 1000 - 7 * 3600);
    utimesSync(join(place, `${unfinishedPrefix}b`), noonMs / 1000, noonMs / 1000 - 60);
    utimesSync(join(place, 'letter.txt'), noonMs / 1000, 0);
    removeLeftovers(place, noonMs);
    expect(readdirSync(place).sort()).toEqual([`${unfinishedPrefix}b`, 'letter.txt']);
    expect(folderTarget(place).list()).toEqual([]);
  });
});

describe('laying down', () => {
  let made: BackedUpServer;
  beforeEach(async () => { made = await backedUpServer(); });
  afterEach(() => made.end());
  const noCopyLeft = (): void => { expect(readdirSync(made.folder.path).filter((each) => each.startsWith('copy'))).toEqual([]); };
  const beside = (over: Partial<BackupTarget>): BackupTarget => ({ ...folderTarget(made.place), ...over });

  it('leaves no copy in clear behind, whether it succeeds or not', async () => {
    await made.full();
    noCopyLeft();
    await expect(made.full(beside({ lay: () => raise('ENOSPC') }))).rejects.toThrow('ENOSPC');
    noCopyLeft();
    await made.full();
    expect(made.files()).toHaveLength(2);
  });

  it('does not count what cannot be read back as it was written, and takes it away again', async () => {
    await made.store(2);
    await made.full();
    const real = folderTarget(made.place);
    const lying = beside({
      lay: (file, pieces) => {
        const size = real.lay(file, pieces);
        made.spoil(file);
        return size;
      },
    });
    await expect(made.full(lying)).rejects.toEqual(failed('read_back_differs'));
    expect(made.files()).toHaveLength(1);
    expect((await made.restoreTo('anew')).skipped).toEqual([]);
  });

  it('finds a file that was damaged since, and says which', async () => {
    await made.store(2);
    await made.full();
    await made.store(2);
    made.segment();
    const [first = '', second = ''] = made.files();
    made.spoil(second);
    expect((await made.full()).damaged).toEqual([second]);
    made.spoil(first);
    expect((await made.full()).damaged).toEqual([first, second]);
    expect(await made.restoreTo('anew')).toMatchObject({ segments: 0, skipped: [], envelopes: 4 });
  });

  it('needs a recovery key, and says so', async () => {
    rmSync(join(made.folder.keysPath, 'index.json'));
    await expect(made.full()).rejects.toEqual(failed('no_recovery_key'));
    expect(() => made.segment()).toThrow(failed('no_recovery_key'));
  });

  it('brings a key that was made since with the next segment', async () => {
    await made.full();
    made.segment();
    const { working } = createKeyStore({ keysPath: made.folder.keysPath, now: () => noonMs, onChanged: () => undefined }).keysOf('new-campaign');
    expect(made.segment()).toMatchObject({ hasLaid: true });
    const { folder, keysWritten } = await made.restoreTo('anew');
    expect(keysWritten).toContain(`keys/sealing/${working.id}.pem`);
    expect(existsSync(join(folder.keysPath, 'backup-key.pem'))).toBe(true);
  });

  it('shows whoever finds the files nothing: no answer, no login, no key', async () => {
    await made.server.person('admin', { login: 'tên-đăng-nhập-lạ' });
    await made.store(1, { answers: { words: 'câu trả lời không ai được thấy' } });
    await made.full();
    await made.server.person('admin', { login: 'một-tên-khác-nữa' });
    made.segment();
    const target = folderTarget(made.place);
    for (const each of made.files()) {
      const file = target.open(each);
      const bytes = Buffer.from(file.read(0, file.sizeBytes));
      file.close();
      for (const secret of ['tên-đăng-nhập-lạ', 'một-tên-khác-nữa', 'câu trả lời', 'SQLite format', 'PRIVATE KEY', 'small-2026']) expect([each, secret, bytes.includes(secret)]).toEqual([each, secret, false]);
    }
  });

  it('goes on where another server process left off, and begins anew in a new epoch', async () => {
    await made.store(1);
    await made.full();
    made.segment();
    await made.server.storage.beginEpoch('restored', noonMs);
    expect(made.segment()).toEqual({ tip: null, hasLaid: false });
    await made.full();
    const { size } = await made.server.storage.ledgerHead();
    expect(made.segment()).toMatchObject({ tip: { size } });
    const restored = await made.restoreTo('anew');
    expect(restored.full.number).toBe(3);
  });
});
