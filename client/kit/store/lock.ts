/**
 * Turns between windows, by Web Locks. At the shelf they spare work and correctness never rests on
 * them: the chain is checked again inside its transaction, the server counts a response once. Files
 * have no transactions: whoever gets no turn there leaves them alone.
 */

/** Runs `work` while nobody else holds `name`. */
export type Lock = <T>(name: string, work: () => Promise<T>) => Promise<T>;

const waitMaxMs = 10_000;

/** A window that hangs with the lock holds the others up for ten seconds, not for ever. Without Web Locks work starts at once. */
export const webLock: Lock = (name, work) => inTurn(name, work, work);

/** As `webLock`, but whoever waited for ten seconds is turned away and has done nothing. */
export const strictLock: Lock = (name, work) => inTurn(name, work, () => Promise.reject(new DOMException('Another window works here.', 'TimeoutError')));

async function inTurn<T>(name: string, work: () => Promise<T>, instead: () => Promise<T>): Promise<T> {
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
    return instead();
  } finally {
    clearTimeout(timer);
  }
}
