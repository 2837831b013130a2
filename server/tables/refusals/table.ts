/** People who refused, by unit; the newest row of a unit holds. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const refusals = sqliteTable('refusals', {
  id: integer('id').primaryKey(),
  campaign: text('campaign').notNull(),
  unit: text('unit').notNull(),
  /** Null where an earlier number was taken back. */
  refusals: integer('refusals'),
  recordedBy: text('recorded_by').notNull(),
  recordedAtMs: integer('recorded_at_ms').notNull(),
});
