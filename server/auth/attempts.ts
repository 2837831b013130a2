/**
 * Slows down guessing: after a few wrong passwords a login waits, longer each time, and never for
 * good. Kept in memory by login alone; nobody's address is stored.
 */
import { Problem } from '#shared/kernel/problem.ts';

const freeAttempts = 5;
const longestWaitMs = 60_000;
const forgetAfterMs = 900_000;
const mostLogins = 10_000;

export interface Attempts {
  /** Counts the attempt as failed until `succeeded`; throws `session.too_many_attempts` while the login waits. */
  begin(login: string): void;
  succeeded(login: string): void;
}

export function createAttempts(now: () => number): Attempts {
  const failures = new Map<string, { count: number; lastAtMs: number }>();
  return {
    begin: (login) => {
      const key = login.normalize('NFC').toLowerCase();
      const before = failures.get(key);
      const count = before === undefined || now() - before.lastAtMs > forgetAfterMs ? 0 : before.count;
      const waitMs = count < freeAttempts ? 0 : Math.min(longestWaitMs, 1000 * 2 ** (count - freeAttempts));
      const leftMs = before === undefined ? 0 : before.lastAtMs + waitMs - now();
      // More than any wait can be is left when the clock was set back: then it is over.
      const waits = count >= freeAttempts && leftMs > 0 && leftMs <= 2 * longestWaitMs;
      if (waits) throw new Problem('session.too_many_attempts', { seconds: Math.ceil(leftMs / 1000) });
      failures.delete(key);
      failures.set(key, { count: count + 1, lastAtMs: now() });
      const [oldest] = failures.keys();
      if (failures.size > mostLogins && oldest !== undefined) failures.delete(oldest);
    },
    succeeded: (login) => { failures.delete(login.normalize('NFC').toLowerCase()); },
  };
}
