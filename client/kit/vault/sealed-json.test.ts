// @vitest-environment node
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { openJson, sealJson } from './sealed-json.ts';

const place = { table: 'drafts', id: 'r1' };
let key: CryptoKey;
let other: CryptoKey;
const keyOf = (byte: number): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', new Uint8Array(32).fill(byte), 'AES-GCM', false, ['encrypt', 'decrypt']);

beforeAll(async () => {
  [key, other] = [await keyOf(7), await keyOf(8)];
});

describe('a sealed row', () => {
  it('opens to what was sealed, Vietnamese and odd characters included', async () => {
    await fc.assert(fc.asyncProperty(fc.jsonValue(), fc.string({ unit: 'binary' }), async (value, id) => {
      const there = { table: 'drafts', id };
      const given: unknown = JSON.parse(JSON.stringify({ value, words: 'Ấp 1 – “hài lòng”' }));
      expect(await openJson(key, there, await sealJson(key, there, given))).toEqual(given);
    }), { numRuns: 200 });
  });

  it('made elsewhere by the same rule opens', async () => {
    // Node 20.20.2: createCipheriv('aes-256-gcm', Buffer.alloc(32, 7), nonce 10…1b) with AAD 'hailong row 1\n["drafts","r1"]' over {"a":"Ấp 1"}.
    const sealed = '01101112131415161718191a1bb7318b7516be9091be2c30738ac2f8949d637f96db3212eb98fb6e41d249';
    expect(await openJson(key, place, Uint8Array.from(sealed.match(/../g)!, (pair) => Number.parseInt(pair, 16)))).toEqual({ a: 'Ấp 1' });
  });

  it('opens nowhere but in its own place and by its own key', async () => {
    const sealed = await sealJson(key, place, { c1: 4 });
    expect(await openJson(key, { ...place, id: 'r2' }, sealed)).toBeUndefined();
    expect(await openJson(key, { ...place, table: 'notes' }, sealed)).toBeUndefined();
    expect(await openJson(key, { table: 'dra', id: 'ftsr1' }, sealed)).toBeUndefined();
    expect(await openJson(other, place, sealed)).toBeUndefined();
  });

  it('of the same value is never the same bytes', async () => {
    expect(await sealJson(key, place, 1)).not.toEqual(await sealJson(key, place, 1));
  });

  it('that was cut, altered or made up opens to nothing', async ({ task }) => {
    const figure = task.meta.proof = { promise: 'D' as const, what: 'sealed rows of a phone cut, altered or made up', faults: 0 };
    const sealed = await sealJson(key, place, { c1: 4, words: 'Ấp 1' });
    const spoiled = fc.oneof(
      fc.nat(sealed.length - 1).map((length) => sealed.slice(0, length)),
      fc.tuple(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 })).map(([at, by]) => sealed.map((byte, index) => (index === at ? byte ^ by : byte))),
      fc.uint8Array({ maxLength: 200 }).map((bytes) => Uint8Array.from(bytes)),
      fc.uint8Array({ minLength: 1, maxLength: 20 }).map((bytes) => Uint8Array.from([...sealed, ...bytes])),
    );
    await fc.assert(fc.asyncProperty(spoiled, async (bytes) => {
      figure.faults += 1;
      expect(await openJson(key, place, bytes)).toBeUndefined();
    }), { numRuns: process.env['PROVE'] === 'full' ? 10_000 : 1_000 });
  }, 600_000);
});
