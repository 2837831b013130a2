/** How the ledger stood at the end of a day or at a stop, signed by the server. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const ledgerHeads = sqliteTable('ledger_heads', {
  id: integer('id').primaryKey(),
  day: text('day').notNull(),
  epoch: text('epoch').notNull(),
  size: integer('size').notNull(),
  hash: text('hash').notNull(),
  signedAtMs: integer('signed_at_ms').notNull(),
  signature: text('signature').notNull(),
});
