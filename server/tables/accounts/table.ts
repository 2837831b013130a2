/** People who work with the system; `loginKey` is what makes a login unique. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { roles } from '#shared/campaign/model.ts';

export const accounts = sqliteTable('accounts', {
  id: text('id').primaryKey(),
  login: text('login').notNull(),
  loginKey: text('login_key').notNull().unique(),
  passwordHash: text('password_hash').notNull(),
  role: text('role', { enum: roles }).notNull(),
  campaigns: text('campaigns', { mode: 'json' }).$type<'all' | readonly string[]>().notNull(),
  units: text('units', { mode: 'json' }).$type<'all' | readonly string[]>().notNull(),
  isDisabled: integer('is_disabled', { mode: 'boolean' }).notNull(),
  isDemonstration: integer('is_demonstration', { mode: 'boolean' }).notNull(),
});
