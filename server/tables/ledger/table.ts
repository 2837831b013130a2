/** The hash-chained record of what was acknowledged, decided and changed. Triggers let it grow and nothing else. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { ledgerKinds } from '#shared/sealing/ledger.ts';

export const ledger = sqliteTable('ledger', {
  index: integer('number').primaryKey(),
  kind: text('kind', { enum: ledgerKinds }).notNull(),
  atMs: integer('at_ms').notNull(),
  body: text('body').notNull(),
  hash: text('hash').notNull(),
});
