/** One try of a PIN on one vault: counted first, then made, and paid for when it was wrong. */
import { openLock, pinShape } from './pin.ts';
import { countTry, forgiveTries, isUsedUp, mayTry } from './tries.ts';
import type { VaultRow, VaultShelf } from './vault-rows.ts';
import type { Outcome } from './vault-state.ts';

export type Tried =
  | { readonly outcome: 'open'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly outcome: Exclude<Outcome, 'open'> };

/** What can be no PIN at all is wrong and costs no try: it was a slip of a finger. */
export async function tryPin(shelf: VaultShelf, row: VaultRow, { pin, nowMs }: { readonly pin: string; readonly nowMs: number }): Promise<Tried> {
  if (!pinShape.test(pin)) return { outcome: 'wrong' };
  let isAllowed = false;
  const counted = await shelf.change(row.id, (latest) => {
    isAllowed = mayTry(latest, nowMs);
    return countTry(latest, nowMs);
  });
  if (counted?.lock === undefined) return { outcome: 'destroyed' };
  const bytes = isAllowed ? await openLock(pin, counted.lock, lockName(counted)) : undefined;
  if (bytes !== undefined) {
    await shelf.change(row.id, forgiveTries);
    return { outcome: 'open', bytes };
  }
  if (!isUsedUp(counted)) return { outcome: isAllowed ? 'wrong' : 'waiting' };
  await shelf.destroy(row.id);
  return { outcome: 'destroyed' };
}

/** The lock of one vault does not open another. */
export function lockName({ owner, id }: VaultRow): string {
  return JSON.stringify([owner, id]);
}
