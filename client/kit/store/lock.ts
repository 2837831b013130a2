/**
 * Turns between windows, by Web Locks. They spare work; correctness never rests on them: the chain
 * is checked again inside the shelf's transaction, the server counts a response once.
 */

/** Runs `work` while nobody else holds `name`. */
export type Lock = <T>(name: string, work: () => Promise<T>) => Promise<T>;

const waitMaxMs = 10_000;

/** A window that hangs with the lock holds the others up for ten seconds, not for ever. Without Web Locks work starts at once. */
export const webLock: Lock = async (name, work) => {
  const locks: LockManager | null | undefined = globalThis.navigator?.locks;
  if (!locks) return work();
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), waitMaxMs);
  let hasBegun = false;
  try {
    return await locks.request(name, { signal: giveUp.signal }, () => {
      clearTimeout(timer);
      hasBegun = true;
      return work();
    });
  } catch (error) {
    if (hasBegun || !giveUp.signal.aborted) throw error;
    return work();
  } finally {
    clearTimeout(timer);
  }
};
