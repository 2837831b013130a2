/**
 * Locks the vault when the app was out of sight for a quarter of an hour: a phone that was put down
 * and picked up by somebody else asks for the PIN. Every tap is saved, so an interview goes on where
 * it stood. A clock that went back in between tells nothing, and the vault is locked too.
 */
import type { Vault } from './vault-state.ts';

export const leftMs = 15 * 60_000;

/** Gives what ends the watch. */
export function lockWhenLeft(vault: Pick<Vault, 'lock'>, now: () => number): () => void {
  let hiddenAtMs: number | undefined;
  const look = (): void => {
    if (document.hidden) {
      hiddenAtMs ??= now();
      return;
    }
    const awayMs = hiddenAtMs === undefined ? 0 : now() - hiddenAtMs;
    hiddenAtMs = undefined;
    if (awayMs < 0 || awayMs >= leftMs) vault.lock();
  };
  document.addEventListener('visibilitychange', look);
  return () => document.removeEventListener('visibilitychange', look);
}
