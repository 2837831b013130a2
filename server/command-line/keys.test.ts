/** The `keys` command over a folder, as a person in a terminal sees it. */
import { mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { required } from '#shared/kernel/assert.ts';
import { smallResponse } from '../fixtures/envelopes.ts';
import { sealedBy } from '../fixtures/sealing.ts';
import { smallCampaign } from '../fixtures/small-campaign.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { testServer } from '../fixtures/test-server.ts';
import { makeRecoveryFile, recoveryKeyIn } from '../keys/recovery-file.ts';
import { everything } from '../storage/port.ts';
import { openOffice } from './open-office.ts';
import { namedFilePieces, readNamedFile } from './read-file.ts';
import { runCommandLine } from './run-command-line.ts';

// A passphrase is made dear to guess, and so to use.
vi.setConfig({ testTimeout: 60_000 });

let folder = '';
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'hailong-test-')); });
afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

const at = (name: string): string => join(folder, name);
const write = (name: string, text: string): string => {
  writeFileSync(at(name), text);
  return at(name);
};
async function keys(...args: readonly string[]): Promise<{ code: number; out: string; errors: string[] }> {
  let out = '';
  const errors: string[] = [];
  const code = await runCommandLine(['keys', ...args, '--language', 'en'], {
    out: (text) => { out += text; }, error: (line) => errors.push(line), readFile: readNamedFile, filePieces: namedFilePieces,
    openOffice: (where) => openOffice(where, null),
  });
  return { code, out, errors };
}
const recoveryFile = (): string => at('recovery.json');
const passphraseFile = (): string => write('passphrase.txt', 'a passphrase that is long enough\n');
/** As the command makes it, but cheap to open. */
async function useRecovery(): Promise<void> {
  writeFileSync(recoveryFile(), (await makeRecoveryFile('a passphrase that is long enough', 10)).text);
  await keys('use-recovery', '--file', recoveryFile(), '--data', at('data'));
}
const makeRecovery = () => keys('make-recovery', '--file', recoveryFile(), '--passphrase-file', passphraseFile(), '--data', at('data'));

describe('a recovery key', () => {
  it('is made into a file of its own, and the server knows its public half alone', async () => {
    const { code, out } = await makeRecovery();
    expect(code).toBe(0);
    const id = required(/[0-9a-f]{32}/.exec(out)?.[0], 'an id');
    expect(statSync(recoveryFile()).mode & 0o777).toBe(0o600);
    expect((await keys('list', '--data', at('data'))).out).toContain(`${id}  recovery key`);
    expect(JSON.parse((await keys('list', '--json', '--data', at('data'))).out)).toMatchObject([{ id, use: 'recovery', isOpenable: false }]);
  });

  it('gets a passphrase made for it, printed once, that opens it', async () => {
    const { out } = await keys('make-recovery', '--file', recoveryFile(), '--data', at('data'));
    const passphrase = required(/^ {2}([0-9a-z-]{29})$/m.exec(out)?.[1], 'a passphrase');
    const recovered = await keys('recover', '--recovery', recoveryFile(), '--passphrase-file', write('p', passphrase), '--data', at('data'));
    expect(recovered).toMatchObject({ code: 0, errors: [] });
    expect(recovered.out).toContain('opens responses by recovery key');
  });

  it('can be made on a machine without data and used on the server by its file alone', async () => {
    await keys('make-recovery', '--file', recoveryFile(), '--passphrase-file', passphraseFile(), '--only-file', '--data', at('none'));
    expect((await keys('list', '--data', at('none'))).code).toBe(1);
    const publicHalf = write('public.json', JSON.stringify({ ...JSON.parse(readFileSync(recoveryFile(), 'utf8')) as object, sealed: null }));
    expect((await keys('use-recovery', '--file', publicHalf, '--data', at('data'))).out).toContain('From now on');
    expect((await keys('list', '--data', at('data'))).out).toContain('recovery key');
  });

  it('never overwrites a file, takes no short passphrase, and is not taken from another file', async () => {
    await useRecovery();
    const before = readFileSync(recoveryFile());
    expect(await makeRecovery()).toMatchObject({ code: 1, errors: [expect.stringContaining('is there already')] });
    expect(readFileSync(recoveryFile())).toEqual(before);
    expect(await keys('make-recovery', '--file', at('b'), '--passphrase-file', write('p', 'short')))
      .toMatchObject({ code: 1, errors: ['A passphrase has at least 16 characters.'] });
    expect(await keys('make-recovery', '--file', at('no/such/folder/x'), '--only-file', '--passphrase-file', passphraseFile())).toMatchObject({ code: 1, errors: [expect.stringContaining('cannot be written')] });
    expect(await keys('use-recovery', '--file', write('x', '{}'), '--data', at('data'))).toMatchObject({ code: 1, errors: [expect.stringContaining('is no recovery key file')] });
  });
});

describe('the keys command', () => {
  it('says what it can do, and what is wrong with a call', async () => {
    expect((await keys('--help')).out).toContain('keys make-recovery');
    expect((await keys()).code).toBe(2);
    expect(await keys('sell')).toMatchObject({ code: 2, errors: [expect.stringContaining('no “sell”')] });
    expect(await keys('rotate', '--campaign', 'none', '--data', at('data'))).toMatchObject({ code: 1 });
    expect(await keys('backup', '--file', at('k'), '--data', at('data'))).toMatchObject({ code: 1 });
  });

  it('tells of a server without a recovery key', async () => {
    await useRecovery();
    rmSync(at('data/keys'), { recursive: true });
    expect((await keys('list', '--data', at('data'))).out).toContain('There is no recovery key');
    expect(await keys('backup', '--file', at('k'), '--data', at('data'))).toMatchObject({ code: 1, errors: [expect.stringContaining('make-recovery')] });
  });
});

describe('lost keys', () => {
  /** A server with two responses, one sealed before a key was rotated and one after; then its keys are gone. */
  async function losing(recover: (data: string) => Promise<void>): Promise<void> {
    const left = temporaryFolder();
    const server = await testServer(left);
    const campaign = smallCampaign();
    const hash = await server.openSmallCampaign();
    const device = await server.device();
    server.keys.setRecovery(required(recoveryKeyIn(readFileSync(recoveryFile())), 'a key'));
    const seal = () => sealedBy(device.key, smallResponse(campaign, hash, { device: device.id, enumerator: device.account }), server.keys.keysOf(campaign.id));
    const first = await seal();
    server.keys.rotate(campaign.id);
    const second = await seal();
    await server.close();
    await keys('backup', '--file', at('keys.backup'), '--data', server.folder);
    renameSync(join(server.folder, 'keys'), at('keys-gone'));

    const lame = await testServer(left);
    const body = { protocolVersion: 1, envelopes: [first, second].map((bytes) => Buffer.from(bytes).toString('base64')) };
    const reply = await (await lame.call('POST', '/api/push', { token: device.token, body })).json() as { receipts: { reasons: string[] }[] };
    expect(reply.receipts.map((each) => each.reasons)).toEqual([['key_unknown'], ['key_unknown']]);
    await lame.close();

    await recover(server.folder);
    const whole = await testServer(left);
    expect((await whole.storage.progress(campaign.id, everything))).toMatchObject({ responses: 2, held: 0 });
    await whole.end();
  }

  it('come back from their copy, and what was held for want of them is counted', async () => {
    await useRecovery();
    await losing(async (data) => {
      const { code, out, errors } = await keys('recover', '--recovery', recoveryFile(), '--passphrase-file', passphraseFile(), '--from', at('keys.backup'), '--data', data);
      expect({ code, errors }).toEqual({ code: 0, errors: [] });
      expect(out).toContain('2 responses are counted now');
    });
  });

  it('are done without: the recovery key itself opens what was sealed', async () => {
    await useRecovery();
    await losing(async (data) => {
      const { code, out } = await keys('recover', '--recovery', recoveryFile(), '--passphrase-file', passphraseFile(), '--data', data);
      expect(code).toBe(0);
      expect(out).toContain('2 responses are counted now');
    });
  });

  it('stay lost with a wrong passphrase, another recovery key, or a damaged copy, and nothing changes', async () => {
    await useRecovery();
    await keys('backup', '--file', at('keys.backup'), '--data', at('data'));
    write('other.json', (await makeRecoveryFile('a passphrase that is long enough', 10)).text);
    const wrong = write('wrong', 'another passphrase of that length');
    const damaged = write('damaged', 'x'.repeat(500));
    const recover = (...args: string[]) => keys('recover', ...args, '--data', at('data'));
    const before = (await keys('list', '--json', '--data', at('data'))).out;
    expect((await recover('--recovery', recoveryFile(), '--passphrase-file', wrong)).errors).toEqual([expect.stringContaining('is wrong')]);
    expect((await recover('--recovery', at('other.json'), '--passphrase-file', passphraseFile(), '--from', at('keys.backup'))).errors).toEqual([expect.stringContaining('another recovery key')]);
    expect((await recover('--recovery', recoveryFile(), '--passphrase-file', passphraseFile(), '--from', damaged)).errors).toEqual([expect.stringContaining('no copy of keys')]);
    expect((await keys('list', '--json', '--data', at('data'))).out).toBe(before);
  });
});
