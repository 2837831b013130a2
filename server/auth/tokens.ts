/** Tokens and codes: random, shown once, stored only as their hash. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const tokenBytes = 32;

export function newToken(): string {
  return randomBytes(tokenBytes).toString('base64url');
}

export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Without telling by its time how much of it was right. */
export function isSame(left: string, right: string): boolean {
  return timingSafeEqual(Buffer.from(tokenHash(left)), Buffer.from(tokenHash(right)));
}

const codeLetters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** Twenty letters and digits in groups of four, without those that look alike: 100 bits. */
export function newCode(): string {
  const letters = Array.from(randomBytes(20), (byte) => codeLetters[byte % codeLetters.length]).join('');
  return (letters.match(/.{4}/g) ?? []).join('-');
}
