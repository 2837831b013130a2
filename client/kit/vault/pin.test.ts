// @vitest-environment node
import { createDecipheriv, pbkdf2Sync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { lockKey, openLock, pinFault } from './pin.ts';

const hex = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const name = '["dtv01","v1"]';
const key = new Uint8Array(32).fill(7);

describe('a PIN', () => {
  it('is six digits', () => {
    for (const pin of ['', '12345', '1234567', '12345a', ' 12345', '١٢٣٤٥٦', '４８２７１９', '-12345', '1e5000']) expect(pinFault(pin)).toBe('not_six_digits');
  });

  it('is none of those that everybody tries first', () => {
    const easy = ['000000', '777777', '112211', '123456', '654321', '890123', '210987', '121212', '123123', '909090', '477477'];
    expect(easy.filter((pin) => pinFault(pin) !== 'too_easy')).toEqual([]);
  });

  it('may be anything else, a birthday included', () => {
    expect(['482719', '130799', '271828', '123457', '102030', '135790'].filter((pin) => pinFault(pin) !== undefined)).toEqual([]);
  });

  it('leaves 996,460 to choose from: refused are one digit, two digits, stairs, and three digits said twice', () => {
    const easy = Array.from({ length: 1_000_000 }, (_, index) => String(index).padStart(6, '0')).filter((pin) => pinFault(pin) !== undefined);
    expect(easy.length).toBe(10 + 45 * 62 + 20 + 720);
  });
});

describe('the lock of a key', () => {
  // Node 20.20.2: pbkdf2Sync('271828', salt, 600000, 32, 'sha256'), then createCipheriv('aes-256-gcm', …) with AAD 'hailong vault 1\n["dtv01","v1"]'.
  const lock = {
    salt: hex('000102030405060708090a0b0c0d0e0f'), rounds: 600_000, nonce: hex('101112131415161718191a1b'),
    wrapped: hex('b0a840498ef3d1843dd8aadc05890f502c534ad5022ad5603dacc6d4f642fcde8f794f27a2ce83a4893da27cd5663f82'),
  };

  it('made elsewhere by the same rule opens', async () => {
    expect(await openLock('271828', lock, name)).toEqual(key);
  });

  it('opens to another implementation that follows the rule', async () => {
    const made = await lockKey('482719', key, name);
    const decipher = createDecipheriv('aes-256-gcm', pbkdf2Sync('482719', made.salt, made.rounds, 32, 'sha256'), made.nonce);
    decipher.setAAD(Buffer.from(`hailong vault 1\n${name}`)).setAuthTag(made.wrapped.subarray(32));
    expect(new Uint8Array(Buffer.concat([decipher.update(made.wrapped.subarray(0, 32)), decipher.final()]))).toEqual(key);
    expect(made.rounds).toBe(600_000);
  });

  it('stays shut for another PIN, under another name and once a byte was altered', async () => {
    expect(await openLock('271829', lock, name)).toBeUndefined();
    expect(await openLock('271828', lock, '["dtv02","v1"]')).toBeUndefined();
    expect(await openLock('271828', { ...lock, wrapped: lock.wrapped.map((byte, index) => byte ^ (index === 40 ? 1 : 0)) }, name)).toBeUndefined();
  });

  it('is another one each time, and neither key nor PIN stands in it', async () => {
    const [one, other] = [await lockKey('482719', key, name), await lockKey('482719', key, name)];
    expect(one.salt).not.toEqual(other.salt);
    expect(one.wrapped).not.toEqual(other.wrapped);
    expect(Buffer.from(one.wrapped).includes(Buffer.from(key))).toBe(false);
  });
});
