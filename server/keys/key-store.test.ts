import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noonMs } from '../fixtures/envelopes.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { hpkeSeal } from './hpke.ts';
import { privateHalves, readOpeningKeys } from './key-files.ts';
import { createKeyStore, recoveryKeyOf, type KeyEvent, type KeyStore } from './key-store.ts';
import { openKeysBackup, putBackKeys, readKeyPlaces, sealKeys } from './keys-backup.ts';
import { makePair } from './sealing-pair.ts';

let folder: ReturnType<typeof temporaryFolder>;
let keysPath: string;
let events: KeyEvent[];
let store: KeyStore;
beforeEach(() => {
  folder = temporaryFolder();
  keysPath = join(folder.path, 'keys');
  events = [];
  store = createKeyStore({ keysPath, now: () => noonMs, onChanged: (event) => events.push(event) });
});
afterEach(() => { folder.remove(); });

describe('the keys of a server', () => {
  it('are made once for each campaign, and told with their public half alone', () => {
    const first = store.keysOf('a');
    expect(store.keysOf('a')).toEqual(first);
    expect(store.keysOf('b').working.id).not.toBe(first.working.id);
    expect(events).toEqual([{ event: 'made', id: first.working.id, campaign: 'a' }, { event: 'made', id: store.keysOf('b').working.id, campaign: 'b' }]);
  });

  it('lie in files that only their owner may read, and stand there after a restart', () => {
    const { working } = store.keysOf('a');
    const file = join(keysPath, 'sealing', `${working.id}.pem`);
    expect([keysPath, join(keysPath, 'sealing'), file, join(keysPath, 'index.json')].map((path) => statSync(path).mode & 0o777)).toEqual([0o700, 0o700, 0o600, 0o600]);
    const again = createKeyStore({ keysPath, now: () => noonMs, onChanged: () => expect.fail('nothing is made') });
    expect(again.keysOf('a').working).toEqual(working);
  });

  it('open what was sealed to a key before it was rotated, also for a thread that began before', () => {
    const opening = readOpeningKeys(keysPath);
    const former = store.keysOf('a').working;
    const { working } = store.rotate('a');
    expect(working.id).not.toBe(former.id);
    expect(store.keysOf('a').working).toEqual(working);
    for (const { id, publicKey } of [former, working]) expect(Buffer.from(opening(id)?.publicKey ?? []).toString('base64')).toBe(publicKey);
    expect(store.list().map(({ id, untilMs, isOpenable }) => ({ id, untilMs, isOpenable }))).toEqual([
      { id: former.id, untilMs: noonMs, isOpenable: true }, { id: working.id, untilMs: null, isOpenable: true },
    ]);
  });

  it('are nothing for an id that is no id', () => {
    writeFileSync(join(folder.path, 'x.pem'), makePair().pem);
    for (const id of ['', 'x', '../../x', '../x', 'f'.repeat(32)]) expect(readOpeningKeys(keysPath)(id)).toBeUndefined();
  });

  it('name the recovery key from the moment it is set', () => {
    const [first, second] = [makePair().key, makePair().key];
    expect(store.keysOf('a').recovery).toBeNull();
    expect(recoveryKeyOf(keysPath)).toBeNull();
    store.setRecovery(first);
    store.setRecovery(first);
    expect(store.keysOf('a').recovery).toEqual(first);
    store.setRecovery(second);
    expect(recoveryKeyOf(keysPath)).toEqual(second);
    expect(events.filter(({ event }) => event === 'recovery_set').map(({ id }) => id)).toEqual([first.id, second.id]);
  });

  it('get a new working key where the private half of the old one is gone: nothing is sealed to what nobody here can open', () => {
    const lost = store.keysOf('a').working;
    rmSync(join(keysPath, 'sealing', `${lost.id}.pem`));
    expect(store.keysOf('a').working.id).not.toBe(lost.id);
    expect(store.list().find(({ id }) => id === lost.id)?.isOpenable).toBe(false);
  });

  it('are not made anew when their index cannot be read', () => {
    store.keysOf('a');
    writeFileSync(join(keysPath, 'index.json'), '{"formatVersion":1');
    expect(() => store.keysOf('a')).toThrow('storage.unavailable');
    expect(privateHalves(keysPath).length).toBe(1);
  });
});

describe('a backup of the keys', () => {
  const places = () => ({ keysPath, serverKeyPath: join(folder.path, 'server-key.pem') });

  it('brings every file back by the recovery key, and shows nobody else anything', () => {
    const recovery = makePair();
    writeFileSync(places().serverKeyPath, 'the server key');
    store.setRecovery(recovery.key);
    const { working } = store.keysOf('a');
    const before = readKeyPlaces(places());
    expect([...before.keys()].sort()).toEqual(['keys/index.json', `keys/sealing/${working.id}.pem`, 'server-key.pem']);
    const backup = sealKeys(places(), recovery.key);
    expect(Buffer.from(backup).toString('latin1')).not.toContain('server key');

    rmSync(keysPath, { recursive: true });
    rmSync(places().serverKeyPath);
    const opened = openKeysBackup(backup, recovery);
    if ('fault' in opened) return expect.fail(opened.fault);
    expect(putBackKeys(places(), opened).length).toBe(3);
    expect(readKeyPlaces(places())).toEqual(before);
    expect(statSync(places().serverKeyPath).mode & 0o777).toBe(0o600);
    return expect(createKeyStore({ keysPath, now: () => noonMs, onChanged: () => undefined }).keysOf('a')).toEqual({ working, recovery: recovery.key });
  });

  it('leaves alone what is there', () => {
    const recovery = makePair();
    store.keysOf('a');
    const opened = openKeysBackup(sealKeys(places(), recovery.key), recovery);
    store.rotate('a');
    const index = readFileSync(join(keysPath, 'index.json'));
    expect('fault' in opened ? opened : putBackKeys(places(), opened)).toEqual([]);
    expect(readFileSync(join(keysPath, 'index.json'))).toEqual(index);
  });

  it('is none when it was cut or changed, and is not opened by another recovery key', () => {
    const recovery = makePair();
    store.keysOf('a');
    const backup = sealKeys(places(), recovery.key);
    expect(openKeysBackup(backup, makePair())).toEqual({ fault: 'other_recovery_key' });
    for (let at = 0; at < backup.length; at += 5) {
      const changed = Buffer.from(backup);
      changed[at]! ^= 1;
      expect(openKeysBackup(changed, recovery)).toHaveProperty('fault');
      expect(openKeysBackup(backup.subarray(0, at), recovery)).toHaveProperty('fault');
    }
  });

  it('names no place but those of keys: what a forger with the recovery key wrote is none', () => {
    const { key, pem } = makePair();
    const aad = Buffer.from(`hailong keys 1\n${key.id}\n`);
    const forged = (name: string): Uint8Array => {
      const content = Buffer.from(JSON.stringify({ [name]: 'eA==' }));
      const { encapsulated, ciphertext } = hpkeSeal(Buffer.from(key.publicKey, 'base64'), content, { info: Buffer.from('hailong keys 1'), aad });
      return Buffer.concat([aad, encapsulated, ciphertext]);
    };
    expect(openKeysBackup(forged('keys/index.json'), { key, pem })).toEqual(new Map([['keys/index.json', Buffer.from('x')]]));
    for (const name of ['keys/../../x.pem', '/etc/x.pem', 'hailong.db', 'keys/a/b/c.pem', 'keys\\x.pem', '../server-key.pem']) {
      expect(openKeysBackup(forged(name), { key, pem })).toEqual({ fault: 'no_keys_backup' });
    }
  });

  it('shows a key whose private half came back without its index, as one of no campaign that is known', () => {
    const { key, pem } = makePair();
    store.bringBack({ key, pem });
    store.bringBack({ key, pem });
    expect(store.list()).toEqual([{ ...key, use: 'working', campaign: null, sinceMs: 0, untilMs: 0, isOpenable: true }]);
    expect(events).toEqual([{ event: 'recovered', id: key.id, campaign: null }]);
  });
});
