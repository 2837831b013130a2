/** One store version: what differs from the one before. */
import type { Transaction } from 'dexie';

export interface StoreVersion {
  /** New or changed tables, each by its key and indices; `null` takes a table away. */
  readonly tables: Readonly<Record<string, string | null>>;
  /** Brings rows of the version before into the new shape. */
  upgrade?(transaction: Transaction): PromiseLike<void>;
}
