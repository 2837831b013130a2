/**
 * How many wrong PINs a vault bears. Three are a slip and cost nothing; from the fourth each costs a
 * wait that grows; the tenth destroys the key. A try is counted before it is made, so that closing
 * the app in the middle of it wins nothing. Pure: the moment is given.
 */
import type { VaultRow } from './vault-rows.ts';

export const triesMax = 10;
const secondMs = 1_000;
/** After the fourth wrong try, the fifth and so on. */
const waitsMs = [30, 60, 5 * 60, 15 * 60, 30 * 60, 60 * 60].map((seconds) => seconds * secondMs);
const freeTries = 3;

/** How long the next try waits after this many wrong ones. */
export function waitAfter(tries: number): number {
  return tries <= freeTries ? 0 : waitsMs[Math.min(tries - freeTries, waitsMs.length) - 1] ?? 0;
}

/** Until when the next try waits; 0 when it need not. A clock that was set back makes no wait longer than it ever was. */
export function waitUntil({ tries, waitUntilMs }: VaultRow, nowMs: number): number {
  if (waitUntilMs <= nowMs) return 0;
  return Math.min(waitUntilMs, nowMs + waitAfter(tries));
}

/** The row with one try counted; unchanged when no try may be made now. */
export function countTry(row: VaultRow, nowMs: number): VaultRow {
  if (!mayTry(row, nowMs)) return { ...row, waitUntilMs: waitUntil(row, nowMs) };
  const tries = row.tries + 1;
  return { ...row, tries, waitUntilMs: waitAfter(tries) === 0 ? 0 : nowMs + waitAfter(tries) };
}

export function mayTry(row: VaultRow, nowMs: number): boolean {
  return row.standing !== 'destroyed' && row.tries < triesMax && waitUntil(row, nowMs) === 0;
}

/** Whether the last try that a vault bears was made. */
export function isUsedUp({ tries }: VaultRow): boolean {
  return tries >= triesMax;
}

/** The row after a right PIN. */
export function forgiveTries(row: VaultRow): VaultRow {
  return { ...row, tries: 0, waitUntilMs: 0 };
}
