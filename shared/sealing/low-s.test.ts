import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLowS, lowS, twinOf } from './low-s.ts';
import { isSigned, makeSigningKeys, publicKeyText, signBytes } from './signing.ts';

/** The order of P-256 by its formula (FIPS 186-4, D.1.2.3): 2^256 − 2^224 + 2^192 − a remainder. */
const order = 115792089210356248762697446949407573529996955224135760342422259061068512044369n;
const scalar = fc.bigInt({ min: 1n, max: order - 1n });
const signatureOf = (r: bigint, s: bigint): Uint8Array => Uint8Array.from(Buffer.from([r, s].map((each) => each.toString(16).padStart(64, '0')).join(''), 'hex'));
const sOf = (signature: Uint8Array): bigint => BigInt(`0x${Buffer.from(signature.subarray(32)).toString('hex')}`);

describe('of a signature and its twin', () => {
  it('exactly one is low, whatever the numbers', () => {
    fc.assert(fc.property(scalar, scalar, (r, s) => {
      const given = signatureOf(r, s);
      expect(isLowS(given)).toBe(s <= order / 2n);
      expect(isLowS(twinOf(given))).toBe(!isLowS(given));
      expect(sOf(twinOf(given))).toBe(order - s);
      expect([sOf(lowS(given)), lowS(given).subarray(0, 32)]).toEqual([s <= order / 2n ? s : order - s, given.subarray(0, 32)]);
    }), { numRuns: 500 });
  });

  it('the border lies between the two middle numbers', () => {
    expect([order / 2n, order / 2n + 1n].map((s) => isLowS(signatureOf(1n, s)))).toEqual([true, false]);
    expect([1n, order - 1n].map((s) => isLowS(signatureOf(1n, s)))).toEqual([true, false]);
  });

  it('both fit the key that signed, which is why only one may count', async () => {
    const keys = await makeSigningKeys();
    const publicKey = await publicKeyText(keys);
    for (let at = 0; at < 20; at += 1) {
      const bytes = Uint8Array.of(at);
      const given = await signBytes(keys.privateKey, bytes);
      expect(await Promise.all([given, twinOf(given), lowS(given)].map((each) => isSigned(publicKey, bytes, each)))).toEqual([true, true, true]);
      expect(Buffer.from(given).equals(Buffer.from(twinOf(given)))).toBe(false);
    }
  });

  it('changes nothing of the one that was given', () => {
    const given = signatureOf(5n, order - 5n);
    const before = Uint8Array.from(given);
    lowS(given);
    expect(Uint8Array.from(given)).toEqual(before);
  });
});
