/**
 * Enrolment codes: the second way in beside login and password. The office makes a code for one
 * person's phone or for one kiosk; it is good for fifteen minutes and once, and the server keeps
 * only its hash. It is shown as a QR, whose link also carries the server's public key so that the
 * phone pins the right one, or typed.
 *
 * A code is 128 random bits, written in 28 signs of Crockford's base 32 (no I, L, O, U) in groups
 * of four; the last two tell a typing error before an attempt is spent.
 *
 * POST /api/enrolment-codes (admin, supervisor) → enrolmentCodeReply; then POST /api/enrolments with `code`
 */
import * as z from 'zod/mini';

export const enrolmentCodeBytes = 16;
export const enrolmentCodeGoodForMs = 15 * 60_000;

/** For the phone of an enumerator, by login, or for a kiosk at a place. */
export const enrolmentCodeRequest = z.union([
  z.strictObject({ login: z.string().check(z.minLength(1), z.maxLength(64)) }),
  z.strictObject({ kiosk: z.strictObject({ campaign: z.string().check(z.maxLength(64)), place: z.string().check(z.maxLength(64)) }) }),
]);
export type EnrolmentCodeRequest = z.infer<typeof enrolmentCodeRequest>;

export const enrolmentCodeReply = z.object({
  /** As it is typed, in groups. */
  code: z.string(),
  expiresAtMs: z.int(),
  /** What the QR holds: the app's page with code and server key in the fragment, which is never sent to a server. */
  url: z.string(),
});
export type EnrolmentCodeReply = z.infer<typeof enrolmentCodeReply>;

const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const dataSigns = 26;
const checkSigns = 2;
const groupSigns = 4;
/** The largest prime below 32²: every single wrong sign and every exchange of two neighbours changes the rest. */
const checkModulus = 1_021;

/** The code that 16 random bytes make. */
export function writeEnrolmentCode(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  let data = '';
  for (let sign = 0; sign < dataSigns; sign += 1) {
    data = (signs[Number(bits & 31n)] ?? '') + data;
    bits >>= 5n;
  }
  return ((data + checkOf(data)).match(new RegExp(`.{${groupSigns}}`, 'g')) ?? []).join('-');
}

/** A typed code as `writeEnrolmentCode` wrote it: small letters, spaces and look-alikes are forgiven; undefined when it cannot be one. */
export function readEnrolmentCode(typed: string): string | undefined {
  const plain = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  const data = plain.slice(0, dataSigns);
  const isCode = plain.length === dataSigns + checkSigns && [...plain].every((sign) => signs.includes(sign)) && plain.endsWith(checkOf(data));
  return isCode ? (plain.match(new RegExp(`.{${groupSigns}}`, 'g')) ?? []).join('-') : undefined;
}

function checkOf(data: string): string {
  const rest = [...data].reduce((sum, sign) => (sum * 32 + signs.indexOf(sign)) % checkModulus, 0);
  return (signs[rest >> 5] ?? '') + (signs[rest & 31] ?? '');
}

/** What a QR's link says. */
export interface EnrolmentLink {
  readonly code: string;
  /** The server's public key, raw point in base64; absent when only a code was typed. */
  readonly serverKey?: string;
}

/** The link that a QR holds. */
export function writeEnrolmentLink(page: string, { code, serverKey = '' }: EnrolmentLink): string {
  return `${page}#code=${code}&key=${serverKey.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

/** Code and key of a page's fragment (`#code=…&key=…`); undefined when there is no code in it, or its key is none. */
export function readEnrolmentLink(fragment: string): EnrolmentLink | undefined {
  const values = new Map(fragment.replace(/^#/, '').split('&').map((each): [string, string] => {
    const at = each.indexOf('=');
    return [each.slice(0, Math.max(0, at)), each.slice(at + 1)];
  }));
  const code = readEnrolmentCode(values.get('code') ?? '');
  const key = values.get('key') ?? '';
  if (code === undefined || !/^([A-Za-z0-9_-]{87})?$/.test(key)) return undefined;
  return key === '' ? { code } : { code, serverKey: `${key.replaceAll('-', '+').replaceAll('_', '/')}=` };
}
