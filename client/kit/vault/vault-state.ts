/** What a screen sees of a vault, and what it can ask of it. */
import type { ReadonlySignal } from '@preact/signals';

/**
 * - `unknown`: not read yet, or nobody is signed in;
 * - `none`: there is no PIN yet, one is to be set, also without a network;
 * - `{ waitUntilMs }`: locked, and no try is made before that moment; it stays so until the next try;
 * - `destroyed`: too many wrong PINs: drafts and assignments are gone, finished responses are not. The
 *   person was signed out; after a sign-in with a network they set a new PIN.
 */
export type VaultState = 'unknown' | 'none' | 'locked' | 'open' | 'destroyed' | { readonly waitUntilMs: number };

/** What came of a try: `waiting` means that it was not made. */
export type Outcome = 'open' | 'wrong' | 'waiting' | 'destroyed';

export interface Vault {
  readonly state: ReadonlySignal<VaultState>;
  /** Wrong tries that it still bears. */
  readonly triesLeft: ReadonlySignal<number>;
  /** Drafts under PINs that were forgotten. */
  readonly formerDrafts: ReadonlySignal<number>;
  /** Somebody signed in with a network in this window: a new PIN may take the place of a forgotten one. */
  readonly mayReplace: ReadonlySignal<boolean>;
  /** The first PIN, or a new one in place of one that was forgotten. Opens the new vault. */
  setPin(pin: string): Promise<void>;
  unlock(pin: string): Promise<Outcome>;
  lock(): void;
  /** The same key under another PIN; the old one is a try like any other. */
  changePin(old: string, fresh: string): Promise<Outcome>;
  /** Brings the drafts under a forgotten PIN back, for whoever remembers it after all. */
  recoverFormer(pin: string): Promise<Outcome>;
  /** Deletes those drafts because the person said so. */
  forgetFormer(): Promise<void>;
}
