/**
 * A PIN wraps the key of a vault: PBKDF2-SHA256 over the six digits and a random salt gives a key
 * that encrypts the vault's own key by AES-256-GCM. A wrong PIN shows in the tag; the PIN and what
 * comes of it are kept nowhere. Six digits are a million guesses: what that is worth when somebody
 * copies the phone's files is said in docs/manual/devices.md.
 */
import { pinRounds } from './pin-rounds.ts';

export const pinDigits = 6;
export const pinShape = /^[0-9]{6}$/;
export const vaultKeyBytes = 32;
const saltBytes = 16;
const nonceBytes = 12;

/** What a PIN locks: everything but the PIN that it takes to get the vault's key. */
export interface PinLock {
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly rounds: number;
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly wrapped: Uint8Array<ArrayBuffer>;
}

export type PinFault = 'not_six_digits' | 'too_easy';

/**
 * What is wrong with a new PIN. A thief at the screen has ten tries: none of the PINs that everybody
 * tries first may be the one, that is one or two digits only (777777, 112211), steps of one up or
 * down (123456, 890123), and a piece said twice or three times (121212, 123123). Birthdays cannot be
 * told from chance and are not refused.
 */
export function pinFault(pin: string): PinFault | undefined {
  if (!pinShape.test(pin)) return 'not_six_digits';
  const digits = [...pin].map(Number);
  const steps = digits.slice(1).map((digit, index) => (digit - (digits[index] ?? 0) + 10) % 10);
  const isStair = new Set(steps).size === 1 && [1, 9].includes(steps[0] ?? 0);
  const isRepeated = pin === pin.slice(0, 2).repeat(3) || pin === pin.slice(0, 3).repeat(2);
  return new Set(digits).size < 3 || isStair || isRepeated ? 'too_easy' : undefined;
}

/** Locks `key` by `pin`. `name` goes with it: a lock opens nothing under another name. */
export async function lockKey(pin: string, key: Uint8Array<ArrayBuffer>, name: string): Promise<PinLock> {
  const salt = crypto.getRandomValues(new Uint8Array(saltBytes));
  const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes));
  const rounds = pinRounds;
  const wrapped = await crypto.subtle.encrypt(cipher(nonce, name), await keyOfPin(pin, salt, rounds), key);
  return { salt, rounds, nonce, wrapped: new Uint8Array(wrapped) };
}

/** The key in `lock`, or undefined when the PIN is wrong or the lock was altered. */
export async function openLock(pin: string, { salt, rounds, nonce, wrapped }: PinLock, name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const key = await keyOfPin(pin, salt, rounds);
  try {
    return new Uint8Array(await crypto.subtle.decrypt(cipher(nonce, name), key, wrapped));
  } catch {
    return undefined;
  }
}

async function keyOfPin(pin: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  const secret = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveKey']);
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return crypto.subtle.deriveKey(derivation, secret, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

function cipher(nonce: Uint8Array<ArrayBuffer>, name: string): AesGcmParams {
  return { name: 'AES-GCM', iv: nonce, additionalData: new TextEncoder().encode(`hailong vault 1\n${name}`) };
}
