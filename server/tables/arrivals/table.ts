/** How many counted responses arrived, by what progress shows. */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { channels } from '#shared/response/model.ts';

export const arrivals = sqliteTable('arrivals', {
  campaign: text('campaign').notNull(),
  unit: text('unit').notNull(),
  /** Empty where the response names none. */
  place: text('place').notNull(),
  channel: text('channel', { enum: channels }).notNull(),
  device: text('device').notNull(),
  day: text('day').notNull(),
  responses: integer('responses').notNull(),
  lastReceivedAtMs: integer('last_received_at_ms').notNull(),
}, (table) => [primaryKey({
  columns: [table.campaign, table.unit, table.place, table.channel, table.device, table.day],
})]);
