/**
 * Store version 2: drafts and assignments are under lock; the bytes of envelopes lie apart from what
 * is known about them, so that counting and listing read none; incidents are kept. The clear tables `drafts` and `campaigns` of version 1 stay:
 * what they hold is sealed and deleted at the first unlock, and nothing is written there again.
 */
import type { StoreVersion } from './store-version.ts';

export const version2: StoreVersion = {
  tables: {
    envelopes: '&id',
    incidents: '&[kind+atMs]',
    vaults: '&id, owner',
    sealedDrafts: '&id, owner',
    sealedNotes: '&[owner+name]',
    sealingKeys: '&[serverKey+campaign]',
  },
  /** Receipts of version 1 were not signed: they are kept, and prove nothing. */
  upgrade: (transaction) => transaction.table('outbox').toArray().then((rows: Version1Row[]) => Promise.all([
    transaction.table('envelopes').bulkPut(rows.map(({ id, bytes }) => ({ id, bytes }))),
    transaction.table('outbox').bulkPut(rows.map(({ bytes: _bytes, receipt, ...row }) => (receipt === undefined ? row : { ...row, unsignedReceipt: receipt }))),
  ])).then(() => undefined),
};

interface Version1Row {
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly receipt?: unknown;
}
