// @vitest-environment node
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MemoryFiles } from '../testing/memory-files.ts';
import { deviceId, draftOf, enrolled, idOf } from '../testing/samples.ts';
import { openVaulted, rowOf, type Vaulted } from '../testing/vaulted.ts';

vi.mock('./pin-rounds.ts', () => ({ pinRounds: 1 }));

const pin = '482719';
const other = '905314';
let files: MemoryFiles;
let nowMs: number;
let phone: Vaulted;

const open = (): Promise<Vaulted> => openVaulted({ files, now: () => nowMs });
const restart = async (): Promise<void> => {
  phone.close();
  phone = await open();
  await expect.poll(() => phone.live.device.value).toBeDefined();
  await expect.poll(() => phone.vault.state.value).not.toBe('unknown');
};
const signIn = async (login = 'dtv01'): Promise<void> => phone.device.enrol({ ...await enrolled('server-key'), login, id: login === 'dtv01' ? deviceId : login });
const guess = async (times: number): Promise<string[]> => {
  const outcomes: string[] = [];
  for (let n = 0; n < times; n += 1) {
    nowMs += 3_600_000;
    outcomes.push(await phone.vault.unlock('111222'));
  }
  return outcomes;
};

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  files = new MemoryFiles();
  nowMs = 1_000_000;
  phone = await open();
});
afterEach(() => {
  expect(phone.errors).toEqual([]);
  phone.close();
  vi.restoreAllMocks();
});

describe('a vault', () => {
  it('is nobody\'s before a sign-in, and asks for a PIN after it', async () => {
    expect(phone.vault.state.value).toBe('unknown');
    await signIn();
    expect(phone.vault.state.value).toBe('none');
    await phone.vault.setPin(pin);
    expect(phone.vault.state.value).toBe('open');
  });

  it('is locked at every start and opens by its PIN without a network', async () => {
    await signIn();
    await phone.vault.setPin(pin);
    await phone.drafts.save(draftOf(1));
    await restart();
    expect(phone.vault.state.value).toBe('locked');
    await expect(phone.drafts.open()).rejects.toMatchObject({ name: 'VaultLocked' });
    expect(await phone.vault.unlock(pin)).toBe('open');
    expect(await phone.drafts.open()).toEqual([draftOf(1)]);
  });

  it('is locked by a button', async () => {
    await signIn();
    await phone.vault.setPin(pin);
    phone.vault.lock();
    expect(phone.vault.state.value).toBe('locked');
    await expect(phone.drafts.save(draftOf(1))).rejects.toMatchObject({ name: 'VaultLocked' });
  });

  it('takes no PIN that everybody tries first', async () => {
    await signIn();
    await expect(phone.vault.setPin('123456')).rejects.toMatchObject({ name: 'AssertionFailed' });
    expect(phone.vault.state.value).toBe('none');
  });

  it('gets another PIN by the old one, with the same key under it', async () => {
    await signIn();
    await phone.vault.setPin(pin);
    await phone.drafts.save(draftOf(1));
    expect(await phone.vault.changePin('111222', other)).toBe('wrong');
    expect(await phone.vault.changePin(pin, other)).toBe('open');
    await restart();
    expect(await phone.vault.unlock(pin)).toBe('wrong');
    expect(await phone.vault.unlock(other)).toBe('open');
    expect((await phone.drafts.open()).length).toBe(1);
  });

  it('does not let a PIN be replaced without a sign-in, nor by one made before the vault was last opened', async () => {
    await signIn();
    await phone.vault.setPin(pin);
    await restart();
    await signIn();
    expect(phone.vault.mayReplace.value).toBe(true);
    await phone.vault.unlock(pin);
    phone.vault.lock();
    expect(phone.vault.mayReplace.value).toBe(false);
    await expect(phone.vault.setPin(other)).rejects.toMatchObject({ name: 'AssertionFailed' });
  });
});

describe('wrong PINs', () => {
  beforeEach(async () => {
    await signIn();
    await phone.vault.setPin(pin);
    await phone.drafts.save(draftOf(1));
    await restart();
  });

  it('cost nothing three times, and from the fourth a wait that grows', async () => {
    const waits: number[] = [];
    for (let tries = 1; tries <= 9; tries += 1) {
      expect(await phone.vault.unlock('111222')).toBe('wrong');
      const state = phone.vault.state.value;
      waits.push(typeof state === 'object' ? (state.waitUntilMs - nowMs) / 1_000 : 0);
      nowMs += 3_600_000;
    }
    expect(waits).toEqual([0, 0, 0, 30, 60, 300, 900, 1_800, 3_600]);
    expect(phone.vault.triesLeft.value).toBe(1);
  });

  it('make even the right one wait, and a try that was not made is not counted', async () => {
    await guess(3);
    expect(await phone.vault.unlock('111222')).toBe('wrong');
    nowMs += 29_999;
    expect(await phone.vault.unlock(pin)).toBe('waiting');
    expect(phone.vault.triesLeft.value).toBe(6);
    nowMs += 1;
    expect(await phone.vault.unlock(pin)).toBe('open');
  });

  it('are counted over restarts and forgotten after the right one', async () => {
    await guess(2);
    await restart();
    await guess(1);
    expect(phone.vault.triesLeft.value).toBe(7);
    nowMs += 3_600_000;
    await phone.vault.unlock(pin);
    await restart();
    expect(phone.vault.triesLeft.value).toBe(10);
  });

  it('are counted before they are tried: killing the app in the middle wins nothing', async () => {
    vi.spyOn(crypto.subtle, 'decrypt').mockRejectedValueOnce(new Error('killed'));
    const [{ id } = { id: '' }] = await phone.database.vaults.toArray();
    vi.spyOn(crypto.subtle, 'deriveKey').mockImplementationOnce(async () => {
      expect((await phone.database.vaults.get(id))?.tries).toBe(1);
      throw new Error('killed');
    });
    await expect(phone.vault.unlock('111222')).rejects.toThrow('killed');
    vi.restoreAllMocks();
    await restart();
    expect(phone.vault.triesLeft.value).toBe(9);
  });

  it('of the wrong shape are slips and cost nothing', async () => {
    expect(await phone.vault.unlock('48271')).toBe('wrong');
    expect(phone.vault.triesLeft.value).toBe(10);
  });

  it('destroy the key at the tenth, with drafts and assignments, and never a finished response', async () => {
    await phone.database.outbox.add(rowOf(idOf(7), deviceId));
    await phone.database.sealedNotes.add({ owner: 'dtv01', name: 'assignments', vault: (await phone.database.vaults.toArray())[0]!.id, bytes: new Uint8Array(40) });
    expect((await guess(10)).slice(8)).toEqual(['wrong', 'destroyed']);
    expect(await phone.database.sealedDrafts.count()).toBe(0);
    expect(await phone.database.sealedNotes.count()).toBe(0);
    expect([...files.files.keys()].filter((name) => name.startsWith('draft-key'))).toEqual([]);
    expect((await phone.database.vaults.toArray()).map((row) => ({ ...row, id: '' }))).toEqual([
      { id: '', owner: 'dtv01', standing: 'destroyed', tries: 10, waitUntilMs: expect.any(Number) },
    ]);
    expect(await phone.database.outbox.count()).toBe(1);
    expect((await phone.device.get())?.isSignedIn).toBe(false);
  });

  it('that destroyed a vault leave the way over a sign-in with a network', async () => {
    await guess(10);
    await restart().catch(() => undefined);
    await signIn();
    expect(phone.vault.state.value).toBe('destroyed');
    expect(await phone.vault.unlock(pin)).toBe('destroyed');
    await phone.vault.setPin(other);
    expect(phone.vault.state.value).toBe('open');
    expect(await phone.database.vaults.count()).toBe(1);
  });

  it('do not wait longer because the clock was set back', async () => {
    await guess(4);
    nowMs -= 5 * 365 * 86_400_000;
    expect(await phone.vault.unlock(pin)).toBe('waiting');
    nowMs += 30_000;
    expect(await phone.vault.unlock(pin)).toBe('open');
  });

  it('that destroyed the vault in one window lock the other one out too', async () => {
    const second = await open();
    await expect.poll(() => second.vault.state.value).toBe('locked');
    await second.vault.unlock(pin);
    await guess(10);
    await expect.poll(() => second.vault.openKey.value).toBeUndefined();
    await expect(second.drafts.save(draftOf(2))).rejects.toMatchObject({ name: 'VaultLocked' });
    second.close();
  });

  it('in two windows at once are all counted', async () => {
    const second = await open();
    await expect.poll(() => second.vault.state.value).toBe('locked');
    await Promise.all([phone.vault.unlock('111222'), second.vault.unlock('111223')]);
    await phone.vault.look();
    expect(phone.vault.triesLeft.value).toBe(8);
    second.close();
  });
});

describe('a PIN that was set in another window', () => {
  it('is not set a second time over it', async () => {
    await signIn();
    const second = await open();
    await expect.poll(() => second.vault.state.value).toBe('none');
    await phone.vault.setPin(pin);
    await expect(second.vault.setPin(other)).rejects.toMatchObject({ name: 'AssertionFailed' });
    await expect.poll(() => second.vault.state.value).toBe('locked');
    expect(await second.vault.unlock(pin)).toBe('open');
    second.close();
  });
});

describe('one phone, two people', () => {
  it('each have their own PIN, and neither sees what the other began', async () => {
    await signIn();
    await phone.vault.setPin(pin);
    await phone.drafts.save(draftOf(1));
    await phone.device.change({ isSignedIn: false });
    expect(phone.vault.state.value).toBe('unknown');
    expect(phone.vault.openKey.value).toBeUndefined();
    await signIn('dtv02');
    expect(phone.vault.state.value).toBe('none');
    await phone.vault.setPin(other);
    expect(await phone.drafts.open()).toEqual([]);
    expect(await phone.drafts.get(idOf(1))).toBeUndefined();
    await signIn();
    expect(phone.vault.state.value).toBe('locked');
    expect(await phone.vault.unlock(other)).toBe('wrong');
    expect(await phone.vault.unlock(pin)).toBe('open');
    expect((await phone.drafts.open()).length).toBe(1);
  });
});

describe('a forgotten PIN', () => {
  beforeEach(async () => {
    await signIn();
    await phone.vault.setPin(pin);
    await phone.drafts.save(draftOf(1));
    await restart();
    await signIn();
    await phone.vault.setPin(other);
  });

  it('is replaced after a sign-in, and the drafts under it are kept and counted', async () => {
    expect(phone.vault.state.value).toBe('open');
    expect(phone.vault.formerDrafts.value).toBe(1);
    expect(await phone.drafts.open()).toEqual([]);
    await restart();
    expect(await phone.vault.unlock(other)).toBe('open');
    expect(phone.vault.formerDrafts.value).toBe(1);
  });

  it('that comes to mind after all brings its drafts back under the new one', async () => {
    expect(await phone.vault.recoverFormer('111222')).toBe('wrong');
    expect(await phone.vault.recoverFormer(pin)).toBe('open');
    expect(phone.vault.formerDrafts.value).toBe(0);
    await restart();
    await phone.vault.unlock(other);
    expect(await phone.drafts.open()).toEqual([draftOf(1)]);
  });

  it('killed in the middle of bringing them back loses none', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementationOnce(() => { throw new DOMException('full', 'QuotaExceededError'); });
    await expect(phone.vault.recoverFormer(pin)).rejects.toBeDefined();
    await restart();
    await phone.vault.unlock(other);
    expect(await phone.vault.recoverFormer(pin)).toBe('open');
    expect(await phone.drafts.open()).toEqual([draftOf(1)]);
  });

  it('has ten tries too, and then its drafts are gone and those under the new one are not', async () => {
    await phone.drafts.save(draftOf(2));
    for (let n = 0; n < 10; n += 1) {
      nowMs += 3_600_000;
      await phone.vault.recoverFormer('111222');
    }
    expect(phone.vault.formerDrafts.value).toBe(0);
    expect((await phone.database.sealedDrafts.toArray()).map((each) => each.id)).toEqual([idOf(2)]);
    expect((await phone.device.get())?.isSignedIn).toBe(true);
  });

  it('is let go of when the person says so', async () => {
    await phone.vault.forgetFormer();
    expect(phone.vault.formerDrafts.value).toBe(0);
    expect(await phone.database.vaults.count()).toBe(1);
    expect(await phone.database.sealedDrafts.count()).toBe(0);
  });
});
