/** Which places of which campaigns a person works at. */
import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const accountPlaces = sqliteTable('account_places', {
  account: text('account').notNull(),
  campaign: text('campaign').notNull(),
  place: text('place').notNull(),
}, (table) => [primaryKey({ columns: [table.account, table.campaign, table.place] })]);
