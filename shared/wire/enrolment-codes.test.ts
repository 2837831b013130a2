import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEnrolmentCode, readEnrolmentLink, writeEnrolmentCode, writeEnrolmentLink } from './enrolment-codes.ts';

const sixteen = fc.uint8Array({ minLength: 16, maxLength: 16 });
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** So many in the full run. */
const numRuns = process.env['PROVE'] === 'full' ? 20_000 : 200;

describe('an enrolment code', () => {
  it('writes every bit of its sixteen bytes', () => {
    expect(writeEnrolmentCode(new Uint8Array(16))).toBe('0000-0000-0000-0000-0000-0000-0000');
    expect(writeEnrolmentCode(new Uint8Array(16).fill(255)).startsWith('7ZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZ')).toBe(true);
    fc.assert(fc.property(sixteen, sixteen, (left, right) => {
      if (left.join() !== right.join()) expect(writeEnrolmentCode(left)).not.toBe(writeEnrolmentCode(right));
    }), { seed: 42, numRuns });
  });

  it('may be typed in small letters, without groups, with letters for digits that look alike', () => {
    fc.assert(fc.property(sixteen, (bytes) => {
      const code = writeEnrolmentCode(bytes);
      for (const typed of [code, code.toLowerCase(), code.replaceAll('-', ''), ` ${code.replaceAll('-', ' ')} `, code.replaceAll('0', 'o').replaceAll('1', 'l')]) {
        expect(readEnrolmentCode(typed)).toBe(code);
      }
    }), { seed: 42, numRuns });
  });

  it('tells one wrong sign and two exchanged neighbours', ({ task }) => {
    const figure = task.meta.proof = { promise: 'D' as const, what: 'enrolment codes with a wrong sign or two exchanged', faults: 0 };
    fc.assert(fc.property(sixteen, fc.nat(27), fc.nat(31), (bytes, at, sign) => {
      const plain = writeEnrolmentCode(bytes).replaceAll('-', '');
      const wrong = plain.slice(0, at) + (signs[sign] ?? '') + plain.slice(at + 1);
      const exchanged = at === 27 ? plain : plain.slice(0, at) + (plain[at + 1] ?? '') + (plain[at] ?? '') + plain.slice(at + 2);
      for (const typed of [wrong, exchanged].filter((each) => each !== plain)) {
        figure.faults += 1;
        expect(readEnrolmentCode(typed)).toBeUndefined();
      }
    }), { seed: 42, numRuns });
  });

  it('is told from anything else', () => {
    const code = writeEnrolmentCode(new Uint8Array(16));
    for (const typed of ['', '0', code.slice(1), `${code}0`, 'U'.repeat(28), '\u0660'.repeat(28), '🙂'.repeat(14)]) expect([typed, readEnrolmentCode(typed)]).toEqual([typed, undefined]);
  });

  it('travels in the link of a QR together with the server\'s key', () => {
    const serverKey = `${'+/'.repeat(43)}A=`;
    const link = { code: writeEnrolmentCode(new Uint8Array(16).fill(9)), serverKey };
    const url = writeEnrolmentLink('https://hailong.example/field/', link);
    expect(url).toMatch(/^https:\/\/hailong\.example\/field\/#code=[0-9A-Z-]{34}&key=[\w-]{87}$/);
    expect(readEnrolmentLink(new URL(url).hash)).toEqual(link);
    expect(readEnrolmentLink(`#code=${link.code}`)).toEqual({ code: link.code });
  });

  it('a link whose code or key is none is none: no key is ever half believed', () => {
    const code = writeEnrolmentCode(new Uint8Array(16));
    for (const fragment of ['', '#', '#key=abc', `#code=${code}&key=abc`, `#code=${code}&key=${'A'.repeat(88)}`, `#code=${code.slice(1)}`, '#&&==&']) {
      expect([fragment, readEnrolmentLink(fragment)]).toEqual([fragment, undefined]);
    }
  });
});
