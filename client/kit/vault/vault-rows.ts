/** What is kept of a vault, and the port to where it is kept. */
import type { PinLock } from './pin.ts';

/**
 * One key of one person on this device.
 *
 * - `current`: opened by the PIN in use;
 * - `former`: the person forgot its PIN and made a new one; kept as long as drafts are under it;
 * - `destroyed`: too many wrong PINs, the key is gone.
 */
export interface VaultRow {
  /** Sealed rows name the key they are under by this. */
  readonly id: string;
  /** Login of the person; empty at the kiosk, which has no person. */
  readonly owner: string;
  readonly standing: 'current' | 'former' | 'destroyed';
  /** Absent at the kiosk and once destroyed. */
  readonly lock?: PinLock;
  /** The kiosk's key, which no script can take out of the browser. */
  readonly deviceKey?: CryptoKey;
  /** Tries since the last right PIN; counted before each is made. */
  readonly tries: number;
  /** No try is made before this moment. */
  readonly waitUntilMs: number;
}

/** A key that is open in this window. */
export interface OpenKey {
  readonly id: string;
  readonly owner: string;
  readonly key: CryptoKey;
}

/** Where vaults are kept; each call is one strict transaction. */
export interface VaultShelf {
  /** Every vault of a person, the ones in use and former ones. */
  ofOwner(owner: string): Promise<VaultRow[]>;
  /** Adds a vault; the person's `current` or `destroyed` one before becomes `former`, or goes when no draft is under it. */
  add(row: VaultRow): Promise<void>;
  /** Writes what `change` makes of the row as it is now; gives it back, or undefined when there is none. */
  change(id: string, change: (row: VaultRow) => VaultRow): Promise<VaultRow | undefined>;
  /** Destroys the key and deletes every draft and note under it. */
  destroy(id: string): Promise<void>;
  /** Deletes a vault with what is under it. */
  remove(id: string): Promise<void>;
  /** How many drafts are under these keys. */
  draftsUnder(ids: readonly string[]): Promise<number>;
  /** Opens the drafts under `from` and seals them under `to`, then deletes the vault `from`. */
  carryOver(from: OpenKey, to: OpenKey): Promise<void>;
}
