/**
 * Store version 2: drafts and assignments are under lock, an envelope can be named from an index
 * without reading it, incidents are kept. The clear tables `drafts` and `campaigns` of version 1 stay:
 * what they hold is sealed and deleted at the first unlock, and nothing is written there again.
 */
import type { StoreVersion } from './store-version.ts';

export const version2: StoreVersion = {
  tables: {
    outbox: '&id, sequence, settledAtMs, isCounted, [status+finishedAtMs], [device+sequence+hash]',
    incidents: '&[kind+atMs]',
    vaults: '&id, owner',
    sealedDrafts: '&id, owner',
    sealedNotes: '&[owner+name]',
    sealingKeys: '&[serverKey+campaign]',
  },
  /** Receipts of version 1 were not signed: they are kept, and prove nothing. */
  upgrade: (transaction) => transaction.table('outbox').toCollection().modify((row: { receipt?: unknown; unsignedReceipt?: unknown }) => {
    if (row.receipt === undefined) return;
    row.unsignedReceipt = row.receipt;
    delete row.receipt;
  }).then(() => undefined),
};
