/** Sessions of desks and devices, by the hash of their token. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const sessions = sqliteTable('sessions', {
  tokenHash: text('token_hash').primaryKey(),
  account: text('account').notNull(),
  device: text('device'),
  createdAtMs: integer('created_at_ms').notNull(),
  lastUsedAtMs: integer('last_used_at_ms').notNull(),
});
