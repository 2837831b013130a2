/** What was answered to an envelope, text and signature, for ever. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const receipts = sqliteTable('receipts', {
  position: integer('position').primaryKey(),
  text: text('text').notNull(),
  signature: text('signature').notNull(),
});
